/**
 * Turns away pairs of texts that cannot be as alike as asked for, by what was worked out once for each distinct text. The texts are given by
 * their numbers.
 */
export interface Sieve {
  /** 1 if the two may be as alike as asked for, 0 if they are not. */
  (a: number, b: number): number
  /**
   * The same for `lefts[k]` and `rights[k]`, `k < count`.
   *
   * @param passed the `k` of those that may be as alike as asked for, in order
   * @returns how many they are
   */
  many(lefts: Int32Array, rights: Int32Array, count: number, passed: Int32Array): number
}
