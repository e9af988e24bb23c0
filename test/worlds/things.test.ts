import { things } from './all-worlds'
import { reachBars } from './reach-bars'

reachBars('products, publications, films and music without a config', things)
