import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue'
import { strangers } from './edges'
import { films } from './films'
import { citations } from './library'
import { abbreviatedPersons, voters } from './persons'
import { guides } from './places-to-eat'
import { resolveWorld, type WorldOutcome } from './resolve-world'
import { tracks } from './tracks'
import { type World, WorldBuilder } from './world'

const usesOf = ({ guess }: WorldOutcome): Record<string, string | undefined> =>
  Object.fromEntries(guess.columns.map(({ source, column, use }) => [`${source}.${column}`, use]))

describe('what is guessed of the worlds', () => {
  it('reads abbreviated headers, the three parts of a birth date, and a prefixed id', async () => {
    expect(usesOf(await resolveWorld(abbreviatedPersons({ seed: 3, entities: 60 })))).toMatchObject({
      'oldsystem.cust_ref_id': 'id',
      'oldsystem.fname_c1': 'name.given',
      'oldsystem.lname_c1': 'name.family',
      'oldsystem.bd': 'birthDate.day',
      'oldsystem.bm': 'birthDate.month',
      'oldsystem.by': 'birthDate.year',
      'oldsystem.plz': 'address.postcode',
      'oldsystem.cty': 'address.city',
    })
  })

  it('reads names turned round and years with decoration', async () => {
    expect(usesOf(await resolveWorld(voters({ seed: 3, entities: 60 })))).toMatchObject({
      'voters.rec_no': 'id',
      'voters.name': 'name',
      'voters.yob': 'birthDate.year',
      'voters.str': 'address.line',
    })
  })

  it('takes a date of nothing but years for the year of the thing, and not for a time of change', async () => {
    const uses = usesOf(await resolveWorld(citations({ seed: 3, works: 60 })))
    expect(uses['references.date']).toBe('date')
    expect(uses['references.author']).toBe('author')
  })

  it('reads durations in all the ways they are written', async () => {
    const outcome = await resolveWorld(tracks({ seed: 3, tracks: 120 }))
    expect(outcome.guess.config.fields.length).toMatchObject({ kind: 'number', duration: true })
  })

  it('finds texts and prices of two shops under different headers', async () => {
    const uses = usesOf(await resolveWorld(catalogue({ seed: 3, products: 250 })))
    expect(uses['shop.name']).toBe(uses['outlet.title'])
    expect(uses['shop.price']).toBe(uses['outlet.list_price'])
    expect(uses['shop.description']).not.toBe(uses['outlet.title'])
  })

  it('finds sets of persons under different headers', async () => {
    const uses = usesOf(await resolveWorld(films({ seed: 3, films: 250 })))
    expect(uses['archive.actors']).toBe(uses['guide.starring'])
  })

  it('finds that a column of names holds what the next table calls restaurants', async () => {
    const uses = usesOf(await resolveWorld(guides({ seed: 3, places: 200, sources: 3 })))
    expect([uses['guide1.name'], uses['guide2.restaurant'], uses['guide3.name']]).toEqual(Array(3).fill('organization'))
  })
})

describe('worlds', () => {
  it('are the same for the same seed, and others for another', () => {
    const print = ({ sources, truth }: World): string => JSON.stringify([sources, [...truth]])
    expect(print(catalogue({ seed: 4 }))).toBe(print(catalogue({ seed: 4 })))
    expect(print(catalogue({ seed: 4 }))).not.toBe(print(catalogue({ seed: 5 })))
  })

  it('may hold nothing that matches', async () => {
    const { evaluation, result } = await resolveWorld(strangers({ seed: 3 }))
    expect(evaluation.pairs.predictedPairs).toBe(0)
    expect(result.goldenCount).toBe(result.recordCount)
  })

  it('may hold a single record', async () => {
    const world = new WorldBuilder({ seed: 3 })
    world.add('crm', 1, { first_name: 'Ann', last_name: 'Lee' })
    expect((await resolveWorld(world.finish())).evaluation.clusters).toBe(1)
  })
})
