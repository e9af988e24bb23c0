import { compareValues, defineKind, headerHas, shareOf } from 'samewise'
import { osa } from 'samewise/text'

/** Letters and digits that cameras and clerks take for one another, each folded into the digit. */
const LOOKALIKES = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', A: '4', S: '5', G: '6', B: '8' }

/** `ab-12 cde` and `AB12CDE` are one plate; '' where a value cannot be a plate. */
function readPlate(raw) {
  const plate = raw
    .slice(0, 40)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return plate.length >= 4 && plate.length <= 10 && /[0-9]/.test(plate) ? plate : ''
}

/** What a plate looks like from afar. */
function blurred(plate) {
  return plate.replace(/[A-Z]/g, (letter) => LOOKALIKES[letter] ?? letter)
}

/**
 * The plate of a vehicle: a kind of field that samewise does not bring along. All that is special to plates is said here, and nothing
 * else has to change.
 */
export const licensePlate = defineKind({
  name: 'license-plate',

  field: (name) => ({
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = readPlate(raw)
      },
    },
    comparison: compareValues(
      name,
      {
        name,
        field: name,
        // Two vehicles of one household have plates as different as any two.
        between: 'individual',
        frequencyOf: name,
        levels: [
          { label: 'same plate', exact: true, m: 0.85 },
          { label: 'looks alike', m: 0.07 },
          { label: 'one slip', m: 0.05 },
          { label: 'different', m: 0.03 },
        ],
      },
      (left, right) => {
        const [a, b] = [blurred(left), blurred(right)]
        if (a === b) return 2
        return osa(a, b) === 1 ? 3 : 4
      },
    ),
    // One slip leaves the first or the last four signs as they were.
    keys: [
      { name, field: name, features: [name] },
      { name: `${name}:first-4`, field: name, features: [name], part: (plate) => blurred(plate.slice(0, 4)) },
      { name: `${name}:last-4`, field: name, features: [name], part: (plate) => blurred(plate.slice(-4)) },
    ],
    goldenParts: [''],
    standardize: (raw) => ({ '': readPlate(raw[''] ?? '') }),
  }),

  recognize: (column) => {
    if (!headerHas(column, 'plate', 'license plate', 'licence plate', 'number plate', 'registration')) return undefined
    const plates = shareOf(column, (value) => readPlate(value) !== '')
    if (plates < 0.8) return undefined
    const share = Math.round(plates * 100)
    return { part: '', confidence: 0.95, evidence: `header says plate; ${share} % of the values can be plates` }
  },
})
