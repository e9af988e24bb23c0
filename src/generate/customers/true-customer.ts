import type { RecordRef } from '../../identity'
import { HISTORY_DAYS, valueOn } from '../calendar'
import { streetLine } from './addresses'
import type { Inhabitant } from './population'
import type { ContactChannel, Exposure, OfferEffect } from './traits'

/** A customer as one is at the end of the simulation: what a perfect golden record would hold, and what no record holds. */
export interface TrueCustomer {
  readonly person: string
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string
  readonly street: string
  readonly city: string
  readonly postcode: string
  readonly phone: string
  /** Telephone of the household; empty if it has none. */
  readonly landline: string
  readonly email: string
  /** IANA time zone. */
  readonly zone: string
  readonly records: readonly RecordRef[]
  /** Probability that a contact is answered, by channel, over the hours of sending; see {@link customerParameters}. */
  readonly responseRates: Readonly<Record<ContactChannel, number>>
  /** Factor on it for each of the 24 hours of the local day. */
  readonly hourFactors: readonly number[]
  readonly exposure: Exposure
  readonly favouriteTopic: string
  readonly offerEffect: OfferEffect
}

/** The truth about an inhabitant who is a customer. */
export function trueCustomer({ id, person, records, email, phone, traits }: Inhabitant, zone: string): TrueCustomer {
  const address = valueOn(person.addresses, HISTORY_DAYS)
  return {
    person: id,
    firstName: person.firstName,
    lastName: valueOn(person.lastNames, HISTORY_DAYS),
    birthDate: person.birthDate,
    street: streetLine(address),
    city: address.place.name,
    postcode: address.postcode,
    phone,
    landline: person.landline ?? '',
    email,
    zone,
    records,
    responseRates: traits.responseRates,
    hourFactors: traits.hourFactors,
    exposure: traits.exposure,
    favouriteTopic: traits.favouriteTopic,
    offerEffect: traits.offerEffect,
  }
}
