import { organizations } from './all-worlds'
import { reachBars } from './reach-bars'

reachBars('organizations without a config', organizations)
