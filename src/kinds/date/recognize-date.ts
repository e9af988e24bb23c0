import { isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { dateOrderOf } from './date-order'
import { readDate, readDatePart } from './read-date'

/** Whether a column holds dates of birth or a part of them, by its header and values; with the order of day and month that the values prove. */
export function recognizeBirthDate(column: ColumnProfile): Recognition | undefined {
  if (headerHas(column, 'place', 'city', 'country', 'town', 'ort', 'lieu', 'lugar', 'name', 'weight', 'order'))
    return undefined
  const part = birthPartOf(column)
  if (part !== undefined) return part
  if (!headerHas(column, ...birthHeaders)) return undefined
  const dates = shareOf(
    column,
    (value) => isMissing(value) || readDate(value, 'YMD') !== undefined || readDate(value, 'DMY') !== undefined,
  )
  const serials = shareOf(column, (value) => value.length <= 8 && /^\d{5}(?:\.0)?$/.test(value.trim()))
  if (serials >= 0.6) {
    return {
      part: '',
      confidence: 0.9,
      evidence: `header says birth; ${Math.round(serials * 100)} % of the values are days as spreadsheets count them`,
      options: { serial: true },
    }
  }
  if (dates < 0.6) return undefined
  const order = dateOrderOf(column)
  return {
    part: '',
    confidence: 0.95,
    evidence: `header says birth; ${Math.round(dates * 100)} % of the values are dates${order === undefined ? '' : ` (${order})`}`,
    ...(order === undefined ? {} : { options: { order } }),
  }
}

const birthHeaders: readonly string[] = /* @__PURE__ */ (
  'dob,birth,birthday,birthdate,born,date of birth,birth date,birth dt,bday,bdate,d o b,date naissance,date de naissance,naissance,ne le,' +
  'geburtsdatum,geburtstag,geb,geb datum,gebdatum,geb dat,gebdat,geboren,geboortedatum,nacimiento,fecha nacimiento,fecha de nacimiento,fec nac,' +
  'fecha nac,nascimento,data nascimento,data de nascimento,dt nasc,data nascita,data di nascita,nascita,fodselsdato,fodselsdag,fodt,fodselsdagsdato,' +
  'fodelsedatum,fodd,fodelsedag,syntymaaika,data urodzenia,urodzony,datum narozeni,narozeni,szuletesi datum,szuletesi ido,data nasterii,' +
  'dogum tarihi,дата рождения,ημερομηνια γεννησης,生年月日,出生日期,出生年月日,誕生日,생년월일,تاريخ الميلاد'
).split(',')

/** Headers of a part of the date of birth, and how its values look. A single short header counts only where it is the whole one. */
const birthParts: readonly {
  readonly part: 'year' | 'month' | 'day'
  readonly headers: readonly string[]
  readonly short: string
  readonly fits: (value: string) => boolean
}[] = [
  {
    part: 'year',
    headers: [
      'birth year',
      'year of birth',
      'yob',
      'birth yr',
      'yr of birth',
      'byear',
      'dob year',
      'geburtsjahr',
      'annee de naissance',
      'annee naissance',
      'ano de nacimiento',
      'ano nacimiento',
      'ano de nascimento',
      'ano nascimento',
      'anno di nascita',
      'geboortejaar',
      'fodelsear',
      'fodselsar',
      'rok urodzenia',
      '出生年',
    ],
    short: 'by',
    fits: (value) => /^(?:1[89]|20)\d\d(?:\.0)?$/.test(value) || readDate(value)?.precision === 'year',
  },
  {
    part: 'month',
    headers: [
      'birth month',
      'month of birth',
      'mob',
      'dob month',
      'birth mo',
      'bmonth',
      'geburtsmonat',
      'mois de naissance',
      'mes de nacimiento',
      'mes de nascimento',
      'mese di nascita',
      'geboortemaand',
      '出生月',
    ],
    short: 'bm',
    fits: (value) => readDatePart(value, 'month') > 0,
  },
  {
    part: 'day',
    headers: [
      'birth day',
      'day of birth',
      'dob day',
      'bday',
      'geburtstag',
      'jour de naissance',
      'dia de nacimiento',
      'dia de nascimento',
      'giorno di nascita',
      'geboortedag',
      '出生日',
    ],
    short: 'bd',
    fits: (value) => /^(?:0?[1-9]|[12]\d|3[01])(?:\.0)?$/.test(value),
  },
]

function birthPartOf(column: ColumnProfile): Recognition | undefined {
  const whole = column.words.join(' ')
  for (const { part, headers, short, fits } of birthParts) {
    if (whole !== short && !headerHas(column, ...headers)) continue
    const share = shareOf(column, (value) => value.length <= 20 && fits(value.trim()))
    if (share < 0.8) continue
    return {
      part,
      confidence: 0.95,
      evidence: `header names the ${part} of birth; ${Math.round(share * 100)} % of the values are such`,
    }
  }
  return undefined
}
