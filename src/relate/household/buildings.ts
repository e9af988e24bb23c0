import { bucketsOf, type DeliveryAddress, isSameBuilding } from './delivery-address'

/** Those who are at one delivery address, by golden ID: the keys of the records that say so. */
export type Occupants = ReadonlyMap<string, ReadonlySet<string>>

/** One way of writing an address, and who gives it. */
interface Place {
  readonly key: string
  readonly address: DeliveryAddress
  /** Where to look for other writings of its building. */
  readonly buckets: readonly string[]
  readonly occupants: Map<string, Set<string>>
}

/** A delivery address, under all the writings that mean it. */
export interface Dwelling {
  /** Writings of it, in order; the first is its name. */
  readonly places: readonly string[]
  readonly address: DeliveryAddress
  readonly occupants: Occupants
  /** A building of several units, of which this address names none. */
  readonly isBlock: boolean
}

/** Everything at one house number: its dwellings, in order. */
export interface Building {
  readonly places: readonly string[]
  readonly dwellings: readonly Dwelling[]
}

/**
 * Who is where: writings of addresses, joined to buildings where they differ by a slip, a missing postal code or city. It is kept up to date
 * record by record, and a change is looked at in its own building only.
 */
export class Buildings {
  private readonly places = new Map<string, Place>()
  private readonly buckets = new Map<string, Set<string>>()
  private readonly buildingOf = new Map<string, Building>()
  private readonly dwellingOf = new Map<string, Dwelling>()

  constructor(
    private readonly similarStreet: number,
    private readonly blockUnits: number,
  ) {}

  /** Puts a person's record at an address, of which `key` is the one text for it. */
  enter(key: string, address: DeliveryAddress, person: string, record: string): void {
    let place = this.places.get(key)
    if (place === undefined) {
      this.places.set(key, (place = { key, address, buckets: bucketsOf(address), occupants: new Map() }))
      for (const bucket of place.buckets) addTo(this.buckets, bucket, key)
    }
    addTo(place.occupants, person, record)
  }

  /** Takes a person's record from an address. */
  leave(key: string, person: string, record: string): void {
    const place = this.places.get(key)
    if (place === undefined) return
    removeFrom(place.occupants, person, record)
    if (place.occupants.size > 0) return
    this.places.delete(key)
    for (const bucket of place.buckets) removeFrom(this.buckets, bucket, key)
  }

  /** The dwelling that an address means since the last {@link rebuild}. */
  dwelling(key: string): Dwelling | undefined {
    return this.dwellingOf.get(key)
  }

  /** Makes the buildings around changed addresses anew; gives those that are gone and those that came. */
  rebuild(changed: Iterable<string>): { gone: Set<Building>; come: Building[] } {
    const gone = new Set<Building>()
    const seeds = new Set<string>()
    for (const key of changed) {
      seeds.add(key)
      const before = this.buildingOf.get(key)
      if (before === undefined || gone.has(before)) continue
      gone.add(before)
      for (const place of before.places) seeds.add(place)
    }
    const seen = new Set<string>()
    const come: Building[] = []
    for (const seed of seeds) {
      if (seen.has(seed) || !this.places.has(seed)) continue
      const places = this.around(seed, seen)
      for (const { key } of places) {
        const before = this.buildingOf.get(key)
        if (before !== undefined) gone.add(before)
      }
      come.push(this.makeBuilding(places))
    }
    for (const building of gone) {
      for (const key of building.places) {
        this.buildingOf.delete(key)
        this.dwellingOf.delete(key)
      }
    }
    for (const building of come) {
      for (const key of building.places) this.buildingOf.set(key, building)
      for (const dwelling of building.dwellings) for (const key of dwelling.places) this.dwellingOf.set(key, dwelling)
    }
    return { gone, come }
  }

  /** All places of the building that one of them is in. */
  private around(seed: string, seen: Set<string>): Place[] {
    const found: Place[] = [this.places.get(seed)!]
    seen.add(seed)
    for (let next = 0; next < found.length; next++) {
      const { address, buckets } = found[next]
      for (const bucket of buckets) {
        for (const key of this.buckets.get(bucket) ?? []) {
          if (seen.has(key)) continue
          const other = this.places.get(key)!
          if (!isSameBuilding(address, other.address, this.similarStreet)) continue
          seen.add(key)
          found.push(other)
        }
      }
    }
    return found
  }

  private makeBuilding(found: readonly Place[]): Building {
    const places = [...found].sort((a, b) => (a.key < b.key ? -1 : 1))
    const byUnit = new Map<string, Place[]>()
    for (const place of places) {
      const { unit } = place.address
      const known = byUnit.get(unit)
      if (known === undefined) byUnit.set(unit, [place])
      else known.push(place)
    }
    const without = byUnit.get('')
    const units = byUnit.size - (without === undefined ? 0 : 1)
    // The only unit that is known is meant where none is named.
    if (without !== undefined && units > 0 && units < this.blockUnits) {
      byUnit.delete('')
      for (const own of byUnit.values()) own.push(...without)
    }
    const dwellings = [...byUnit].map(([unit, own]): Dwelling => {
      const occupants = own.length === 1 ? own[0].occupants : allOccupants(own)
      const isBlock = unit === '' && units >= this.blockUnits
      return { places: own.map(({ key }) => key), address: own[0].address, occupants, isBlock }
    })
    return { places: places.map(({ key }) => key), dwellings }
  }
}

function allOccupants(places: readonly Place[]): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>()
  for (const { occupants } of places) {
    for (const [person, records] of occupants) for (const record of records) addTo(all, person, record)
  }
  return all
}

/** Adds a member to the set of a key. */
export function addTo(sets: Map<string, Set<string>>, key: string, member: string): void {
  const known = sets.get(key)
  if (known === undefined) sets.set(key, new Set([member]))
  else known.add(member)
}

/** Takes a member out of the set of a key, and the set away when it is empty. */
export function removeFrom(sets: Map<string, Set<string>>, key: string, member: string): void {
  const known = sets.get(key)
  if (known?.delete(member) && known.size === 0) sets.delete(key)
}
