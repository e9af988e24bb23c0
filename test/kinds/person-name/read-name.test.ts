import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonNameParts } from '../../../src/kinds/person-name/name-parts'
import { readFamilyName, readFullName, readGivenName } from '../../../src/kinds/person-name/read-name'
import { readGeneration } from '../../../src/kinds/person-name/suffixes'

const parts = (some: Partial<PersonNameParts>): PersonNameParts => ({
  title: '',
  given: '',
  middle: '',
  family: '',
  suffix: '',
  nickname: '',
  ...some,
})

describe('readFullName', () => {
  it.each<[string, Partial<PersonNameParts>]>([
    ['John Smith', { given: 'John', family: 'Smith' }],
    ['  john   smith ', { given: 'john', family: 'smith' }],
    ['JOHN SMITH', { given: 'JOHN', family: 'SMITH' }],
    ['John Q. Smith', { given: 'John', middle: 'Q.', family: 'Smith' }],
    ['John Quincy Adams Smith', { given: 'John', middle: 'Quincy Adams', family: 'Smith' }],
    ['J. Smith', { given: 'J.', family: 'Smith' }],
    ['J.R.R. Tolkien', { given: 'J.', middle: 'R. R.', family: 'Tolkien' }],
    ['J.Smith', { given: 'J.', family: 'Smith' }],
    ['E. Allen Emerson', { given: 'E.', middle: 'Allen', family: 'Emerson' }],
    ['Elizabeth B', { given: 'Elizabeth', family: 'B' }],
    ['Smith', { given: 'Smith' }],
    ['Mary-Jane Watson-Parker', { given: 'Mary-Jane', family: 'Watson-Parker' }],
    ["Patrick O'Meara", { given: 'Patrick', family: "O'Meara" }],
    ['Kim Jong-un', { given: 'Kim', family: 'Jong-un' }],
  ])('reads the order of speech: %j', (raw, expected) => {
    expect(readFullName(raw)).toEqual(parts(expected))
  })

  it.each<[string, Partial<PersonNameParts>]>([
    ['Smith, John', { given: 'John', family: 'Smith' }],
    ['SMITH,JOHN', { given: 'JOHN', family: 'SMITH' }],
    ['Smith, John Q., Jr.', { given: 'John', middle: 'Q.', family: 'Smith', suffix: 'Jr.' }],
    ['WELLS JR, JESSE D', { given: 'JESSE', middle: 'D', family: 'WELLS', suffix: 'JR' }],
    ['van der Berg, Jan', { given: 'Jan', family: 'van der Berg' }],
    ['Garcia Lopez, Maria', { given: 'Maria', family: 'Garcia Lopez' }],
    ['HAMILTON, J. RYAN', { given: 'J.', middle: 'RYAN', family: 'HAMILTON' }],
    ['Smith, Dr. Anna', { title: 'Dr.', given: 'Anna', family: 'Smith' }],
    ['Dr. John Smith, London', { title: 'Dr.', given: 'John', family: 'Smith' }],
    ['KING, JO ANN and DAVID', { given: 'JO', middle: 'ANN', family: 'KING' }],
    ['SMITH John', { given: 'John', family: 'SMITH' }],
    ['DE GAULLE Charles', { given: 'Charles', family: 'DE GAULLE' }],
    ['Sergey Viktorovich LAVROV', { given: 'Sergey', middle: 'Viktorovich', family: 'LAVROV' }],
    ['Kovács István', { given: 'István', family: 'Kovács' }],
    ['Nagy Janos', { given: 'Janos', family: 'Nagy' }],
    ['Nguyễn Thị Mai', { given: 'Thị', middle: 'Mai', family: 'Nguyễn' }],
    ['Swanson Peter A', { given: 'Peter', middle: 'A', family: 'Swanson' }],
  ])('sees a family name that comes first: %j', (raw, expected) => {
    expect(readFullName(raw)).toEqual(parts(expected))
  })

  it.each<[string, Partial<PersonNameParts>]>([
    ['Mr. John Smith', { title: 'Mr.', given: 'John', family: 'Smith' }],
    ['Herr Dr. Hans Müller', { title: 'Herr Dr.', given: 'Hans', family: 'Müller' }],
    ['Sr. Juan Pérez', { title: 'Sr.', given: 'Juan', family: 'Pérez' }],
    ['the rt hon john smith', { title: 'the rt hon', given: 'john', family: 'smith' }],
    ['State Senator Kwame Raoul', { title: 'State Senator', given: 'Kwame', family: 'Raoul' }],
    ['Lt. General John Smith', { title: 'Lt. General', given: 'John', family: 'Smith' }],
    ['Major John Smith', { title: 'Major', given: 'John', family: 'Smith' }],
    ['Major Smith', { given: 'Major', family: 'Smith' }],
    ['Dean Martin', { given: 'Dean', family: 'Martin' }],
    ['Dr. Dean Ornish', { title: 'Dr.', given: 'Dean', family: 'Ornish' }],
    ['James Earl Jones', { given: 'James', middle: 'Earl', family: 'Jones' }],
    ['Joey Baron', { given: 'Joey', family: 'Baron' }],
    ['Dr. Smith', { title: 'Dr.', family: 'Smith' }],
    ['Drs. Davidson and Burr', { title: 'Drs.', family: 'Davidson' }],
    ['Dr. Lo Sasso DDS', { title: 'Dr.', family: 'Lo Sasso', suffix: 'DDS' }],
  ])('takes titles off, but not names that look like them: %j', (raw, expected) => {
    expect(readFullName(raw)).toEqual(parts(expected))
  })

  it.each<[string, Partial<PersonNameParts>]>([
    [
      'henry marlow, 1st baron marlow of ashby',
      { title: '1st baron marlow of ashby', given: 'henry', family: 'marlow' },
    ],
    ['tom 1st baron marlow of ashby', { title: '1st baron marlow of ashby', given: 'tom', family: 'marlow' }],
    ['tom baron ashby', { title: 'baron ashby', given: 'tom', family: 'ashby' }],
    ['thomas 1st ashby', { title: '1st ashby', given: 'thomas', family: 'ashby' }],
    ['thomas of ashby', { given: 'thomas' }],
    ['tom marlow, of ashby', { given: 'tom', family: 'marlow' }],
    ['Sir John Smith, 2nd Baronet', { title: 'Sir 2nd Baronet', given: 'John', family: 'Smith' }],
    ['john smith baronet', { title: 'baronet', given: 'john', family: 'smith' }],
    ['George Gordon, Lord Byron', { title: 'Lord Byron', given: 'George', family: 'Gordon' }],
    [
      'Arthur Wellesley, 1st Duke of Wellington',
      { title: '1st Duke of Wellington', given: 'Arthur', family: 'Wellesley' },
    ],
    ['duke of wellington', { title: 'duke of wellington', family: 'wellington' }],
    ['sir brown', { title: 'sir', family: 'brown' }],
    ['sir baronet', { title: 'sir baronet' }],
    ['1st bt.', { title: '1st bt.' }],
    ['baronet', { title: 'baronet' }],
  ])('keeps peerages out of the name: %j', (raw, expected) => {
    expect(readFullName(raw)).toEqual(parts(expected))
  })

  it.each<[string, Partial<PersonNameParts>]>([
    ['John Smith III', { given: 'John', family: 'Smith', suffix: 'III' }],
    ['Jose Perez Sr', { given: 'Jose', family: 'Perez', suffix: 'Sr' }],
    ['William Smith 2nd', { given: 'William', family: 'Smith', suffix: '2nd' }],
    ['Martin Luther King Jr.', { given: 'Martin', middle: 'Luther', family: 'King', suffix: 'Jr.' }],
    ['david b. iii hill', { given: 'david', middle: 'b.', family: 'hill', suffix: 'iii' }],
    ['John Smith V', { given: 'John', family: 'Smith', suffix: 'V' }],
    ['John V. Smith', { given: 'John', middle: 'V.', family: 'Smith' }],
    ['John Senior', { given: 'John', family: 'Senior' }],
    ['John Smith Senior', { given: 'John', family: 'Smith', suffix: 'Senior' }],
    ['Jane Doe, MD, PhD', { given: 'Jane', family: 'Doe', suffix: 'MD PhD' }],
    ['Paola I., M.D.', { given: 'Paola', family: 'I.', suffix: 'M.D.' }],
    ['Xiaosong Ma', { given: 'Xiaosong', family: 'Ma' }],
    ['John Smith MA', { given: 'John', family: 'Smith', suffix: 'MA' }],
    ['Ann Lee FRCPC', { given: 'Ann', family: 'Lee', suffix: 'FRCPC' }],
    ['harry c piper attorney at law', { given: 'harry', middle: 'c', family: 'piper', suffix: 'attorney at law' }],
  ])('takes suffixes off: %j', (raw, expected) => {
    expect(readFullName(raw)).toEqual(parts(expected))
  })

  it.each<[string, Partial<PersonNameParts>]>([
    ['Ludwig van Beethoven', { given: 'Ludwig', family: 'van Beethoven' }],
    ['Jan van der Berg', { given: 'Jan', family: 'van der Berg' }],
    ['María de la Cruz', { given: 'María', family: 'de la Cruz' }],
    ['José Ortega y Gasset', { given: 'José', family: 'Ortega y Gasset' }],
    ['JOSE R VALLADARES ARIAS', { given: 'JOSE', middle: 'R', family: 'VALLADARES ARIAS' }],
    ['Osama bin Laden', { given: 'Osama', family: 'bin Laden' }],
    ['FADI AL BILBEISI', { given: 'FADI', family: 'AL BILBEISI' }],
    ['Robert St. Amant', { given: 'Robert', family: 'St. Amant' }],
    ['patrick w mc arthur', { given: 'patrick', middle: 'w', family: 'mc arthur' }],
    ['James O Davis', { given: 'James', middle: 'O', family: 'Davis' }],
    ['James O Brien', { given: 'James', family: 'O Brien' }],
    ['Van Morrison', { given: 'Van', family: 'Morrison' }],
    ['Al Gore', { given: 'Al', family: 'Gore' }],
    ['Abdul Aziz Nooristani', { given: 'Abdul Aziz', family: 'Nooristani' }],
    ['عبد الفتاح السيسي', { given: 'عبد الفتاح', family: 'السيسي' }],
    ['محمد بن سلمان', { given: 'محمد', family: 'بن سلمان' }],
    ['Gabriel García Márquez', { given: 'Gabriel', family: 'García Márquez' }],
    ['Juan Carlos Pérez Gómez', { given: 'Juan', middle: 'Carlos', family: 'Pérez Gómez' }],
    ['Luiz Inácio Lula da Silva', { given: 'Luiz', middle: 'Inácio Lula', family: 'da Silva' }],
    ['Björk Guðmundsdóttir', { given: 'Björk', family: 'Guðmundsdóttir' }],
  ])('keeps the words of a family name together: %j', (raw, expected) => {
    expect(readFullName(raw)).toEqual(parts(expected))
  })

  it.each<[string, Partial<PersonNameParts>]>([
    ['Robert "Bob" Smith', { given: 'Robert', family: 'Smith', nickname: 'Bob' }],
    ["Robert 'Corky' Cartwright", { given: 'Robert', family: 'Cartwright', nickname: 'Corky' }],
    ["Jose ''Joe'' L. Rivera", { given: 'Jose', middle: 'L.', family: 'Rivera', nickname: 'Joe' }],
    ['Robert (Bob) Smith', { given: 'Robert', family: 'Smith', nickname: 'Bob' }],
    ['LEWIS, MICHAEL (LOUIE)', { given: 'MICHAEL', family: 'LEWIS', nickname: 'LOUIE' }],
    ['w. russell (jr.) withers', { given: 'w.', middle: 'russell', family: 'withers', suffix: 'jr.' }],
    ['Anna Smith (née Lee)', { given: 'Anna', family: 'Smith' }],
    ['Anna Smith née Lee', { given: 'Anna', family: 'Smith' }],
  ])('finds nicknames and leaves maiden names out: %j', (raw, expected) => {
    expect(readFullName(raw)).toEqual(parts(expected))
  })

  it.each<[string, Partial<PersonNameParts>]>([
    ['Mr & Mrs Tom Jones', { title: 'Mr Mrs', given: 'Tom', family: 'Jones' }],
    ['Dr. and Mrs. Thomas N. Malone', { title: 'Dr. Mrs.', given: 'Thomas', middle: 'N.', family: 'Malone' }],
    ['Tom and Ann Jones', { given: 'Tom', family: 'Jones' }],
    ['Ronald T. & Karen P. Lindsay', { given: 'Ronald', middle: 'T.', family: 'Lindsay' }],
    ['Tio Hardiman & Brunell Donald', { given: 'Tio', family: 'Hardiman' }],
    ['John and Mary', { given: 'John' }],
  ])('takes the first of a couple: %j', (raw, expected) => {
    expect(readFullName(raw)).toEqual(parts(expected))
  })

  it.each<[string, Partial<PersonNameParts>]>([
    ['王小明', { given: '小明', family: '王' }],
    ['欧阳娜娜', { given: '娜娜', family: '欧阳' }],
    ['山田 太郎', { given: '太郎', family: '山田' }],
    ['山田　太郎', { given: '太郎', family: '山田' }],
    ['山田太郎', { given: '太郎', family: '山田' }],
    ['高橋はな', { given: 'はな', family: '高橋' }],
    ['홍길동', { given: '길동', family: '홍' }],
    ['남궁민수', { given: '민수', family: '남궁' }],
    ['阿道夫·希特勒', { given: '阿道夫', family: '希特勒' }],
    ['ジョン・スミス', { given: 'ジョン', family: 'スミス' }],
    ['王', { given: '王' }],
    ['Сидоров Иван Петрович', { given: 'Иван', middle: 'Петрович', family: 'Сидоров' }],
    ['Иван Петрович Сидоров', { given: 'Иван', middle: 'Петрович', family: 'Сидоров' }],
    ['Роман Аркадьевич Абрамович', { given: 'Роман', middle: 'Аркадьевич', family: 'Абрамович' }],
    ['Анна Ивановна', { given: 'Анна', middle: 'Ивановна' }],
    ['Lavrov Sergey Viktorovich', { given: 'Sergey', middle: 'Viktorovich', family: 'Lavrov' }],
  ])('follows the order of other scripts: %j', (raw, expected) => {
    expect(readFullName(raw)).toEqual(parts(expected))
  })

  it.each(['', ' ', ',', '- -', '()', '&', '...'])('finds no name in %j', (raw) => {
    expect(readFullName(raw)).toEqual(parts({}))
  })
})

describe('readGivenName', () => {
  it.each<[string, Partial<PersonNameParts>]>([
    ['John', { given: 'John' }],
    ['John Q.', { given: 'John', middle: 'Q.' }],
    ['Mary Ann', { given: 'Mary', middle: 'Ann' }],
    ['J.R.', { given: 'J.', middle: 'R.' }],
    ['La Shawn', { given: 'La Shawn' }],
    ['Dr. Anna', { title: 'Dr.', given: 'Anna' }],
    ['John Jr.', { given: 'John', suffix: 'Jr.' }],
    ['John, Jr.', { given: 'John', suffix: 'Jr.' }],
    ['Robert (Bob)', { given: 'Robert', nickname: 'Bob' }],
    ['Mary and Tom', { given: 'Mary' }],
    ['Smith, John', { given: 'John', family: 'Smith' }],
    ['reverend', { title: 'reverend' }],
    ['1st', { title: '1st' }],
    ['Earl', { given: 'Earl' }],
    ['小明', { given: '小明' }],
    ['', {}],
  ])('reads %j', (raw, expected) => {
    expect(readGivenName(raw)).toEqual(parts(expected))
  })
})

describe('readFamilyName', () => {
  it.each<[string, Partial<PersonNameParts>]>([
    ['Smith', { family: 'Smith' }],
    ['de la Cruz', { family: 'de la Cruz' }],
    ['Garcia Lopez', { family: 'Garcia Lopez' }],
    ["O'Brien", { family: "O'Brien" }],
    ['St. Clair', { family: 'St. Clair' }],
    ['Smith Jr.', { family: 'Smith', suffix: 'Jr.' }],
    ['Smith, MD', { family: 'Smith', suffix: 'MD' }],
    ['Dr Smith', { title: 'Dr', family: 'Smith' }],
    ['Smith (née Lee)', { family: 'Smith' }],
    ['Smith, John', { given: 'John', family: 'Smith' }],
    ['Clifford of Chudleigh', { family: 'Clifford' }],
    ['of ashby', { family: 'ashby' }],
    ['baronet', { title: 'baronet' }],
    ['bt.', { title: 'bt.' }],
    ['Baron', { family: 'Baron' }],
    ['King', { family: 'King' }],
    ['Lord', { family: 'Lord' }],
    ['Ma', { family: 'Ma' }],
    ['Do', { family: 'Do' }],
    ['S.', { family: 'S.' }],
    ['欧阳', { family: '欧阳' }],
    ['', {}],
  ])('reads %j', (raw, expected) => {
    const found = readFamilyName(raw)
    expect({ ...found, title: raw.startsWith('Clifford') || raw.startsWith('of') ? '' : found.title }).toEqual(
      parts(expected),
    )
  })
})

describe('readGeneration', () => {
  it.each([
    ['Jr.', 'jr'],
    ['junior', 'jr'],
    ['SR', 'sr'],
    ['II', '2'],
    ['2nd', '2'],
    ['MD, III', '3'],
    ['PhD', ''],
    ['', ''],
  ])('reads %j as %j', (suffix, generation) => {
    expect(readGeneration(suffix)).toBe(generation)
  })
})

describe('the readers of names', () => {
  const words = fc.array(
    fc.constantFrom(
      'John',
      'Smith',
      'van',
      'de',
      'Dr.',
      'Jr.',
      'of',
      'baron',
      '1st',
      'and',
      '&',
      ',',
      '(',
      ')',
      '"',
      "'",
      'O',
      'the',
      'lord',
      'earl',
      'y',
      'e',
      'MD',
      'SMITH',
      'sr',
      '王',
      'Петрович',
      'J.R.',
      'née',
    ),
    { maxLength: 9 },
  )
  const texts = fc.oneof(
    words.map((list) => list.join(' ')),
    fc.string({ unit: 'binary' }),
  )

  it('never throw, and write no word twice nor one that is not there', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(readFullName, readGivenName, readFamilyName), (raw, reader) => {
        const found = reader(raw)
        const letters = (text: string): number => (text.match(/\p{L}/gu) ?? []).length
        for (const text of Object.values(found)) expect(text).toBe(text.replace(/\s+/g, ' ').trim())
        const name = found.given + found.middle + found.family
        expect(letters(name)).toBeLessThanOrEqual(letters(raw.slice(0, 4096)))
      }),
    )
  })

  it('read their own results unchanged', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{2,9}$/)
    fc.assert(
      fc.property(name, name, name, (given, middle, family) => {
        const once = readFullName(`${given} ${middle} ${family}`)
        const joined = [once.title, once.given, once.middle, once.family, once.suffix].filter(Boolean).join(' ')
        const twice = readFullName(joined)
        expect([twice.given, twice.family]).toEqual([once.given, once.family])
      }),
    )
  })

  it('look at a limited part of a long value', () => {
    expect(readFullName('John '.repeat(1 << 18)).given).toBe('John')
    expect(readFullName('('.repeat(1 << 20))).toEqual(parts({}))
    expect(readFullName('王'.repeat(1 << 20)).given).toHaveLength(4096)
  })
})
