export {
  type GeneratedPerson,
  type GeneratePeopleOptions,
  generatePeople,
  type PersonRecord,
  type PersonTruth,
  peopleColumns,
  peopleTruthColumns,
} from './generate-people'
