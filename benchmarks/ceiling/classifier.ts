import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastLines } from '../measure/resolve-command'
import type { Pairs } from './pairs'

/** Parts the entities are dealt to, so that a pair is weighed by trees that saw nothing of its first record's part. */
const FOLDS = 5

/** Features of pairs, a row each. */
export interface FeatureRows {
  readonly rows: Float32Array
  readonly columns: number
}

/** Weighs pairs by gradient-boosted trees trained on the truth; see classify.py. */
export class Classifier {
  /**
   * @param python with what requirements.txt pins
   * @param folder for files in between
   * @param group of each record: records of one group are in one part
   */
  constructor(
    private readonly python: string,
    private readonly folder: string,
    private readonly group: readonly number[],
  ) {}

  /** Trains on pairs and weighs the same ones, each by trees that did not see it, in log2 odds. */
  train(pairs: Pairs, features: FeatureRows, isTrue: (left: number, right: number) => boolean): Float64Array {
    writeFileSync(join(this.folder, 'shape.json'), JSON.stringify({ columns: features.columns, folds: FOLDS }))
    this.write('pairs', pairs, features)
    const labels = Uint8Array.from(pairs.left, (left, p) => (isTrue(left, pairs.right[p]) ? 1 : 0))
    writeFileSync(join(this.folder, 'pairs.labels.u8'), labels)
    return this.run('train', 'scores.f64')
  }

  /** Weighs further pairs with the trees that were trained. */
  score(pairs: Pairs, features: FeatureRows): Float64Array {
    if (pairs.left.length === 0) return new Float64Array(0)
    this.write('more', pairs, features)
    return this.run('score', 'more-scores.f64')
  }

  private write(name: string, { left, right }: Pairs, { rows }: FeatureRows): void {
    const folds = new Uint8Array(left.length * 2)
    for (let p = 0; p < left.length; p++) {
      folds[2 * p] = this.group[left[p]] % FOLDS
      folds[2 * p + 1] = this.group[right[p]] % FOLDS
    }
    writeFileSync(join(this.folder, `${name}.features.f32`), rows)
    writeFileSync(join(this.folder, `${name}.folds.u8`), folds)
  }

  private run(task: 'train' | 'score', output: string): Float64Array {
    const args = [join('benchmarks', 'ceiling', 'classify.py'), task, this.folder]
    // One thread: several wait for each other in a loop, which takes many times as long where others use the cores too.
    const env = { ...process.env, OMP_NUM_THREADS: '1' }
    const { status, stderr, error } = spawnSync(this.python, args, { encoding: 'utf8', env })
    if (status !== 0) throw new Error(`classify.py failed: ${lastLines(error?.message ?? stderr)}`)
    const bytes = readFileSync(join(this.folder, output))
    return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
  }
}
