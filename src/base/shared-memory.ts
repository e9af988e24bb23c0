/** Arrays that other threads can read where they stand. */
export type SharableArray = Int32Array | Uint16Array | Uint8Array | Float64Array

/** The array in memory that threads share: itself if it is there already, else a copy. */
export function inSharedMemory<A extends SharableArray>(array: A): A {
  if (array.buffer instanceof SharedArrayBuffer) return array
  const memory = new SharedArrayBuffer(array.byteLength)
  const shared = new (array.constructor as new (memory: SharedArrayBuffer) => A)(memory)
  shared.set(array)
  return shared
}
