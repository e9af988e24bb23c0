export { type CustomerEvent, type EventKind, eventKinds } from './event'
