import type { Model } from '../weigh'
import { writeJson } from './write-json'
import type { RunExtension } from './write-run-options'

/** Writes a model as the model.json of a run has it, with the hashes of the extension modules it was made with. */
export function writeModel(path: string, model: Model, extensions: readonly RunExtension[] = []): void {
  writeJson(path, extensions.length === 0 ? model : { ...model, extensions }, 0)
}
