import { describe, expect, it } from 'vitest'
import { type RecordTable, TextPool } from '../../../src/columns'
import { bindComparisons } from '../../../src/compare'
import { mergeData } from '../../../src/data'
import { nicknamesEn } from '../../../src/data/nicknames-en'
import { scripts } from '../../../src/data/scripts'
import { personNameKind } from '../../../src/kinds/person-name'

const data = mergeData([nicknamesEn, scripts])
const field = personNameKind.field('name', {}, data)

/** Labels of the levels of the given and the family name of two whole names. */
function levelsOf(left: string, right: string): (string | undefined)[] {
  const pool = new TextPool()
  const middles = new TextPool()
  const suffixes = new TextPool()
  const rows = new Int32Array(8)
  for (const [i, raw] of [left, right].entries()) {
    const out = field.features.map(() => '')
    field.readers['']?.(raw, out)
    rows[4 * i] = pool.intern(out[0])
    rows[4 * i + 1] = pool.intern(out[1])
    rows[4 * i + 2] = middles.intern(out[2])
    rows[4 * i + 3] = suffixes.intern(out[3])
  }
  pool.seal()
  middles.seal()
  suffixes.seal()
  const feature = (name: string, offset: number, of = pool) => ({ name, field: 'name', pool: of, offset, slots: 1 })
  const table: RecordTable = {
    count: 2,
    stride: 4,
    rows,
    features: [
      feature('name.given', 0),
      feature('name.family', 1),
      feature('name.middle', 2, middles),
      feature('name.suffix', 3, suffixes),
    ],
    sources: new Int32Array(2),
    sourceNames: ['a'],
  }
  if (field.comparison === undefined) throw new Error('names are compared')
  const comparer = bindComparisons([field.comparison], table, { weight: () => 1 })
  const levels = new Uint8Array(2)
  comparer.compare(0, 1, levels)
  return [...levels].map((level, c) => comparer.comparisons[c].levels[level - 1]?.label)
}

describe('comparing names', () => {
  it.each([
    ['David Dobbins Jr', 'David Dobbins Senior', 'alike, of another generation', 'exact'],
    ['David Dobbins Jr', 'David Dobbins Junior', 'exact', 'exact'],
    ['David Dobbins Jr', 'David Dobbins', 'exact', 'exact'],
    ['David I Dobbins', 'David Dobbins II', 'alike, of another generation', 'exact'],
    ['David I Dobbins', 'David Dobbins', 'exact', 'exact'],
    ['David J Dobbins', 'David Dobbins II', 'exact', 'exact'],
    ['Anonymous', 'David Dobbins', undefined, undefined],
    ['Дмитрий Иванов', 'Dmitry Ivanov', 'exact', 'exact'],
    ['Дмитрий Иванов', 'Dmitrii Ivanov', 'close', 'exact'],
    ['Γιώργος Παπαδόπουλος', 'Giorgos Papadopoulos', 'exact', 'exact'],
    ['Jürgen Müller', 'Juergen Mueller', 'close', 'close'],
    ['Øystein Sørensen', 'Oystein Soerensen', 'exact', 'close'],
    ['Pyotr Chaikovskii', 'Pyotr Tchaikovsky', 'exact', 'close'],
    ['محمد علي', 'Mohammed Ali', 'close', 'close'],
    ['محمد علي', 'مُحَمَّد عَلِي', 'exact', 'exact'],
    ['דוד כהן', 'David Cohen', 'close', 'close'],
    ['김철수', '김 철수', 'exact', 'exact'],
    ['やまだ たろう', 'ヤマダ タロウ', 'exact', 'exact'],
    ['李小龙', '李小龍', 'exact', 'exact'],
    ['李小龙', 'Li Xiaolong', 'swapped with family name', undefined],
    ['김철수', 'Kim Chul-soo', 'swapped with family name', undefined],
    ['やまだ たろう', 'Yamada Taro', 'swapped with family name', undefined],
    ['Bob Miller', 'Robert Miller', 'nickname', 'exact'],
    ['R. Miller', 'Robert Miller', 'initial', 'exact'],
    ['Ana García Márquez', 'Ana García', 'exact', 'part of a double name'],
    ['محمد علي', 'Mahmoud Hassan', 'different', 'different'],
    ['Сергей Иванов', 'Dmitry Lavrov', 'different', 'different'],
  ])('%s and %s: %s, %s', (left, right, given, family) => {
    expect(levelsOf(left, right)).toEqual([given, family])
    expect(levelsOf(right, left)).toEqual([given, family])
  })
})
