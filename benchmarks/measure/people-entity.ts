import { defineEntity, type EntityConfig, kinds } from 'samewise'

/**
 * The people of the library's own generators as a user would describe them.
 *
 * @param sources names of the sources
 * @param further settings of every source, such as a `sourceColumn` of a file that holds several
 */
export function peopleEntity(
  sources: readonly string[],
  further: { readonly sourceColumn?: string } = {},
): EntityConfig {
  const source = {
    id: 'record_id',
    observedAt: 'updated_at',
    map: {
      'name.given': 'first_name',
      'name.family': 'last_name',
      birthDate: 'birth_date',
      'address.line': 'street',
      'address.city': 'city',
      'address.postcode': 'postcode',
    },
    ...further,
  }
  return defineEntity({
    name: 'person',
    fields: {
      name: kinds.personName(),
      birthDate: kinds.birthDate(),
      address: kinds.address(),
      phone: kinds.phone(),
      email: kinds.email(),
    },
    sources: Object.fromEntries(sources.map((name) => [name, source])),
  })
}
