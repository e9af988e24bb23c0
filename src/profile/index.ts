export { type FieldProfile, profileTables, type SourceProfile } from './profile-tables'
