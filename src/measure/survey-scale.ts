import { SamewiseError } from '../base'

/** What answers to a question mean. Plain data. */
export interface SurveyScale {
  /** Lowest and highest answer; answers are whole numbers. */
  readonly lowest: number
  readonly highest: number
  /** From here on an answer is good; up to {@link bad} it is bad. */
  readonly good: number
  readonly bad: number
  /** `net`: share of good less share of bad answers, in points from -100 to 100. `share`: share of good answers, 0 to 1. */
  readonly figure: 'net' | 'share'
}

/** Scales of the usual metrics: NPS 0 to 10, CSAT 1 to 5 with the two top boxes, CES 1 to 7 with the three that agree. */
export const surveyScales: Readonly<Record<string, SurveyScale>> = {
  nps: { lowest: 0, highest: 10, good: 9, bad: 6, figure: 'net' },
  csat: { lowest: 1, highest: 5, good: 4, bad: 2, figure: 'share' },
  ces: { lowest: 1, highest: 7, good: 5, bad: 3, figure: 'share' },
}

/** The scale of a metric; throws `BAD_CONFIG` where there is none, or where it contradicts itself. */
export function scaleOf(metric: string, own: Readonly<Record<string, SurveyScale>> = {}): SurveyScale {
  const scales = { ...surveyScales, ...own }
  const scale = Object.hasOwn(scales, metric) ? scales[metric] : undefined
  if (scale === undefined) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `The metric "${metric}" has no scale. Known are ${Object.keys(scales).sort().join(', ')}; give another one's under "scales".`,
    )
  }
  if (!(scale.lowest <= scale.bad && scale.bad < scale.good && scale.good <= scale.highest)) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `The scale of "${metric}" contradicts itself. It must hold that lowest <= bad < good <= highest.`,
    )
  }
  return scale
}
