/** Something that others wait for, and that comes when it is told to. */
export class Gate {
  /** Settles once the gate is open. */
  readonly opened: Promise<void>
  /** Opens it; further calls do nothing. */
  open = (): void => {}

  constructor() {
    this.opened = new Promise((resolve) => {
      this.open = resolve
    })
  }
}
