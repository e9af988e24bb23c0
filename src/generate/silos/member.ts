import type { BritishFamily } from '../britain'
import type { Sex } from '../first-names'
import type { Person } from '../household'

/** Someone the company may know, and what a system may learn besides the {@link Person}. */
export interface Member {
  readonly entity: string
  readonly person: Person
  readonly sex: Sex
  readonly family: BritishFamily
  /** Runs the household: mostly the one who pays. */
  readonly isHead: boolean
  readonly title: string
  readonly iban: string
  /** Addresses on the internet of the household's line and of the person's own device. */
  readonly ip: string
  readonly device: string
}
