import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText, transliterate } from '../../src/text'
import { anyText } from './text-pairs'

describe('transliterate', () => {
  it.each([
    ['Дмитрий Чайковский', 'dmitry chaykovsky'],
    ['Фёдор Достоевский', 'fedor dostoevsky'],
    ['Мари́я Щукина', 'mariya shchukina'],
    ['Володимир Зеленський', 'volodymyr zelenskyi'],
    ['Юлія Згурська', 'yuliia zghurska'],
    ['Ігор Гриценко', 'ihor hrytsenko'],
    ['Георги Първанов', 'georgi parvanov'],
    ['Ђорђе Живковић', 'dorde zivkovic'],
    ['Никола Љубић', 'nikola ljubic'],
    ['Уладзімір Быкаў', 'uladzimir bykau'],
  ])('writes Cyrillic %s as %s', (value, latin) => {
    expect(transliterate(value)).toBe(latin)
  })

  it.each([
    ['Γιώργος Παπαδόπουλος', 'giorgos papadopoulos'],
    ['ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ', 'giorgos papadopoulos'],
    ['Ευαγγελία Μπακογιάννη', 'evangelia bakogianni'],
    ['Ευθύμιος Αϋφαντής', 'efthymios ayfantis'],
    ['Χριστόφορος Ψαράς Ξένος', 'christoforos psaras xenos'],
  ])('writes Greek %s as %s', (value, latin) => {
    expect(transliterate(value)).toBe(latin)
  })

  it.each([
    ['יוסף', 'yosf'],
    ['בנימין', 'bnimin'],
    ["צ'רלי", 'chrli'],
    ['שָׂרָה', 'shra'],
  ])('writes Hebrew %s as %s', (value, latin) => {
    expect(transliterate(value)).toBe(latin)
  })

  it.each([
    ['محمد عبد الله', 'mhmd abd allh'],
    ['مُحَمَّد', 'mhmd'],
    ['يوسف وليد', 'yusf wlid'],
    ['پرویز', 'pruiz'],
    ['١٢٣ ۴۵۶', '123 456'],
  ])('writes Arabic %s as %s', (value, latin) => {
    expect(transliterate(value)).toBe(latin)
  })

  it.each([
    ['さとう ゆうき', 'sato yuki'],
    ['いのうえ こういち', 'inoue koichi'],
    ['ちゅうおう', 'chuo'],
    ['サトウ ジョージ', 'sato joji'],
    ['ｻﾄｳ', 'sato'],
    ['マッチャン', 'matchan'],
    ['ニッポン', 'nippon'],
    ['ヴァイオリン パーティー ウィル', 'vaiorin pati wiru'],
  ])('writes kana %s as %s', (value, latin) => {
    expect(transliterate(value)).toBe(latin)
  })

  it.each([
    ['김민수', 'gimminsu'],
    ['박찬호', 'bakchanho'],
    ['이순신', 'isunsin'],
    ['강남', 'gangnam'],
  ])('writes Hangul %s as %s', (value, latin) => {
    expect(transliterate(value)).toBe(latin)
  })

  it.each([
    ['Արամ Խաչատրյան', 'aram khachatryan'],
    ['Բարակ Օբամա', 'barak obama'],
    ['Սուրեն Ոսկանյան', 'suren voskanyan'],
    ['Երևան', 'yerevan'],
  ])('writes Armenian %s as %s', (value, latin) => {
    expect(transliterate(value)).toBe(latin)
  })

  it.each([
    ['მიხეილ სააკაშვილი', 'mikheil saakashvili'],
    ['ჭაბუა ამირეჯიბი', 'chabua amirejibi'],
  ])('writes Georgian %s as %s', (value, latin) => {
    expect(transliterate(value)).toBe(latin)
  })

  it('leaves Han and other scripts as they are', () => {
    expect(transliterate('田中 さくら')).toBe('田中 sakura')
    expect(transliterate('王小明')).toBe('王小明')
    expect(transliterate('हिन्दी')).toBe(foldText('हिन्दी'))
  })

  it('gives only ASCII for text of the scripts it knows', () => {
    const letters =
      'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџўёαβγδεζηθικλμνξοπρστυφχψωάώϊאבגדהוזחטיכלמנסעפצקרשתןםךףץابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگکیかきっゃンー한글값'
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters, ' '), { maxLength: 20 }), (list) => {
        expect(transliterate(list.join(''))).toMatch(/^[a-z0-9 ]*$/)
      }),
      { numRuns: 1000 },
    )
  })

  it('changes nothing that is in Latin letters already', () => {
    fc.assert(
      fc.property(anyText(30), (value) => {
        const folded = foldText(value)
        if (/^[a-z0-9 ]*$/.test(folded)) expect(transliterate(value)).toBe(folded)
      }),
    )
  })
})
