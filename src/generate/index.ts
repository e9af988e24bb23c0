export {
  type GeneratedPerson,
  type GeneratePeopleOptions,
  generatePeople,
  type PersonRecord,
  type PersonTruth,
  peopleColumns,
  peopleTruthColumns,
} from './generate-people'
export {
  type GenerateSilosOptions,
  generateSilos,
  type SampleSilos,
  type SiloExport,
  type SiloTruth,
} from './silos/generate-silos'
export { flattenRow, type SiloRow, type SiloValue } from './silos/silo'
