/** One measured share or F1 of a list. */
export interface Figure {
  /** Name of the list: its folder. */
  readonly list: string
  /** What was measured, in words for the table. */
  readonly what: string
  /** The same as a key of the result, without the list's name. */
  readonly key: string
  /** Records or pairs it is over. */
  readonly count: number
  /** From 0 to 1. */
  readonly value: number
  /** What it must reach; left out where it is there to be watched. */
  readonly bar?: number
}

/** Counts how many of some things are right. */
export class Share {
  count = 0
  right = 0

  add(isRight: boolean): void {
    this.count++
    if (isRight) this.right++
  }

  get value(): number {
    return this.count === 0 ? 0 : this.right / this.count
  }
}

/** Judgements of pairs against their labels. */
export class PairTally {
  private truePositives = 0
  private falsePositives = 0
  private falseNegatives = 0
  count = 0

  add(isMatch: boolean, said: boolean): void {
    this.count++
    if (isMatch && said) this.truePositives++
    else if (said) this.falsePositives++
    else if (isMatch) this.falseNegatives++
  }

  get precision(): number {
    const said = this.truePositives + this.falsePositives
    return said === 0 ? 0 : this.truePositives / said
  }

  get recall(): number {
    const matches = this.truePositives + this.falseNegatives
    return matches === 0 ? 0 : this.truePositives / matches
  }

  get f1(): number {
    const wrong = this.falsePositives + this.falseNegatives
    return this.truePositives === 0 ? 0 : (2 * this.truePositives) / (2 * this.truePositives + wrong)
  }
}
