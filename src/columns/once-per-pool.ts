import type { TextPool } from './text-pool'

/** Remembers what a function makes of a pool: several tables over one pool, such as all records and a sample of them, need it once. */
export function oncePerPool<Value>(make: (pool: TextPool) => Value): (pool: TextPool) => Value {
  const known = new WeakMap<TextPool, { readonly size: number; readonly value: Value }>()
  return (pool) => {
    let own = known.get(pool)
    if (own?.size !== pool.size) known.set(pool, (own = { size: pool.size, value: make(pool) }))
    return own.value
  }
}
