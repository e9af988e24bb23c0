import type { DataTable } from '../../data'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { looksLikePersonName } from './looks-like-person-name'

/** Headers of things that have names too, and of persons other than the one the row is about. */
const OTHERS = /* @__PURE__ */ (
  'company|organization|organisation|product|site|file|user|username|street|city|business|program|venue|agency|employer|' +
  'domain|host|event|campaign|brand|bank|school|hospital|department|project|team|country|state|county|' +
  'maiden|maiden name|birth name|geburtsname|nom de naissance|nom de jeune fille|nombre de soltera|cognome da nubile|mother|mothers|father|fathers|spouse|spouses|' +
  'emergency|next of kin|guardian|previous|former|alias|aka|nickname|referring|second surname|segundo apellido|apellido 2|apellido materno|' +
  'visit|login|seen|order|purchase|modified|updated|contacted|activity'
).split('|')

const MIDDLE =
  /* @__PURE__ */ 'middle name|middle|mname|middle initial|mi|patronymic|otchestvo|отчество|zweiter vorname|segundo nombre|second name|tussenvoegsel'.split(
    '|',
  )

const SUFFIX = /* @__PURE__ */ 'suffix|name suffix|generation'.split('|')

/** Headers that say a whole name by themselves. */
const WHOLE = /* @__PURE__ */ (
  'full name|full nm|name full|complete name|customer name|contact name|person name|patient name|holder|account holder|cardholder|' +
  'card holder|policyholder|policy holder|contact person|insured name|name of insured|' +
  'vor und nachname|vor nachname|name vorname|vorname name|ansprechpartner|' +
  'nom complet|nom et prenom|nom prenom|prenom nom|nombre completo|nombre y apellidos|nombre y apellido|apellidos y nombre|nome completo|' +
  'nome e cognome|cognome e nome|cognome nome|nome cognome|volledige naam|imie i nazwisko|nazwisko i imie|jmeno a prijmeni|ad soyad|ad soyadi|' +
  'фио|имя и фамилия|фамилия имя|氏名|姓名|名前|お名前|성명|이름|الاسم|الاسم الكامل|שם מלא|שם'
).split('|')

const GIVEN = /* @__PURE__ */ (
  'first name|first nm|fst name|frst name|given name|given names|givenname|firstname|forename|forenames|christian name|fname|f name|f nm|first|given|fn|vorname|rufname|prenom|prenoms|' +
  'primer nombre|imie|jmeno|meno|ime|fornamn|fornavn|voornaam|roepnaam|etunimi|keresztnev|utonev|имя|імя|όνομα|ονομα|名|שם פרטי|الاسم الاول'
).split('|')

const FAMILY = /* @__PURE__ */ (
  'surname|last name|last nm|lst name|family name|fam name|famname|lastname|familyname|lname|l name|l nm|last|family|ln|nachname|familienname|zuname|apellido|apellidos|primer apellido|' +
  'apellido paterno|nom de famille|cognome|sobrenome|apelido|ultimo nome|efternamn|etternavn|efternavn|achternaam|nazwisko|prijmeni|prezime|' +
  'priezvisko|sukunimi|vezeteknev|csaladnev|soyad|soyadi|soyisim|фамилия|прізвище|επωνυμο|επώνυμο|姓|姓氏|성|שם משפחה|اسم العائلة'
).split('|')

/** A given name, or a whole one where the values are of several words; the family name in French. */
const GIVEN_OR_WHOLE = /* @__PURE__ */ 'nombre|nombres|nome'.split('|')
const FAMILY_OR_WHOLE = ['nom']

/** Headers that may be persons, as the values must show. */
const PERSONS = /* @__PURE__ */ (
  'name|names|person|customer|contact|patient|member|client|employee|insured|subscriber|beneficiary|passenger|guest|attendee|student|owner|' +
  'borrower|applicant|kunde|kundin|mitarbeiter|versicherter|naam|navn|namn|nimi|nev|isim|klient|cliente|client|paciente|titular|' +
  'titulaire|intestatario|assicurato|asegurado|segurado'
).split('|')

/** Words per value from which on a column holds whole names. */
const WHOLE_FROM = 1.7

/** How well a column fits one of the parts of a name, by its header; where that could be other things, by its values too. */
export function recognizePersonName(column: ColumnProfile, data?: DataTable): Recognition | undefined {
  if (shareOf(column, (value) => /\p{L}/u.test(value)) < 0.6) return undefined
  if (headerHas(column, ...OTHERS)) return undefined
  const claim = (part: string, confidence = 0.95): Recognition => ({
    part,
    confidence,
    evidence: `header says ${part === '' ? 'name' : `${part} name`}`,
  })
  if (headerHas(column, ...MIDDLE)) return claim('middle')
  if (headerHas(column, ...SUFFIX)) return claim('suffix')
  const isGiven = headerHas(column, ...GIVEN)
  const isFamily = headerHas(column, ...FAMILY)
  if (headerHas(column, ...WHOLE) || (isGiven && isFamily)) return claim('', 0.93)
  if (isGiven) return claim('given')
  if (isFamily) return claim('family')
  const isWhole = column.meanWords >= WHOLE_FROM
  if (headerHas(column, ...GIVEN_OR_WHOLE)) return isWhole ? claim('', 0.9) : claim('given', 0.9)
  if (headerHas(column, ...FAMILY_OR_WHOLE)) return isWhole ? claim('', 0.9) : claim('family', 0.9)
  if (!headerHas(column, ...PERSONS)) return undefined
  const persons = shareOf(column, (value) => looksLikePersonName(value, data))
  if (persons < 0.5) return undefined
  return {
    part: '',
    confidence: 0.8,
    evidence: `${Math.round(persons * 100)} % of the values look like names of persons`,
  }
}
