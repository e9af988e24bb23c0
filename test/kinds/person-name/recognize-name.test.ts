import { describe, expect, it } from 'vitest'
import { commonNames } from '../../../src/data/common-names'
import { nicknamesEn } from '../../../src/data/nicknames-en'
import { looksLikePersonName } from '../../../src/kinds/person-name/looks-like-person-name'
import { recognizePersonName } from '../../../src/kinds/person-name/recognize-name'
import { headerWords } from '../../../src/kinds/recognize'

function partOf(header: string, sample: readonly string[]): string | undefined {
  const words = sample.map((value) => value.split(' ').length)
  const column = {
    name: header,
    words: headerWords(header),
    rowCount: sample.length,
    filled: 1,
    distinct: sample.length,
    sample,
    meanWords: words.reduce((sum, count) => sum + count, 0) / words.length,
    meanLength: 8,
  }
  return recognizePersonName(column, commonNames)?.part
}

const given = ['Brian', 'Olga', 'Priya', 'Carlos']
const family = ['Smith', 'Ivanova', 'Sharma', 'García']
const whole = ['Brian Smith', 'Olga Ivanova', 'Priya Sharma', 'Carlos García']

describe('recognizePersonName', () => {
  it.each([
    ...[
      'first_name',
      'fname_c1',
      'FN',
      'vorname',
      'Prénom',
      'voornaam',
      'förnamn',
      'imię',
      'имя',
      '名',
      'nombre',
      'nome',
    ].map((header) => [header, given, 'given'] as const),
    ...[
      'last_name',
      'lname_c1',
      'LN',
      'Nachname',
      'apellido1',
      'cognome',
      'sobrenome',
      'efternamn',
      'nazwisko',
      '姓',
      'nom',
    ].map((header) => [header, family, 'family'] as const),
    ...[
      'name',
      'holder',
      'Insured',
      'contact_person',
      'customer',
      'Last, First',
      '氏名',
      'ФИО',
      'nombre y apellidos',
      'nom',
      'nombre',
      'kunde',
    ].map((header) => [header, whole, ''] as const),
    ['middle_initial', ['A', 'B', 'C'], 'middle'] as const,
    ['отчество', ['Иванович', 'Петровна'], 'middle'] as const,
    ['suffix', ['Jr', 'Sr', 'III'], 'suffix'] as const,
  ])('takes %s for a part of a name', (header, sample, part) => {
    expect(partOf(header, sample)).toBe(part)
  })

  it.each([
    ['MAIDEN', family],
    ['birth_name', family],
    ["mother's name", whole],
    ['company_name', ['Acme Ltd', 'Globex']],
    ['name', ['Acme Ltd', 'Globex Corporation', 'Initech']],
    ['last_login', ['Monday', 'Tuesday']],
    ['apellido2', family],
    ['first_name', ['1', '2', '3']],
  ])('leaves %s with %j alone', (header, sample) => {
    expect(partOf(header, sample)).toBeUndefined()
  })
})

describe('looksLikePersonName', () => {
  it.each([
    'John Smith',
    'SMITH, JENNIFER',
    'Brian',
    'Wei Chen',
    'Mohammed Al-Fayed',
    'Aisha Khan',
    'Yuki Tanaka',
    'Müller, Jürgen',
    'Дмитрий Иванов',
    'Олена Шевченко',
    'Γιώργος Παπαδόπουλος',
    '김철수',
    '李小龙',
    '山田太郎',
    'やまだ たろう',
  ])('is true for %s', (value) => {
    expect(looksLikePersonName(value, commonNames)).toBe(true)
    expect(looksLikePersonName(value, nicknamesEn)).toBe(true)
  })

  it.each([
    'Acme Ltd',
    'Main Street 5',
    'Berlin',
    'Globex Corporation of America and Partners',
    '株式会社',
    'hello world',
    '',
  ])('is false for %j', (value) => {
    expect(looksLikePersonName(value, commonNames)).toBe(false)
    expect(looksLikePersonName(value, nicknamesEn)).toBe(false)
  })

  it('knows the nicknames that are handed in', () => {
    expect(looksLikePersonName('Zephaniah Crisp', commonNames)).toBe(false)
    expect(looksLikePersonName('Zephaniah Crisp', nicknamesEn)).toBe(true)
  })
})
