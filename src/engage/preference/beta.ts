const LANCZOS: readonly number[] = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** Logarithm of the gamma function for x > 0: Lanczos (1964) with g = 7 and nine terms, relative error below 1e-13. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  let sum = 0.99999999999980993
  for (let i = 0; i < LANCZOS.length; i++) sum += LANCZOS[i] / (x + i)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/** The continued fraction of the incomplete beta function by the modified method of Lentz (Thompson and Barnett 1986). */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 - ((a + b) * x) / (a + 1)
  d = 1 / (Math.abs(d) < tiny ? tiny : d)
  let fraction = d
  // Convergence takes about sqrt(max(a, b)) terms; the bound serves up to a + b of some ten million.
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 + even * d
    d = 1 / (Math.abs(d) < tiny ? tiny : d)
    c = 1 + even / c
    if (Math.abs(c) < tiny) c = tiny
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 + odd * d
    d = 1 / (Math.abs(d) < tiny ? tiny : d)
    c = 1 + odd / c
    if (Math.abs(c) < tiny) c = tiny
    const step = d * c
    fraction *= step
    if (Math.abs(step - 1) < 1e-12) break
  }
  return fraction
}

/** Minus the logarithm of the beta function, which does not hang on x. */
function logNorm(a: number, b: number): number {
  return logGamma(a + b) - logGamma(a) - logGamma(b)
}

/**
 * P(X ≤ x) of a Beta(a, b) variable: the regularised incomplete beta function.
 *
 * @param x 0 to 1
 * @param a above 0
 * @param b above 0
 * @param norm {@link logNorm} of both
 */
function cdfOf(x: number, a: number, b: number, norm: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(norm + a * Math.log(x) + b * Math.log1p(-x))
  // The fraction converges fast on the side of the mean that x is on.
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

/**
 * The quantile of a Beta(a, b) variable, by bisection to 1e-10.
 *
 * @param p 0 to 1
 */
export function betaQuantile(p: number, a: number, b: number): number {
  const norm = logNorm(a, b)
  let low = 0
  let high = 1
  while (high - low > 1e-10) {
    const middle = (low + high) / 2
    if (cdfOf(middle, a, b, norm) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}
