export { outputError } from './output-error'
export { openRunFolder, type RunFolder } from './run-folder'
