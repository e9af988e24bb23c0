/** Things with two outcomes, as a logistic regression sees them: labelled pairs, or customers who stayed or left. */
export interface LogisticTask {
  /** Parameters in a row. */
  readonly width: number
  /** `rows[i * width + j]`: by how many bits parameter `j` moves thing `i` when it is 1. */
  readonly rows: Float64Array
  /** Bits of each thing before any parameter moves. */
  readonly offsets: Float64Array
  /** 1 for the outcome asked for, 0 for the other. */
  readonly targets: Float64Array
}

/** The parameters that fit best, and how sure they are. */
export interface LogisticFit {
  readonly parameters: Float64Array
  /** `covariance[j * width + k]` of the parameters, by Laplace's approximation. */
  readonly covariance: Float64Array
  /** Natural log of the probability of the labels under the prior, all parameters integrated out, by Laplace's approximation. */
  readonly evidence: number
}

const MOST_STEPS = 60
const MOST_HALVINGS = 40
const CONVERGED = 1e-10
const NATURAL = Math.LN2

/**
 * Logistic regression with a Gaussian prior of mean 0, its mode found by Newton's method with step halving. The sums run in the order of
 * the rows.
 *
 * @param precisions 1 / variance of each parameter, in bits; above 0
 */
export function fitLogistic(task: LogisticTask, precisions: Float64Array): LogisticFit {
  const { width, rows, offsets, targets } = task
  const size = offsets.length
  const parameters = new Float64Array(width)
  const gradient = new Float64Array(width)
  const hessian = new Float64Array(width * width)
  let loss = lossOf(task, precisions, parameters)
  for (let step = 0; step <= MOST_STEPS; step++) {
    gradient.fill(0)
    hessian.fill(0)
    for (let j = 0; j < width; j++) {
      gradient[j] = precisions[j] * parameters[j]
      hessian[j * width + j] = precisions[j]
    }
    for (let i = 0; i < size; i++) {
      const from = i * width
      let bits = offsets[i]
      for (let j = 0; j < width; j++) bits += rows[from + j] * parameters[j]
      const p = 1 / (1 + Math.exp(-bits * NATURAL))
      const slope = NATURAL * (p - targets[i])
      const curve = NATURAL * NATURAL * p * (1 - p)
      for (let j = 0; j < width; j++) {
        const x = rows[from + j]
        if (x === 0) continue
        gradient[j] += slope * x
        for (let k = 0; k <= j; k++) hessian[j * width + k] += curve * x * rows[from + k]
      }
    }
    factorize(hessian, width)
    const move = solve(hessian, width, gradient)
    let decrement = 0
    for (let j = 0; j < width; j++) decrement += move[j] * gradient[j]
    if (decrement < CONVERGED || step === MOST_STEPS) break
    let share = 1
    let to = parameters.map((value, j) => value - move[j])
    let toLoss = lossOf(task, precisions, to)
    for (let halving = 0; halving < MOST_HALVINGS && !(toLoss < loss); halving++) {
      share /= 2
      const length = share
      to = parameters.map((value, j) => value - length * move[j])
      toLoss = lossOf(task, precisions, to)
    }
    if (!(toLoss < loss)) break
    parameters.set(to)
    loss = toLoss
  }
  let logDeterminant = 0
  let logPrior = 0
  for (let j = 0; j < width; j++) {
    logDeterminant += Math.log(hessian[j * width + j])
    logPrior += Math.log(precisions[j]) / 2
  }
  return { parameters, covariance: inverse(hessian, width), evidence: logPrior - loss - logDeterminant }
}

/** Negative log posterior, but for a constant. */
function lossOf({ width, rows, offsets, targets }: LogisticTask, precisions: Float64Array, at: Float64Array) {
  let loss = 0
  for (let j = 0; j < width; j++) loss += (precisions[j] * at[j] * at[j]) / 2
  for (let i = 0; i < offsets.length; i++) {
    let bits = offsets[i]
    for (let j = 0; j < width; j++) bits += rows[i * width + j] * at[j]
    const x = bits * NATURAL
    loss += (x > 0 ? Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)) - x) + (1 - targets[i]) * x
  }
  return loss
}

/** Cholesky's factor of the lower triangle, in place. */
function factorize(matrix: Float64Array, width: number): void {
  for (let j = 0; j < width; j++) {
    for (let k = 0; k <= j; k++) {
      let sum = matrix[j * width + k]
      for (let l = 0; l < k; l++) sum -= matrix[j * width + l] * matrix[k * width + l]
      matrix[j * width + k] = j === k ? Math.sqrt(sum) : sum / matrix[k * width + k]
    }
  }
}

function solve(factor: Float64Array, width: number, right: Float64Array): Float64Array {
  const found = right.slice()
  for (let j = 0; j < width; j++) {
    for (let k = 0; k < j; k++) found[j] -= factor[j * width + k] * found[k]
    found[j] /= factor[j * width + j]
  }
  for (let j = width - 1; j >= 0; j--) {
    for (let k = j + 1; k < width; k++) found[j] -= factor[k * width + j] * found[k]
    found[j] /= factor[j * width + j]
  }
  return found
}

function inverse(factor: Float64Array, width: number): Float64Array {
  const found = new Float64Array(width * width)
  const unit = new Float64Array(width)
  for (let j = 0; j < width; j++) {
    unit.fill(0)
    unit[j] = 1
    const column = solve(factor, width, unit)
    for (let k = 0; k < width; k++) found[k * width + j] = column[k]
  }
  return found
}
