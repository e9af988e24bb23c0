import { inSharedMemory, type SharableArray } from '../base'

/** Plain data with all its arrays of numbers in memory that threads share: those that are there already, and copies of the others. */
export function sharable(data: unknown): unknown {
  if (ArrayBuffer.isView(data)) return inSharedMemory(data as SharableArray)
  // Lists of plain numbers, such as counts, may be long and hold nothing to share.
  if (Array.isArray(data)) return typeof data[0] === 'number' ? data : data.map(sharable)
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, sharable(value)]))
}
