/** What a column is: a kind, with its part and with the order of dates where there is one; or `id`, `observedAt`, or nothing the config should use. */
export type Meaning = string

/** By source, what each column is that a config must know; a column that is not named may be used as anything or not at all. */
export type Meanings = Readonly<Record<string, Readonly<Record<string, Meaning>>>>

/** The files that `splitPeople` writes. */
export const peopleMeanings: Meanings = {
  crm: {
    customer_id: 'id',
    first_name: 'person-name.given',
    surname: 'person-name.family',
    dob: 'date YMD',
    street: 'address.line',
    town: 'address.city',
    zip: 'address.postcode',
    tel: 'phone',
    email: 'email',
    modified: 'observedAt YMD',
  },
  billing: {
    account: 'id',
    holder: 'person-name',
    born: 'date DMY',
    addr: 'address',
    phone1: 'phone',
    mail: 'email',
    last_change: 'observedAt DMY',
  },
  support: {
    ticket: 'id',
    'contact.name.first': 'person-name.given',
    'contact.name.last': 'person-name.family',
    'contact.birthday': 'date DMY',
    emails: 'email',
    phones: 'phone',
    'location.line': 'address.line',
    'location.city': 'address.city',
    'location.postal_code': 'address.postcode',
    opened_at: 'observedAt YMD',
  },
  web: {
    user_id: 'id',
    displayName: 'person-name',
    e_mail: 'email',
    birth: 'date MDY',
    mobile: 'phone',
    address1: 'address.line',
    locality: 'address.city',
    post_code: 'address.postcode',
    signup: 'observedAt MDY',
  },
}

/** The files in examples/silos. */
export const siloMeanings: Meanings = {
  crm: {
    customer_no: 'id',
    first_name: 'person-name.given',
    surname: 'person-name.family',
    company: 'organization-name',
    dob: 'date YMD',
    email: 'email',
    mobile: 'phone',
    tel: 'phone',
    street: 'address.line',
    town: 'address.city',
    postcode: 'address.postcode',
    modified: 'observedAt YMD',
  },
  billing: {
    account: 'id',
    holder: 'person-name',
    born: 'date DMY',
    addr: 'address',
    phone1: 'phone',
    iban: 'iban',
    crm_ref: 'reference',
    last_change: 'observedAt DMY',
  },
  support: {
    ticket: 'id',
    'contact.name.first': 'person-name.given',
    'contact.name.last': 'person-name.family',
    'contact.name.full': 'person-name',
    emails: 'email',
    phones: 'phone',
    'location.line': 'address.line',
    'location.city': 'address.city',
    'location.zip': 'address.postcode',
    opened_at: 'observedAt YMD',
  },
  web: {
    user_id: 'id',
    displayName: 'person-name',
    e_mail: 'email',
    birth: 'date MDY',
    ip: 'nothing',
    lang: 'nothing',
    loyalty_card: 'identifier',
    signup: 'observedAt MDY',
  },
  loyalty: {
    card_no: 'id',
    name_initial: 'person-name',
    zip: 'address.postcode',
    phone: 'phone',
    mail: 'email',
    points: 'nothing',
    tier: 'nothing',
  },
}
