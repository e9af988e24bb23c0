import { compareText } from '../base'
import type { CustomerEvent } from '../event'
import type { Journeys } from '../journey'
import type { CustomerStory } from '../report'

/** Events of a journey that is easy to read. */
const READABLE = 30

interface Found {
  readonly goldenId: string
  readonly around: string
  readonly score: number
}

/**
 * Chooses customers whose journeys show something, one for each sort. Of several the one with the most of it, then the one whose journey is
 * nearest to a readable length, then the first by golden ID.
 */
export class StoryChooser {
  private readonly best = new Map<CustomerStory['kind'], Found>()

  constructor(private readonly journeys: Journeys) {}

  /** Looks at a customer. */
  offer(goldenId: string, events: readonly CustomerEvent[]): void {
    if (events.length < 3) return
    const length = -Math.abs(events.length - READABLE) / 1e6
    const early = events.find(({ id }) => this.journeys.attributionOf(id)?.reason === 'before-login')
    const opened = events.find(({ kind, name }) => kind === 'case' && name === 'opened')
    const left = events.find(({ kind, name }) => kind === 'transaction' && name === 'cancellation')
    const channels = new Set(events.flatMap(({ kind, channel }) => (kind === 'contact' ? [] : (channel ?? [])))).size
    if (early !== undefined) this.keep('stitched', { goldenId, around: early.id, score: length })
    if (opened !== undefined) this.keep('case', { goldenId, around: opened.id, score: length })
    if (left !== undefined) this.keep('left', { goldenId, around: left.id, score: length })
    if (channels > 1) this.keep('channels', { goldenId, around: events[0].id, score: channels + length })
  }

  /** The chosen ones; nobody is chosen twice. */
  stories(): CustomerStory[] {
    const shown = new Set<string>()
    const order: readonly CustomerStory['kind'][] = ['stitched', 'case', 'left', 'channels']
    return order.flatMap((kind) => {
      const found = this.best.get(kind)
      if (found === undefined || shown.has(found.goldenId)) return []
      shown.add(found.goldenId)
      const { goldenId, around } = found
      const events = this.journeys.eventsOf(goldenId)
      return [
        {
          kind,
          goldenId,
          around,
          events,
          sessions: this.journeys.sessionsOf(goldenId),
          attributions: events.flatMap(({ id }) => this.journeys.attributionOf(id) ?? []),
        },
      ]
    })
  }

  private keep(kind: CustomerStory['kind'], found: Found): void {
    const known = this.best.get(kind)
    const isBetter =
      known === undefined ||
      found.score > known.score ||
      (found.score === known.score && compareText(found.goldenId, known.goldenId) < 0)
    if (isBetter) this.best.set(kind, found)
  }
}
