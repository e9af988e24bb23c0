import { seededRandom } from '../base'

/** Where a node is drawn, between 0 and 1 on both axes. */
export interface Place {
  readonly x: number
  readonly y: number
}

const STEPS = 240
const SEED = 7

/**
 * Places the nodes of a small network by forces: all repel each other, edges pull (Fruchterman & Reingold 1991, with linear cooling). The
 * same network gives the same picture.
 *
 * @param edges pairs of node numbers with a strength from 0 to 1
 */
export function placeNodes(
  count: number,
  edges: readonly { readonly from: number; readonly to: number; readonly strength: number }[],
): Place[] {
  if (count === 1) return [{ x: 0.5, y: 0.5 }]
  const random = seededRandom(SEED)
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  for (let n = 0; n < count; n++) {
    const angle = (2 * Math.PI * n) / count
    x[n] = Math.cos(angle) + 0.05 * (random.next() - 0.5)
    y[n] = Math.sin(angle) + 0.05 * (random.next() - 0.5)
  }
  const ideal = 1.6 / Math.sqrt(count)
  const moveX = new Float64Array(count)
  const moveY = new Float64Array(count)
  for (let step = 0; step < STEPS; step++) {
    moveX.fill(0)
    moveY.fill(0)
    for (let a = 0; a < count; a++) {
      for (let b = a + 1; b < count; b++) {
        const dx = x[a] - x[b]
        const dy = y[a] - y[b]
        const distance2 = Math.max(1e-4, dx * dx + dy * dy)
        const push = (ideal * ideal) / distance2
        moveX[a] += dx * push
        moveY[a] += dy * push
        moveX[b] -= dx * push
        moveY[b] -= dy * push
      }
    }
    for (const { from, to, strength } of edges) {
      const dx = x[from] - x[to]
      const dy = y[from] - y[to]
      const distance = Math.sqrt(dx * dx + dy * dy)
      const pull = (distance / ideal) * (0.3 + 0.7 * strength)
      moveX[from] -= dx * pull
      moveY[from] -= dy * pull
      moveX[to] += dx * pull
      moveY[to] += dy * pull
    }
    const limit = 0.12 * (1 - step / STEPS)
    for (let n = 0; n < count; n++) {
      const length = Math.sqrt(moveX[n] * moveX[n] + moveY[n] * moveY[n])
      if (length === 0) continue
      const scale = Math.min(length, limit) / length
      x[n] += moveX[n] * scale
      y[n] += moveY[n] * scale
    }
  }
  return normalized(x, y)
}

/** Fits all into the unit square, without stretching. */
function normalized(x: Float64Array, y: Float64Array): Place[] {
  const minX = x.reduce((a, b) => Math.min(a, b))
  const maxX = x.reduce((a, b) => Math.max(a, b))
  const minY = y.reduce((a, b) => Math.min(a, b))
  const maxY = y.reduce((a, b) => Math.max(a, b))
  const span = Math.max(maxX - minX, maxY - minY, 1e-9)
  const round = (value: number): number => Math.round(value * 1000) / 1000
  return Array.from(x, (_, n) => ({
    x: round(0.5 + (x[n] - (minX + maxX) / 2) / span),
    y: round(0.5 + (y[n] - (minY + maxY) / 2) / span),
  }))
}
