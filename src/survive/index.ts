export { type Choice, type Contribution, chooseValue, type Loser } from './choose'
export { chooseGroup } from './choose-group'
export type { Contributions, RecordFacts } from './contributions'
export { type StrategyConfig, strategyNames, survive } from './strategy'
