import { defineEntity, kinds as k, resolve } from 'samewise'
import { type ReportData, reportData } from 'samewise/report'
import { beforeAll, describe, expect, it } from 'vitest'
import { hostileNames, smallResult } from './small-result'

let data: ReportData
let masked: ReportData
beforeAll(async () => {
  const result = await smallResult()
  data = reportData(result)
  masked = reportData(result, { mask: true })
})

describe('the data of a report', () => {
  it('is plain JSON, and the same for the same result', async () => {
    const { seconds: _, ...run } = data.run
    const again = reportData(await smallResult())
    const { seconds: __, ...runAgain } = again.run
    expect(JSON.parse(JSON.stringify({ ...data, run }))).toEqual({ ...data, run })
    expect({ ...again, run: runAgain }).toEqual({ ...data, run })
  })

  it('counts every record and every golden record once', () => {
    const { sources, sizes } = data.sources
    expect(sources.reduce((sum, { records }) => sum + records, 0)).toBe(data.counts.records)
    expect(sizes.reduce((sum, { golden }) => sum + golden, 0)).toBe(data.counts.golden)
    expect(sizes.reduce((sum, { records }) => sum + records, 0)).toBe(data.counts.records)
    for (const { records, golden, duplicates } of sources) expect(golden + duplicates).toBe(records)
  })

  it('lists the largest source first, and shares alike in both directions', () => {
    const { overlapSources, shared } = data.sources
    expect(overlapSources[0]).toBe('crm')
    shared.forEach((row, a) => {
      row.forEach((both, b) => {
        if (a !== b) expect(both).toBe(shared[b][a])
      })
    })
    const [crm, billing] = [overlapSources.indexOf('crm'), overlapSources.indexOf('billing')]
    expect(shared[crm][billing]).toBeGreaterThan(20)
  })

  it('keeps every scored pair in one bin of the weights', () => {
    expect(data.weights.bins.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(data.counts.scoredPairs)
  })

  it('explains sample pairs such that all steps add up to the weight', () => {
    expect(data.samples.map(({ kind }) => kind)).toContain('sure')
    for (const { priorBits, steps, relativesBits, surroundingsBits, bits } of data.samples) {
      const sum = steps.reduce((total, step) => total + step.bits, priorBits)
      expect(sum + relativesBits + surroundingsBits).toBeCloseTo(bits, 6)
    }
  })

  it('draws clusters with their records inside the picture and edges between them', () => {
    const clusters = [...data.clusters.largest, ...data.clusters.weakest]
    expect(clusters.length).toBeGreaterThan(2)
    for (const { nodes, edges, records } of clusters) {
      expect(nodes.length).toBe(Math.min(60, records))
      for (const { x, y } of nodes) expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true)
      for (const { from, to } of edges) expect(from !== to && from < nodes.length && to < nodes.length).toBe(true)
    }
    const sizes = data.clusters.largest.map(({ records }) => records)
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
  })

  it('counts what survived by field, and never more wins than contests', () => {
    const { fields, isAll } = data.survivorship
    expect(isAll).toBe(true)
    expect(fields.map(({ field }) => field)).toEqual(['name', 'birthDate', 'email'])
    for (const { filled, agreed, decidedBy, sources } of fields) {
      expect(agreed + decidedBy.reduce((sum, { golden }) => sum + golden, 0)).toBe(filled)
      for (const { wins, contests } of sources) expect(wins).toBeLessThanOrEqual(contests)
    }
  })

  it('holds no value and no id of a record when it is masked, and the same figures', () => {
    const text = JSON.stringify(masked)
    for (const { nodes } of data.clusters.largest) {
      for (const { id, values } of nodes) {
        expect(text).not.toContain(`"${id}"`)
        for (const value of values) if (/[\p{L}\p{N}]{3}/u.test(value)) expect(text).not.toContain(value)
      }
    }
    for (const name of hostileNames) expect(text).not.toContain(JSON.stringify(name).slice(1, -1))
    expect(masked.counts).toEqual(data.counts)
    expect(masked.comparisons).toEqual(data.comparisons)
  })

  it('has the dimensions of quality of each source, all sources first, with n', () => {
    const { dimensions, measuredShare } = data.quality
    expect(measuredShare).toBe(1)
    expect(dimensions.map(({ source }) => source)).toEqual(['*', 'billing', 'crm', 'web'])
    const filled = dimensions.find(({ source }) => source === 'billing')?.figures.completeness
    expect(filled).toMatchObject({ known: true, value: 1, n: 48 })
    expect(dimensions[0].figures.consistency?.n).toBeGreaterThan(0)
  })

  it('is made of one record as well, and of records that have nothing in common', async () => {
    const entity = defineEntity({ fields: { name: k.personName() } })
    const one = reportData(await resolve(entity, { crm: [{ name: 'Ann Lee' }] }))
    expect(one.counts).toMatchObject({ records: 1, golden: 1, several: 0, possible: 0 })
    const two = reportData(await resolve(entity, { crm: [{ name: 'Ann Lee' }, { name: 'Xu Wen' }] }))
    expect(two.clusters).toEqual({ largest: [], weakest: [] })
  })
})
