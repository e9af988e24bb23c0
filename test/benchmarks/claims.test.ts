import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reachesBar } from '../../benchmarks/accuracy/measure-set'
import { accuracySets } from '../../benchmarks/accuracy/sets'
import { differingRecords } from '../../benchmarks/delta/same-clusters'
import { judgeKernels } from '../../benchmarks/kernels/claims'
import { judgeClaims } from '../../benchmarks/speed/claims'

describe('the claims on speed', () => {
  const atBars = {
    resolve_100000_s: 2,
    resolve_100000_peak_mib: 400,
    splink_100000_stages_s: 5,
    resolve_1000000_s: 22,
    resolve_1000000_peak_mib: 450,
    resolve_1000000_pair_f1: 0.98,
    splink_1000000_stages_s: 22 / 0.6,
    splink_1000000_peak_mib: 1000,
    splink_1000000_untrained_s: 10,
    model_1000000_s: 8,
    no_lineage_1000000_s: 22 / 1.3,
    resolve_10000000_peak_mib: 14 * 1024,
  }

  it('hold at their bars', () => {
    const claims = judgeClaims(atBars)
    expect(claims).toHaveLength(9)
    expect(claims.filter(({ holds }) => !holds)).toEqual([])
  })

  it('fail when a figure is beyond its bar', () => {
    const failing = (changed: Partial<typeof atBars>): string[] =>
      judgeClaims({ ...atBars, ...changed }).flatMap(({ claim, holds }) => (holds ? [] : [claim]))
    expect(failing({ resolve_1000000_peak_mib: 451 })).toEqual(['peak memory at 1,000,000 records over that of Splink'])
    expect(failing({ model_1000000_s: 8.1 })).toEqual(["time with --model over Splink's stages without training"])
    expect(failing({ resolve_1000000_pair_f1: 0.9799 })).toEqual(['pair F1 at 1,000,000 records'])
    expect(failing({ resolve_10000000_peak_mib: Number.NaN })).toHaveLength(1)
  })

  it('are judged only where their figures were taken', () => {
    expect(judgeClaims({ resolve_5000_s: 1, splink_5000_stages_s: 3 })).toEqual([])
    expect(judgeClaims({ resolve_100000_s: 1, resolve_100000_peak_mib: 90 })).toHaveLength(1)
  })
})

describe('the claims on kernels', () => {
  it('compare times on names with those of the peers that were there', () => {
    const ns = {
      levenshtein_packed_names: 40,
      levenshtein_fastest_levenshtein_names: 99,
      levenshtein_talisman_names: 10,
    }
    const [claim, ...others] = judgeKernels(ns, {})
    expect(claim).toMatchObject({ measured: 2.475, holds: false })
    expect(others).toEqual([])
  })

  it('ask that the packages agree on the results', () => {
    const sums = { osa_packed_titles: 1000, osa_rapidfuzz_titles: 1000, jaro_winkler_packed_names: 5 }
    expect(judgeKernels({}, sums)).toMatchObject([{ measured: 0, holds: true }])
    expect(judgeKernels({}, { ...sums, jaro_winkler_duckdb_names: 5.1 })).toMatchObject([{ holds: false }])
  })
})

describe('clusters of two crosswalks', () => {
  const differing = (left: string, right: string): number => {
    const folder = mkdtempSync(join(tmpdir(), 'samewise-clusters-'))
    try {
      const [a, b] = [left, right].map((lines, k) => {
        const path = join(folder, `${k}.csv`)
        writeFileSync(path, `golden_id,source,record_id\n${lines.replaceAll(' ', '\n')}\n`)
        return path
      })
      return differingRecords(a, b)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  it('are the same under other golden IDs', () => {
    expect(differing('x,crm,1 x,crm,2 y,crm,3', '7,crm,1 7,crm,2 9,crm,3')).toBe(0)
  })

  it('differ where one joins or splits what the other does not, or lacks a record', () => {
    expect(differing('x,crm,1 x,crm,2', '7,crm,1 8,crm,2')).toBe(1)
    expect(differing('x,crm,1 y,crm,2', '7,crm,1 7,crm,2')).toBe(1)
    expect(differing('x,crm,1 y,crm,2', '7,crm,1')).toBe(1)
    expect(differing('x,crm,1', '7,crm,1 8,crm,2')).toBe(1)
  })
})

describe('the bars on accuracy', () => {
  const score = (f1: number) => ({ records: 10, precision: 1, recall: 1, f1, bCubed: 1 })
  const measured = (f1: number) => ({ kind: 'measured', score: score(f1), seconds: 1, peakMib: 90 }) as const

  it('are reached from the bar on', () => {
    const set = { name: 'some', bar: 0.9 }
    expect(reachesBar(set, measured(0.9))).toBe(true)
    expect(reachesBar(set, measured(0.8999))).toBe(false)
  })

  it('bind no set without one, and no set that was left out', () => {
    expect(reachesBar({ name: 'some' }, measured(0.1))).toBe(true)
    expect(reachesBar({ name: 'some', bar: 0.9 }, { kind: 'skipped', reason: 'absent' })).toBe(true)
  })

  it('are missed by a run that failed, even without a bar', () => {
    expect(reachesBar({ name: 'some' }, { kind: 'failed', reason: 'exit code 1' })).toBe(false)
  })

  it('name every set once', () => {
    expect(new Set(accuracySets.map(({ name }) => name)).size).toBe(accuracySets.length)
  })
})
