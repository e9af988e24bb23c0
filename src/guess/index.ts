export { completeConfig } from './complete-config'
export { type ColumnGuess, type ConfigGuess, guessConfig } from './guess-config'
export { profileColumns } from './profile-columns'
