import type { RecordRef } from 'samewise'
import { personOfRun } from 'samewise/customer'
import { resolveId } from 'samewise/identity'
import { foldJudgements } from 'samewise/judgements'
import { describe, expect, it } from 'vitest'
import { shownIn, tellStory } from './tell-story'

const load = async () => ({
  ...(await import('../../examples/golden-records/golden.js')),
  ...(await import('../../examples/golden-records/customers.js')),
})
const { told: story, printed } = await tellStory(load)

const web = (recordId: string): RecordRef => ({ source: 'web', recordId })

describe('the golden records of the sample silos', () => {
  it('are told as the README shows', () => expect(printed).toBe(shownIn('golden-records')))

  it('take an address and its phone from one record', () => {
    for (const golden of story.first.golden()) {
      const [address, phone] = [golden.lineage.address, golden.lineage.phone]
      if (address === undefined || phone === undefined) continue
      expect(phone.winners[0]).toEqual(address.winners[0])
    }
  })

  it('trust a source less as its values grow old', () => {
    const sourceOfName = (asOf: string) => story.first.goldenOf(story.father, { asOf })?.lineage.name.winners[0]?.source
    expect(sourceOfName('2025-06-28')).toBe('crm')
    expect(sourceOfName('2026-06-01')).toBe('billing')
  })

  it('show what another policy changes without changing it', () => {
    expect(story.change.golden).toBe(story.first.goldenCount)
    expect(story.change.fields.find(({ field }) => field === 'email')?.changed).toBe(0)
    expect(story.first.goldenOf(story.father)?.values.phone).toEqual(['+447581289586'])
  })

  it('keep a pin through merge and unmerge', () => {
    for (const run of [story.merged, story.result]) {
      expect(run.goldenOf(story.father)?.values.name).toMatchObject({ full: 'Scott Dixon' })
      expect(run.pinIssues()).toEqual([])
    }
    expect(story.result.goldenOf(story.son)?.lineage.name.pin).toBeUndefined()
  })

  it('have their old IDs again after merge and unmerge, and never an ID for two things', () => {
    const [before, during, after] = [story.first, story.merged, story.result].map(personOfRun)
    expect(during(story.father)).toBe(during(story.son))
    expect([story.father, story.son].map(after)).toEqual([story.father, story.son].map(before))
    expect([...story.result.xref()]).toEqual([...story.first.xref()])
    const statuses = [1, 2, 3].map(
      (asOf) => resolveId(story.result.ledger, before(story.father) as string, { asOf }).status,
    )
    expect(statuses).toEqual(['active', 'merged', 'active'])
  })

  it('are as before a step when it is undone', () => {
    expect(foldJudgements(story.afterUndo)).toEqual(foldJudgements(story.afterMerge))
  })
})

describe('what golden records are for', () => {
  it('gives each event to the person of its record or identifier, and no event after the logout', () => {
    const ofEvent = new Map(story.attributions.map((own) => [own.eventId, own]))
    const personOf = personOfRun(story.result)
    expect(['w1', 'w2', 'w3', 'w4'].map((id) => ofEvent.get(id)?.goldenId)).toEqual(
      Array(4).fill(personOf(web('u6psw'))),
    )
    expect(ofEvent.get('w5')).toEqual({ eventId: 'w5', reason: 'anonymous' })
    expect(ofEvent.get('m2')?.goldenId).toBe(personOf(story.son))
    expect(ofEvent.get('s1')?.goldenId).toBe(personOf(web('u6m2g')))
    expect(ofEvent.get('p1')?.goldenId).toBe(personOf(story.father))
  })

  it('finds one household of three, by shared address and surname', () => {
    const personOf = personOfRun(story.result)
    const members = [story.father, story.son, web('u6psw')].map(personOf).sort()
    expect(story.home?.members.map(({ goldenId }) => goldenId)).toEqual(members)
    expect(story.home?.members.map(({ evidence }) => evidence[0].rule)).toEqual(Array(3).fill('address-and-family'))
  })

  it('holds marketing during a billing dispute and lets service pass', () => {
    expect(story.decision.chosen?.action).toBe('meter reading')
    expect(story.decision.rejected).toMatchObject([{ action: 'fibre upgrade', stage: 'holds', rule: 'open dispute' }])
  })

  it('counts one answer per person, with an interval', () => {
    expect(story.nps).toMatchObject({ counts: { good: 9, middle: 2, bad: 4 }, superseded: 2, unresolved: 0 })
    expect(story.nps.value).toMatchObject({ known: true, n: 15 })
  })
})
