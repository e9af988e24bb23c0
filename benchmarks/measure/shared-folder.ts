import { join } from 'node:path'

// The data sets carry licences of their own and the tools judge from outside, so both lie beside the project and not in it.

/** Path of a data set's file; `SAMEWISE_DATA` names another folder than ../shared/data. */
export function dataFile(set: string, file: string): string {
  return join(process.env.SAMEWISE_DATA ?? '../shared/data', set, file)
}

/** Path of a measuring tool; `SAMEWISE_TOOLS` names another folder than ../shared/tools. */
export function tool(file: string): string {
  return join(process.env.SAMEWISE_TOOLS ?? '../shared/tools', file)
}
