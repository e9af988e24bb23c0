import { featureOf, indexTokens, type RecordTable, type TokenWeights } from '../columns'
import type { Admissible } from './candidate-pairs'

/** Candidate pairs as two parallel columns, `left[p] < right[p]`, ascending, none twice. */
export interface PairList {
  readonly left: Int32Array
  readonly right: Int32Array
}

/** Postings walked per record on average; words more common than this allows are left out, rarest words first. */
const WORK_PER_RECORD = 4000

/**
 * The nearest records of each record by TF-IDF cosine over the words of some text features (the top-k canopy of dedupe and of most text
 * matchers): finds candidates among titles and descriptions, where no key is shared as a whole.
 *
 * @param featureNames text features; their words are taken together
 * @param nearest how many neighbours of each record to keep
 */
export function nearestByWords(
  table: RecordTable,
  featureNames: readonly string[],
  nearest: number,
  admissible: Admissible,
  tokens: TokenWeights,
): PairList {
  const { count } = table
  const words = wordsOfRecords(table, featureNames, tokens)
  const postings = invert(words, count)
  const scores = new Float32Array(count)
  const touched = new Int32Array(count)
  const found: number[] = []
  const topRecords = new Int32Array(nearest)
  const topScores = new Float32Array(nearest)
  for (let i = 0; i < count; i++) {
    let seen = 0
    for (let at = words.starts[i]; at < words.starts[i + 1]; at++) {
      const word = words.ids[at]
      const weight = words.weights[at]
      for (let p = postings.starts[word]; p < postings.starts[word + 1]; p++) {
        const other = postings.records[p]
        if (scores[other] === 0) touched[seen++] = other
        scores[other] += weight * postings.weights[p]
      }
    }
    let kept = 0
    for (let t = 0; t < seen; t++) {
      const other = touched[t]
      const score = scores[other]
      scores[other] = 0
      if (other === i || !admissible(i, other)) continue
      if (kept === nearest && !precedes(score, other, topScores[kept - 1], topRecords[kept - 1])) continue
      let place = kept < nearest ? kept++ : kept - 1
      while (place > 0 && precedes(score, other, topScores[place - 1], topRecords[place - 1])) {
        topScores[place] = topScores[place - 1]
        topRecords[place] = topRecords[place - 1]
        place--
      }
      topScores[place] = score
      topRecords[place] = other
    }
    for (let k = 0; k < kept; k++) {
      const other = topRecords[k]
      found.push(i < other ? i * count + other : other * count + i)
    }
  }
  const sorted = Float64Array.from(found).sort()
  let size = 0
  for (let p = 0; p < sorted.length; p++) if (p === 0 || sorted[p] !== sorted[p - 1]) sorted[size++] = sorted[p]
  const left = new Int32Array(size)
  const right = new Int32Array(size)
  for (let p = 0; p < size; p++) {
    left[p] = Math.floor(sorted[p] / count)
    right[p] = sorted[p] - left[p] * count
  }
  return { left, right }
}

/** Higher scores first, then lower records: the order must not depend on how the postings stand. */
function precedes(score: number, record: number, otherScore: number, otherRecord: number): boolean {
  return score > otherScore || (score === otherScore && record < otherRecord)
}

interface RecordWords {
  readonly starts: Int32Array
  readonly ids: Int32Array
  readonly weights: Float32Array
  readonly wordCount: number
}

function wordsOfRecords(table: RecordTable, featureNames: readonly string[], tokens: TokenWeights): RecordWords {
  const { count, rows, stride } = table
  const parts = featureNames.map((name) => {
    const feature = featureOf(table, name)
    return { feature, index: indexTokens(feature.pool, name, tokens) }
  })
  const idOf = new Map<number, number>()
  const starts = new Int32Array(count + 1)
  const ids: number[] = []
  const weights: number[] = []
  for (let i = 0; i < count; i++) {
    starts[i] = ids.length
    const own = new Map<number, number>()
    for (const { feature, index } of parts) {
      for (let slot = 0; slot < feature.slots; slot++) {
        const code = rows[i * stride + feature.offset + slot]
        if (code === 0) continue
        for (let at = index.starts[code]; at < index.starts[code + 1]; at++) {
          const hash = index.hashes[at]
          own.set(hash, Math.max(own.get(hash) ?? 0, tokens.weight(feature.name, hash)))
        }
      }
    }
    let squares = 0
    for (const weight of own.values()) squares += weight * weight
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
    for (const hash of [...own.keys()].sort((a, b) => a - b)) {
      let id = idOf.get(hash)
      if (id === undefined) idOf.set(hash, (id = idOf.size))
      ids.push(id)
      weights.push((own.get(hash) as number) * scale)
    }
  }
  starts[count] = ids.length
  return { starts, ids: Int32Array.from(ids), weights: Float32Array.from(weights), wordCount: idOf.size }
}

interface Postings {
  readonly starts: Int32Array
  readonly records: Int32Array
  readonly weights: Float32Array
}

/** Records by word; the most common words have none, as far as the work allowed demands it. */
function invert(words: RecordWords, count: number): Postings {
  const sizes = new Int32Array(words.wordCount)
  for (const id of words.ids) sizes[id]++
  const bySize = Int32Array.from(sizes).sort()
  let work = 0
  let limit = count
  for (const size of bySize) {
    work += size * size
    if (work > WORK_PER_RECORD * count) {
      limit = size - 1
      break
    }
  }
  const starts = new Int32Array(words.wordCount + 1)
  for (let id = 0; id < words.wordCount; id++) starts[id + 1] = starts[id] + (sizes[id] <= limit ? sizes[id] : 0)
  const next = starts.slice()
  const records = new Int32Array(starts[words.wordCount])
  const weights = new Float32Array(records.length)
  for (let i = 0; i < count; i++) {
    for (let at = words.starts[i]; at < words.starts[i + 1]; at++) {
      const id = words.ids[at]
      if (sizes[id] > limit) continue
      records[next[id]] = i
      weights[next[id]++] = words.weights[at]
    }
  }
  return { starts, records, weights }
}
