import { DEFAULT_DATA, loadData } from '../../src/cli/data-tables'
import { mergeData } from '../../src/data'

/** The data tables that the command line hands in, merged. */
export const allData = mergeData(await loadData(DEFAULT_DATA))
