const MAX_LENGTH = 64

/**
 * Reads an IP address: version 4 without leading zeros, version 6 as RFC 5952 writes it (lower case, the longest run of zeros left out), an
 * address of version 4 inside one of version 6 as version 4. A port, a zone and a prefix length are cut off.
 *
 * @param raw the value as it came; a value of more than 64 characters is none, and of a list the first counts
 * @returns the address, or '' where there is none, or the one that stands for none (`0.0.0.0`, `::`)
 */
export function readIpAddress(raw: string): string {
  let text = raw
    .slice(0, MAX_LENGTH * 4)
    .trim()
    .toLowerCase()
  const end = text.search(/[\s,;/%]/)
  if (end >= 0) text = text.slice(0, end)
  if (text.length > MAX_LENGTH) return ''
  if (text.startsWith('[')) {
    const close = text.indexOf(']')
    text = text.slice(1, close < 0 ? undefined : close)
  }
  const address = text.split(':').length > 2 ? readVersion6(text) : readVersion4(text.split(':')[0])
  return address === '0.0.0.0' || address === '::' ? '' : address
}

function readVersion4(text: string): string {
  const numbers = text.split('.')
  if (numbers.length !== 4 || !numbers.every((n) => /^\d{1,3}$/.test(n) && Number(n) <= 255)) return ''
  return numbers.map(Number).join('.')
}

function readVersion6(text: string): string {
  const halves = text.split('::')
  if (halves.length > 2) return ''
  const head = groupsOf(halves[0])
  const tail = groupsOf(halves[1] ?? '')
  if (head === undefined || tail === undefined) return ''
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return ''
  const groups = [...head, ...new Array<number>(halves.length === 2 ? missing : 0).fill(0), ...tail]
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return [groups[6] >> 8, groups[6] & 255, groups[7] >> 8, groups[7] & 255].join('.')
  }
  let from = 0
  let length = 1
  for (let i = 0; i < 8; i++) {
    let end = i
    while (end < 8 && groups[end] === 0) end++
    if (end - i > length) {
      from = i
      length = end - i
    }
  }
  const write = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':')
  return length < 2 ? write(groups) : `${write(groups.slice(0, from))}::${write(groups.slice(from + length))}`
}

/** The 16-bit groups of a half; undefined if it is none. The last two may be written as version 4. */
function groupsOf(half: string): number[] | undefined {
  if (half === '') return []
  const groups: number[] = []
  const parts = half.split(':')
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]
    const four = i === parts.length - 1 && part.includes('.') ? readVersion4(part) : ''
    if (four !== '') {
      const [a, b, c, d] = four.split('.').map(Number)
      groups.push(a * 256 + b, c * 256 + d)
    } else if (/^[\da-f]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16))
    else return undefined
  }
  return groups
}
