import { readFileSync } from 'node:fs'
import { dataFile } from '../measure/shared-folder'

/** A string whose words somebody labelled. */
export interface Labelled {
  readonly text: string
  readonly parts: readonly (readonly [text: string, label: string])[]
}

/** The strings of labelled.jsonl. */
export function readLabelled(list: string): Labelled[] {
  return readFileSync(dataFile(list, 'labelled.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
}
