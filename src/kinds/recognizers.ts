import { recognizeAddress } from './address/recognize-address'
import { recognizeCategory } from './category/recognize-category'
import { recognizeBirthDate } from './date/recognize-date'
import { recognizeDevice } from './device/recognize-device'
import { recognizeEmail } from './email/recognize-email'
import { recognizeGeoPoint } from './geo-point/recognize-geo-point'
import { recognizeIdentifier } from './identifier/recognize-identifier'
import { recognizeIpAddress } from './ip-address/recognize-ip-address'
import type { Kind } from './kind'
import { recognizeLanguage } from './language/recognize-language'
import { recognizeMoney } from './money/recognize-money'
import { recognizeNumber } from './number/recognize-number'
import { recognizeOrganizationName } from './organization-name/recognize-organization'
import { recognizePersonList } from './person-list/recognize-person-list'
import { recognizePersonName } from './person-name/recognize-name'
import { recognizePhone } from './phone/recognize-phone'
import { recognizePostalCode } from './postal-code/recognize-postal-code'
import { recognizeProductCode } from './product-code/recognize-product-code'
import { recognizeRecordType } from './record-type/recognize-record-type'
import { recognizeSocialHandle } from './social-handle/recognize-social-handle'
import { recognizeText } from './text/recognize-text'
import { recognizeWebAddress } from './web-address/recognize-web-address'
import { recognizeYear } from './year/recognize-year'

/**
 * How the built-in kinds recognize their columns, by the name of the kind. It stands apart from the kinds because only guessing asks for it:
 * who hands in a config does not load the headers of the world.
 */
export const recognizers: ReadonlyMap<string, NonNullable<Kind['recognize']>> = /* @__PURE__ */ new Map([
  ['person-name', recognizePersonName],
  ['date', recognizeBirthDate],
  ['email', recognizeEmail],
  ['phone', recognizePhone],
  ['address', recognizeAddress],
  ['identifier', recognizeIdentifier],
  ['category', recognizeCategory],
  ['organization-name', recognizeOrganizationName],
  ['text', recognizeText],
  ['number', recognizeNumber],
  ['year', recognizeYear],
  ['record-type', recognizeRecordType],
  ['web-address', recognizeWebAddress],
  ['social-handle', recognizeSocialHandle],
  ['device', recognizeDevice],
  ['ip-address', recognizeIpAddress],
  ['language', recognizeLanguage],
  ['money', recognizeMoney],
  ['geo-point', recognizeGeoPoint],
  ['postal-code', recognizePostalCode],
  ['product-code', recognizeProductCode],
  ['person-list', recognizePersonList],
])
