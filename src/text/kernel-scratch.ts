/**
 * Scratch of the bit-parallel kernels, kept by the module so that a call allocates nothing.
 *
 * `lowMasks` and `highMasks` say for every UTF-16 code unit at which positions it stands in the pattern, one bit a
 * position: 0 to 31 of a pattern or of a block of one, and 32 to 63. Between calls they are all zero: a kernel sets the
 * units of its pattern and clears only those. A table of 65,536 words needs no hashing, and text in one script touches
 * a few cache lines of it.
 *
 * The kernels are functions inside a function that takes the tables as parameters: V8 then knows that the tables never
 * change and leaves out checks at each access (46 instead of 73 ns for a pair of names). Constants of a module do not
 * have that effect once a bundler has turned them into variables.
 */
export const lowMasks: Int32Array = /* @__PURE__ */ new Int32Array(65536)
export const highMasks: Int32Array = /* @__PURE__ */ new Int32Array(65536)

let steps = /* @__PURE__ */ new Uint8Array(256)

/** At least `length` bytes, of any content. */
export function scratchSteps(length: number): Uint8Array {
  if (steps.length < length) steps = new Uint8Array(length * 2)
  return steps
}

/**
 * Notes in `masks` where each character of a text of up to 16 stands, from `units[start]`, at least the first four. It
 * goes four at a time and so beyond the end, which saves mispredicted branches: what it notes there are rows below the
 * pattern, and rows take nothing from those below them. {@link clearFours} undoes it.
 *
 * @param units at least 16 from `start`
 */
export function markFours(masks: Int32Array, units: Uint16Array, start: number, end: number): void {
  let i = start
  let bit = 1
  do {
    masks[units[i]] |= bit
    masks[units[i + 1]] |= bit << 1
    masks[units[i + 2]] |= bit << 2
    masks[units[i + 3]] |= bit << 3
    bit <<= 4
    i = (i + 4) | 0
  } while (i < end)
}

/** Clears what {@link markFours} noted. */
export function clearFours(masks: Int32Array, units: Uint16Array, start: number, end: number): void {
  let i = start
  do {
    masks[units[i]] = 0
    masks[units[i + 1]] = 0
    masks[units[i + 2]] = 0
    masks[units[i + 3]] = 0
    i = (i + 4) | 0
  } while (i < end)
}
