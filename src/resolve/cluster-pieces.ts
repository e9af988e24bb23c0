import { runUnits } from '../base'
import { joinPieces, type Labels, type PieceRange, type Pieces } from '../cluster'
import type { Plan } from '../entity'
import type { ClassPrior, Scorer } from '../weigh'
import { type Apartness, keepApart } from './keep-apart'
import { type BoundTable, type MatchingTeam, receiveScorer, type SentScorer, sendScorer } from './matching-team'
import type { SentPlan } from './sent-plan'
import { type EdgeRows, memberWeights, pairWeigher } from './weigh-members'

/** What decides how records of a piece are joined, beside the scorer; plain data. */
export interface Joining {
  readonly edges: EdgeRows
  /** Of pairs between which there is no edge. */
  readonly prior: ClassPrior
  readonly stopBits: number
  readonly apart: Apartness
}

/** Joins ranges of pieces, on whatever threads there are. */
export function joinRanges(
  plan: Plan,
  pieces: Pieces,
  ranges: readonly PieceRange[],
  scorer: Scorer,
  joining: Joining,
  team?: MatchingTeam,
): Promise<Labels[]> {
  return runUnits(
    {
      task: 'cluster',
      shared: (): SentClustering => ({ plan: team?.plan as SentPlan, ...sendScorer(scorer), pieces, ...joining }),
      units: ranges,
      here: pieceJoiner(plan, pieces, scorer, joining),
      ground: team?.ground,
      signal: team?.signal,
    },
    team?.pool,
  )
}

/** What another thread needs to join pieces. */
export interface SentClustering extends Joining, SentScorer {
  readonly plan: SentPlan
  readonly pieces: Pieces
}

/** Makes ready to join pieces on another thread. */
export function openClustering(plan: Plan, sent: SentClustering, bound: BoundTable): (range: PieceRange) => Labels {
  return pieceJoiner(plan, sent.pieces, receiveScorer(bound, sent), sent)
}

function pieceJoiner(
  plan: Plan,
  pieces: Pieces,
  scorer: Scorer,
  { edges, prior, stopBits, apart }: Joining,
): (range: PieceRange) => Labels {
  const weigh = memberWeights(edges, pairWeigher(scorer, prior, plan.ruleBook))
  const constraints = keepApart(plan, scorer.table, scorer, apart)
  return (range) => joinPieces(pieces, range, weigh, constraints, stopBits)
}
