import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { formatCsv } from '../accuracy/opaque-records'

/** A row of gen_people.py. */
type Person = Readonly<Record<string, string>>

/** Files that a file of people was split into, one for each of its sources. */
export interface SplitPeople {
  readonly files: readonly string[]
  /** `source,record_id,entity_id`. */
  readonly truth: string
}

/**
 * Splits a file of people by its column `source` into files that name, order and format the same values differently, as the exports of four systems
 * do. Nothing is added and nothing but the way of writing is lost.
 *
 * - crm.csv: names in two columns, dates as `1980-12-31`, telephones as `(217) 555-0123`
 * - billing.csv: `Last, First` in one column, the address in another, dates as `31.12.1980`, telephones in bare digits
 * - support.ndjson: nested, with lists, dates as `31/12/1980`, telephones with the country code
 * - web.csv: `First Last` in one column, dates as `12/31/1980`, telephones with points
 *
 * @param records CSV of gen_people.py, with the column source
 * @param truth CSV with record_id and entity_id
 * @param folder where the files are written
 */
export function splitPeople(records: string, truth: string, folder: string): SplitPeople {
  const people: Person[] = parse(readFileSync(records), { columns: true, bom: true })
  const files: string[] = []
  for (const [name, { file, write }] of Object.entries(shapes)) {
    const rows = people.filter(({ source }) => source === name)
    const path = join(folder, file)
    writeFileSync(path, write(rows))
    files.push(path)
  }
  const sources = new Map(people.map(({ record_id, source }) => [record_id, source]))
  const known: Person[] = parse(readFileSync(truth), { columns: true, bom: true })
  const path = join(folder, 'truth.csv')
  const head = ['source', 'record_id', 'entity_id']
  const body = known.map(({ record_id, entity_id }) => [sources.get(record_id) ?? '', record_id, entity_id])
  writeFileSync(path, formatCsv([head, ...body]))
  return { files, truth: path }
}

const joined = (separator: string, ...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(separator)

/** Day, month and year in another order; what is no date stays as it is. */
function dateText(date: string, form: (year: string, month: string, day: string) => string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  return parts === null ? date : form(parts[1], parts[2], parts[3])
}

const dottedDate = (date: string): string => dateText(date, (year, month, day) => `${day}.${month}.${year}`)
const britishDate = (date: string): string => dateText(date, (year, month, day) => `${day}/${month}/${year}`)
const americanDate = (date: string): string => dateText(date, (year, month, day) => `${month}/${day}/${year}`)

/** A number of ten digits in another form, its extension left out; any other text stays as it is. */
function phoneText(phone: string, form: (area: string, exchange: string, line: string) => string): string {
  const parts = /^1?(\d{3})(\d{3})(\d{4})$/.exec(phone.replace(/ x\d+$/, '').replaceAll(/\D/g, ''))
  return parts === null ? phone : form(parts[1], parts[2], parts[3])
}

interface Shape {
  readonly file: string
  readonly write: (rows: readonly Person[]) => string
}

function csvShape(file: string, columns: Readonly<Record<string, (person: Person) => string>>): Shape {
  const write = (rows: readonly Person[]): string =>
    formatCsv([Object.keys(columns), ...rows.map((row) => Object.values(columns).map((cell) => cell(row)))])
  return { file, write }
}

const shapes: Readonly<Record<string, Shape>> = {
  crm: csvShape('crm.csv', {
    customer_id: (p) => p.record_id,
    first_name: (p) => p.first_name,
    surname: (p) => p.surname,
    dob: (p) => p.dob,
    street: (p) => p.street,
    town: (p) => p.city,
    zip: (p) => p.postcode,
    tel: (p) => phoneText(p.phone, (area, exchange, line) => `(${area}) ${exchange}-${line}`),
    email: (p) => p.email,
    modified: (p) => p.updated_at,
  }),
  billing: csvShape('billing.csv', {
    account: (p) => p.record_id,
    holder: (p) => joined(', ', p.surname, p.first_name),
    born: (p) => dottedDate(p.dob),
    addr: (p) => joined(', ', p.street, p.city, p.postcode),
    phone1: (p) => phoneText(p.phone, (area, exchange, line) => area + exchange + line),
    mail: (p) => p.email,
    last_change: (p) => dottedDate(p.updated_at),
  }),
  support: {
    file: 'support.ndjson',
    write: (rows) =>
      rows
        .map((p) => ({
          ticket: p.record_id,
          contact: { name: { first: p.first_name, last: p.surname }, birthday: britishDate(p.dob) },
          emails: p.email === '' ? [] : [p.email],
          phones:
            p.phone === '' ? [] : [phoneText(p.phone, (area, exchange, line) => `+1 ${area} ${exchange} ${line}`)],
          location: { line: p.street, city: p.city, postal_code: p.postcode },
          opened_at: `${p.updated_at}T12:00:00Z`,
        }))
        .map((ticket) => `${JSON.stringify(ticket)}\n`)
        .join(''),
  },
  web: csvShape('web.csv', {
    user_id: (p) => p.record_id,
    displayName: (p) => joined(' ', p.first_name, p.surname),
    e_mail: (p) => p.email,
    birth: (p) => americanDate(p.dob),
    mobile: (p) => phoneText(p.phone, (area, exchange, line) => `${area}.${exchange}.${line}`),
    address1: (p) => p.street,
    locality: (p) => p.city,
    post_code: (p) => p.postcode,
    signup: (p) => americanDate(p.updated_at),
  }),
}
