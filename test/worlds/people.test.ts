import { people } from './all-worlds'
import { reachBars } from './reach-bars'

reachBars('persons without a config', people)
