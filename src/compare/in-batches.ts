/** Pairs that are taken together. */
const BATCH = 256

/** Hands pairs on in batches: compared together they take half the time that one by one would. */
export interface Batches {
  add(left: number, right: number): void
  /** Hands on what still waits. */
  end(): void
}

/** @param take gets the first `count` entries of two arrays, which are used again after it */
export function inBatches(take: (lefts: Int32Array, rights: Int32Array, count: number) => void): Batches {
  const lefts = new Int32Array(BATCH)
  const rights = new Int32Array(BATCH)
  let waiting = 0
  const end = (): void => {
    take(lefts, rights, waiting)
    waiting = 0
  }
  return {
    add(left, right) {
      lefts[waiting] = left
      rights[waiting] = right
      if (++waiting === BATCH) end()
    },
    end,
  }
}
