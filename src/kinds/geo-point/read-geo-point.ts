import { isMissing } from '../missing'

/** A place on the earth in degrees (WGS 84). */
export interface GeoPoint {
  /** -90 to 90, north positive. */
  readonly latitude: number
  /** -180 to 180, east positive. */
  readonly longitude: number
}

const MAX_LENGTH = 120
/** A number with the sign of degrees, minutes or seconds, and the letter of its direction. */
const LETTER_FIRST = /(?<before>[NSEWO])?\s?(?<digits>[+-]?\d{1,3}(?:\.\d{1,17})?)\s?(?<mark>[°º'":]{0,2})/g
const LETTER_LAST = /(?<digits>[+-]?\d{1,3}(?:\.\d{1,17})?)\s?(?<mark>[°º'":]{0,2})\s?(?<after>[NSEWO](?![A-Z]))?/g

/**
 * Reads a place in one of the usual writings: `52.5163, 13.3777`, `POINT (13.3777 52.5163)` and GeoJSON coordinates (longitude first),
 * `geo:52.5163,13.3777`, degrees with minutes and seconds (`52°30'59"N 13°22'40"E`), decimal commas between blanks or semicolons.
 *
 * @param raw the value as it came; a value of more than 120 characters is no place
 * @returns the place, or undefined where there is none: other than two angles, angles out of range, or 0, 0, where nobody lives
 */
export function readGeoPoint(raw: string): GeoPoint | undefined {
  if (isMissing(raw) || raw.length > MAX_LENGTH) return undefined
  const text = raw.normalize('NFKC').trim().toUpperCase().replace(/[′’‘]/g, "'").replace(/[″“”]/g, '"')
  const longitudeFirst = text.includes('POINT') || text.includes('COORDINATES')
  if (/[A-Z]/.test(text) && !longitudeFirst && !/^GEO:/.test(text) && /[^\d\s.,;:°º'"+\-NSEWOLATDGCRIU()]/.test(text))
    return undefined
  const isDecimalComma = !text.includes('.') && /\d,\d{3,}/.test(text) && /[\s;]/.test(text.trim())
  const plain = isDecimalComma ? text.replace(/(\d),(\d)/g, '$1.$2') : text
  const angles = anglesOf(plain)
  if (angles.length !== 2) return undefined
  const [first, second] = angles
  const swapped = longitudeFirst || first.axis === 'longitude' || second.axis === 'latitude'
  return makePoint(swapped ? second.degrees : first.degrees, swapped ? first.degrees : second.degrees)
}

/**
 * Reads one coordinate: `52.5163`, `52,5163`, `52°30'59"N`.
 *
 * @param limit 90 for a latitude, 180 for a longitude
 */
export function readCoordinate(raw: string, limit: 90 | 180): number | undefined {
  if (isMissing(raw) || raw.length > 40) return undefined
  const text = raw.normalize('NFKC').trim().toUpperCase().replace(/[′’‘]/g, "'").replace(/[″“”]/g, '"')
  if (/[^\d\s.,°º'"+\-NSEWO]/.test(text)) return undefined
  const angles = anglesOf(/^[+-]?\d{1,3},\d+$/.test(text) ? text.replace(',', '.') : text)
  return angles.length === 1 && Math.abs(angles[0].degrees) <= limit ? angles[0].degrees : undefined
}

/** Degrees with five places, about a metre, so that equal places are equal texts. */
export function writeDegrees(degrees: number): string {
  const text = degrees.toFixed(5)
  return text === '-0.00000' ? '0.00000' : text
}

/** The point of two coordinates, unless they are out of range or both zero. */
export function makePoint(latitude: number, longitude: number): GeoPoint | undefined {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined
  return Math.abs(latitude) < 1e-5 && Math.abs(longitude) < 1e-5 ? undefined : { latitude, longitude }
}

interface Angle {
  readonly degrees: number
  readonly axis: 'latitude' | 'longitude' | undefined
}

/** The angles in a text; none if it holds more numbers than angles are made of. */
function anglesOf(text: string): Angle[] {
  // Letters stand before all numbers or behind all.
  const parts = [...text.matchAll(/^[\s(]{0,3}[NSEWO]/.test(text) ? LETTER_FIRST : LETTER_LAST)]
  const angles: { degrees: number; axis: Angle['axis']; sign: number }[] = []
  let step = 0
  for (const { groups = {} } of parts) {
    const { before, digits = '', mark = '', after } = groups
    const value = Number(digits)
    const isMinor = step > 0 && step < 3 && !/^[+-]/.test(digits) && value < 60 && before === undefined
    if (isMinor) {
      const angle = angles[angles.length - 1]
      angle.degrees += value / (step === 1 ? 60 : 3600)
    } else angles.push({ degrees: Math.abs(value), axis: undefined, sign: digits.startsWith('-') ? -1 : 1 })
    const angle = angles[angles.length - 1]
    const letter = after ?? (isMinor ? undefined : before)
    if (letter !== undefined) {
      angle.axis = letter === 'N' || letter === 'S' ? 'latitude' : 'longitude'
      if (letter === 'S' || letter === 'W') angle.sign = -1
    }
    step = after !== undefined || mark === '' ? 0 : isMinor ? step + 1 : 1
    if (angles.length > 2) return []
  }
  return angles.map(({ degrees, axis, sign }) => ({ degrees: degrees * sign, axis }))
}
