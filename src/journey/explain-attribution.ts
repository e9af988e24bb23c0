import type { CustomerEvent } from '../event'
import { type Attribution, type AttributionReason, attributionReasons } from './attribution'

/** Whose an event is. */
export interface EventAttribution {
  readonly eventId: string
  /** Whose it is; absent where that is not known. */
  readonly goldenId?: string
  readonly reason: AttributionReason
  /** The login that settled it. */
  readonly loginId?: string
}

/** Why an event is whose it is. */
export interface AttributionExplanation extends EventAttribution {
  /** How many use its device: absent where it came without one. */
  readonly device?: 'personal' | 'shared' | 'public'
  /** Why, in a sentence or two. */
  readonly words: string
}

/** The attribution of a row that has been decided. */
export function attributionAt(attribution: Attribution, row: number): EventAttribution {
  const { log, person, reason, login } = attribution
  return {
    eventId: log.events[row].id,
    ...(person[row] === 0 ? {} : { goldenId: attribution.goldenIdOf(person[row]) }),
    reason: attributionReasons[reason[row]],
    ...(login[row] < 0 ? {} : { loginId: log.events[login[row]].id }),
  }
}

/** Why the event of a row that has been decided is whose it is. */
export function explainRow(attribution: Attribution, row: number): AttributionExplanation {
  const { log } = attribution
  const answer = attributionAt(attribution, row)
  const login = attribution.login[row] < 0 ? undefined : log.events[attribution.login[row]]
  const device = log.device[row]
  const use = device === 0 ? undefined : (['personal', 'shared', 'public'] as const)[attribution.sharingOf(device)]
  return { ...answer, ...(use === undefined ? {} : { device: use }), words: wordsFor(answer, log.events[row], login) }
}

/** By reason: what is known, and for what is nobody's, why no guess is made. */
const WORDS: Record<AttributionReason, string> = {
  'no-evidence': 'It came without a record, an identifier or a device.',
  record: 'The record it speaks of is theirs.',
  identifier: 'The identifiers it came with are theirs and nobody else has them.',
  'unknown-customer': 'It names a record or identifiers that no known customer has.',
  'ambiguous-identifier': 'The identifiers it came with are of several customers.',
  'shared-identifier':
    'The identifiers it came with are shared by many customers, so they say nothing about who it was.',
  'contradicting-identifiers': 'Two of its identifiers are of different customers.',
  'signed-in': 'They were signed in on its device.',
  'before-login': 'They signed in on its device afterwards, and nobody else used it in between.',
  'same-device': 'They are the only one who ever signed in on its device.',
  anonymous: 'Nobody was signed in on its device, and no login reaches back to it.',
  'unknown-owner': 'Whoever was signed in on its device is not a known customer.',
  'contradicted-owner': 'Its device was in use under two accounts at once, so it is not clear whose it was.',
  'session-over': 'Several customers use its device, and the session of the one who had signed in was over.',
  'public-device': 'Many customers use its device, and nothing shows which of them this was.',
  'mixed-session': 'Two customers used its device in this session, so it is not clear which of them this was.',
  'beyond-lookback': 'The login that followed is too far away.',
}

function wordsFor(answer: EventAttribution, event: CustomerEvent, login: CustomerEvent | undefined): string {
  const reply = event.kind === 'response' && event.refersTo !== undefined && event.record === undefined
  const because =
    reply && (answer.reason === 'record' || answer.reason === 'identifier')
      ? 'It answers a contact that was addressed to them.'
      : WORDS[answer.reason]
  const how = login === undefined ? '' : ` The login was event ${login.id} of ${new Date(login.at).toISOString()}.`
  return answer.goldenId === undefined
    ? `Attributed to nobody. ${because}`
    : `Attributed to ${answer.goldenId}. ${because}${how}`
}
