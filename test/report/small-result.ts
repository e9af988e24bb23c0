import { defineEntity, kinds as k, type ResolveResult, resolve } from 'samewise'

/** Names that would do harm if any of them were ever read as HTML or as a script. */
export const hostileNames = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(2)</script>',
  '"><svg onload=alert(3)>',
  '<!-- {a|b} \u2028 -->',
]

const given = ['Ann', 'Bob', 'Carla', 'Dmitri', 'Elena', 'Farid', 'Grace', 'Henri', 'Ines', 'Jonas', 'Keiko', 'Liam']
const family = ['Lee', 'Okafor', 'Novak', 'Schmidt', 'Rossi', 'Haddad', 'Larsen', 'Moreau', 'Silva', 'Tanaka']

/** Three sources of people; most of them are in two, some twice in one. */
export async function smallResult(): Promise<ResolveResult> {
  const sources: Record<string, Record<string, string>[]> = { crm: [], billing: [], web: [] }
  for (let n = 0; n < 96; n++) {
    const first = given[n % given.length]
    const last = family[(n * 7) % family.length]
    const born = `19${50 + (n % 45)}-0${1 + (n % 9)}-1${n % 10}`
    const email = `${first}.${last}${n}@mail.org`.toLowerCase()
    const person = { given: first, family: last, born, email, changed: `2024-01-${10 + (n % 20)}` }
    sources.crm.push({ id: `c${n}`, ...person })
    if (n % 2 === 0) sources.billing.push({ id: `b${n}`, ...person, given: first.slice(0, 1), changed: '2024-03-01' })
    if (n % 3 === 0) sources.web.push({ id: `w${n}`, ...person, born: '', family: `${last}e` })
    if (n % 12 === 0) sources.crm.push({ id: `d${n}`, ...person, email: '' })
  }
  hostileNames.forEach((name, n) => {
    const person = { given: name, family: name, born: '1980-05-05', email: `evil${n}@mail.org`, changed: '2024-01-01' }
    for (const id of ['h', 'i', 'j', 'k', 'l', 'm']) sources.web.push({ id: `${id}${n}${name}`, ...person })
  })
  const map = { 'name.given': 'given', 'name.family': 'family', birthDate: 'born' }
  const person = defineEntity({
    name: 'person',
    fields: { name: k.personName(), birthDate: k.birthDate(), email: k.email() },
    sources: {
      crm: { id: 'id', observedAt: 'changed', map },
      billing: { id: 'id', observedAt: 'changed', map },
      web: { id: 'id', observedAt: 'changed', map },
    },
  })
  return resolve(person, sources)
}
