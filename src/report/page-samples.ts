import { type Html, html } from './html'
import { coloured, type PageWriter, percent, section } from './page-parts'
import type { ReportData } from './report-data'
import type { RecordName, SamplePair, WeightStep } from './sample-pairs'

/** Bits that are not worth a row of their own. */
const NOTHING = 0.005
/** Bits of rarity from which they are told. */
const WORTH_TELLING = 0.05

/** Pairs, step by step. */
export function samplesSection({ samples, sources }: ReportData, page: PageWriter): Html {
  const own = page.texts.samples
  const colorOf = sourceColors(sources.sources.map(({ source }) => source))
  return section(
    'samples',
    own.title,
    own.lead,
    samples.length === 0 && html`<p>${own.absent}</p>`,
    samples.map((sample) => samplePart(sample, page, colorOf)),
  )
}

/** Number of the colour of each source: its place in the list of sources. */
export function sourceColors(names: readonly string[]): (source: string) => number {
  const places = new Map(names.map((name, place) => [name, place]))
  return (source) => places.get(source) ?? 9
}

/** A row of the waterfall: a comparison, or a step that compares nothing. */
interface Row {
  readonly name: string
  readonly bits: number
  readonly note?: string
  readonly step?: WeightStep
}

function samplePart(sample: SamplePair, page: PageWriter, colorOf: (source: string) => number): Html {
  const { texts, formats } = page
  const { samples: own, words } = texts
  const { title, note } = own.kinds[sample.kind]
  const steps: Row[] = [
    { name: own.prior, note: own.priorNote, bits: sample.priorBits },
    ...sample.steps.map((step) => ({ name: step.comparison, bits: step.bits, step })),
    { name: own.relatives, note: own.relativesNote, bits: sample.relativesBits },
    { name: own.surroundings, note: own.surroundingsNote, bits: sample.surroundingsBits },
  ].filter(({ bits, step }: Row) => Math.abs(bits) >= NOTHING || (step !== undefined && isFilled(step)))
  const sums = [0]
  for (const { bits } of steps) sums.push(sums[sums.length - 1] + bits)
  const low = Math.min(...sums)
  const span = Math.max(1, Math.max(...sums) - low)
  const bar = (from: number, to: number, className: string): Html =>
    waterfallBar((Math.min(from, to) - low) / span, (Math.max(from, to) - low) / span, className, -low / span)
  const rows = steps.map(({ name, note: remark, bits, step }, k) => {
    const className = k === 0 ? 'base' : bits < 0 ? 'minus' : ''
    const own = step?.level === 'missing' ? ['', ''] : [bar(sums[k], sums[k + 1], className), formats.bits(bits)]
    return html`<tr><th scope="row" class="v">${name}</th>${
      step === undefined ? html`<td colspan="3" class="m">${remark}</td>` : comparedCells(step, page)
    }<td>${own[0]}</td><td class="num">${own[1]}</td></tr>`
  })
  const end = sums[sums.length - 1]
  const record = ({ source, id }: RecordName): Html =>
    html`<th scope="col" class="v">${coloured(colorOf(source), `${source} ${id}`)}</th>`
  const verdict = own.verdict(sample.probability, sample.isJoined)
  return html`<div class="sample"><h3>${title} <span class="tag ${sample.isJoined ? 'yes' : 'no'}">${verdict}</span></h3><p class="m">${note}</p><div class="scroll" tabindex="0"><table class="waterfall"><thead><tr><th scope="col">${own.comparison}</th>${record(
    sample.left,
  )}${record(sample.right)}<th scope="col">${words.level}</th><th scope="col" class="wide">${own.running}</th><th scope="col" class="num">${words.weight}</th></tr></thead><tbody>${rows}</tbody><tfoot><tr><th scope="row">${own.sum}</th><td colspan="3"></td><td>${bar(
    0,
    end,
    'end',
  )}</td><td class="num">${formats.bits(end)}</td></tr></tfoot></table></div></div>`
}

function isFilled({ left, right }: WeightStep): boolean {
  return left.length > 0 || right.length > 0
}

function comparedCells({ left, right, level, frequencyBits }: WeightStep, { texts, formats }: PageWriter): Html {
  const { samples, words } = texts
  const shown = level === 'missing' ? html`<span class="m">${words.missing}</span>` : level
  const rarity =
    Math.abs(frequencyBits) >= WORTH_TELLING &&
    html` <span class="m">(${samples.rarity(formats.bits(frequencyBits))})</span>`
  return html`<td class="v">${left.join(', ')}</td><td class="v">${right.join(', ')}</td><td class="v">${shown}${rarity}</td>`
}

function waterfallBar(from: number, to: number, className: string, zero: number): Html {
  return html`<span class="axis" style="--zero:${percent(zero)}"><i class="${className}" style="left:${percent(from)};width:${percent(to - from)}"></i></span>`
}
