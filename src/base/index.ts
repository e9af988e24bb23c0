export { type ErrorCode, isSamewiseError, SamewiseError } from './errors'
export { hashBytes, hashString, hashUnits, mix32, mixPair } from './hash'
export { breathe, type JobOptions, type Progress, throwIfAborted } from './progress'
export { type Random, seededRandom } from './random'
