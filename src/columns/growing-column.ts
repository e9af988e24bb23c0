/** A typed array that grows as values are added. */
export class GrowingColumn<A extends Int32Array | Float64Array> {
  size = 0
  constructor(private values: A) {}

  push(value: number): void {
    if (this.size === this.values.length) {
      const grown = new (this.values.constructor as new (length: number) => A)(Math.ceil(this.size * 1.7))
      grown.set(this.values)
      this.values = grown
    }
    this.values[this.size++] = value
  }

  take(): A {
    return this.values.slice(0, this.size) as A
  }
}
