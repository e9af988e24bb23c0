import { hashString, mix32 } from '../../base'

/** Whether a customer is treated or held out for comparison. */
export type Arm = 'treated' | 'held-out'

/**
 * The arm of a customer, by a salted hash of the golden ID: nothing is stored, and asking again gives the same. After a merge the surviving ID keeps its arm;
 * {@link armsOf} tells whether the other was in the other one.
 *
 * @param salt name of the experiment: sets one apart from another
 * @param holdOut share held out, 0 to 1
 *
 * @example
 * ```ts
 * import { armOf } from 'samewise/customer'
 *
 * armOf('g1', 'spring', 0) // 'treated'
 * armOf('g1', 'spring', 1) // 'held-out'
 * ```
 */
export function armOf(goldenId: string, salt: string, holdOut: number): Arm {
  // Hashed twice: the second step mixes what similar ids share in their first.
  const place = (mix32(hashString(`${salt}\u0000${goldenId}`) ^ 0x5bd1e995) >>> 0) / 4294967296
  return place < holdOut ? 'held-out' : 'treated'
}

/**
 * The arms of a merged customer: that of the surviving ID, and whether an absorbed one was in the other, in which case the customer tells nothing about the
 * difference and is best left out of it.
 *
 * @param absorbedIds golden IDs that were merged into it
 */
export function armsOf(
  goldenId: string,
  absorbedIds: readonly string[],
  salt: string,
  holdOut: number,
): { readonly arm: Arm; readonly isMixed: boolean } {
  const arm = armOf(goldenId, salt, holdOut)
  return { arm, isMixed: absorbedIds.some((id) => armOf(id, salt, holdOut) !== arm) }
}
