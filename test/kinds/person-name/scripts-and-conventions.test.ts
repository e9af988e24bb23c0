import { describe, expect, it } from 'vitest'
import { mergeData } from '../../../src/data'
import { nicknamesEn } from '../../../src/data/nicknames-en'
import { scripts } from '../../../src/data/scripts'
import { likenessOfNames } from '../../../src/kinds/person-name/likeness'

const own = mergeData([nicknamesEn])
const withScripts = mergeData([nicknamesEn, scripts])

/** Script or convention, and two names a person would take for one. */
const equal: readonly (readonly [string, string, string])[] = [
  ['Latin, accents', 'François Hollande', 'Francois Hollande'],
  ['Latin, order', 'Smith, John', 'John Smith'],
  ['Latin, initials', 'J. R. R. Tolkien', 'John Ronald Reuel Tolkien'],
  ['Latin, initials without blanks', 'J.R.R. Tolkien', 'J. R. R. Tolkien'],
  ['Latin, title and letters', 'Dr. Jane Doe, MD', 'Jane Doe'],
  ['Latin, one suffix', 'John Smith Jr.', 'John Smith'],
  ['Latin, nickname', 'Bob Miller', 'Robert Miller'],
  ['Latin, nickname in quotes', 'Robert "Bob" Miller', 'Bob Miller'],
  ['Latin, a nickname of his own', 'Robert "Corky" Cartwright', 'Corky Cartwright'],
  ['Latin, hyphen', 'Jean-Marie Le Pen', 'Jean Marie Le Pen'],
  ['Latin, one typo', 'Benjamin Natanyahu', 'Benjamin Netanyahu'],
  ['Latin, maiden name', 'Anna Schmidt geb. Lehmann', 'Anna Schmidt'],
  ['German umlaut', 'Jürgen Müller', 'Juergen Mueller'],
  ['German umlaut left out', 'Jürgen Müller', 'Jurgen Muller'],
  ['German sharp s', 'Karl Strauß', 'Karl Strauss'],
  ['German particles', 'Otto von Bismarck', 'Bismarck, Otto von'],
  ['Dutch particles', 'Jan van der Berg', 'van der Berg, Jan'],
  ['French particles', 'Charles de Gaulle', 'DE GAULLE Charles'],
  ['Danish', 'Søren Sørensen', 'Soeren Soerensen'],
  ['Norwegian', 'Øystein Håland', 'Oystein Haaland'],
  ['Icelandic patronymic', 'Björk Guðmundsdóttir', 'Bjork Gudmundsdottir'],
  ['Polish', 'Małgorzata Wałęsa', 'Malgorzata Walesa'],
  ['Polish pet form', 'Kasia Nowak', 'Katarzyna Nowak'],
  ['Czech, woman of the family', 'Jana Nováková', 'Jana Novakova'],
  ['Hungarian, family first', 'NAGY János', 'János Nagy'],
  ['Hungarian, family first without capitals', 'Kovács István', 'István Kovács'],
  ['Turkish', 'Recep Tayyip Erdoğan', 'Recep Tayyip Erdogan'],
  ['Vietnamese', 'Nguyễn Văn Minh', 'Nguyen Van Minh'],
  ['Vietnamese, given first', 'Minh Nguyen', 'Nguyễn Minh'],
  ['Spanish, second family name', 'Gabriel García Márquez', 'Gabriel García'],
  ['Spanish, y', 'José Ortega y Gasset', 'Jose Ortega Gasset'],
  ['Portuguese, last family name', 'Luiz Inácio Lula da Silva', 'Luiz da Silva'],
  ['Indonesian, one name', 'Sukarno', 'Soekarno'],
  ['Russian', 'Дмитрий Иванов', 'Dmitry Ivanov'],
  ['Russian, passport', 'Дмитрий Иванов', 'Dmitriy Ivanov'],
  ['Russian, spellings', 'Pyotr Tchaikovsky', 'Пётр Чайковский'],
  ['Russian, patronymic', 'Иванов Иван Петрович', 'Ivan Ivanov'],
  ['Russian, patronymic first', 'Lavrov Sergey Viktorovich', 'Sergei Lavrov'],
  ['Russian, family name of a woman', 'Анна Иванова', 'Anna Ivanov'],
  ['Ukrainian', 'Володимир Зеленський', 'Volodymyr Zelensky'],
  ['Bulgarian', 'Георги Първанов', 'Georgi Parvanov'],
  ['Serbian', 'Новак Ђоковић', 'Novak Djokovic'],
  ['Serbian, both alphabets', 'Новак Ђоковић', 'Novak Đoković'],
  ['Greek', 'Γιώργος Παπαδόπουλος', 'Giorgos Papadopoulos'],
  ['Greek, capitals', 'ΑΛΕΞΗΣ ΤΣΙΠΡΑΣ', 'Alexis Tsipras'],
  ['Greek, formal', 'Γεώργιος Παπανδρέου', 'Georgios Papandreou'],
  ['Armenian', 'Արամ Խաչատրյան', 'Aram Khachatryan'],
  ['Georgian', 'მიხეილ სააკაშვილი', 'Mikheil Saakashvili'],
  ['Arabic', 'محمد علي', 'Mohammed Ali'],
  ['Arabic, another spelling', 'محمد علي', 'Muhammad Ali'],
  ['Arabic, a third', 'محمد علي', 'Mohamed Aly'],
  ['Arabic, two Latin spellings', 'Mohammed Hussein', 'Muhammad Husayn'],
  ['Arabic, vowel signs', 'مُحَمَّد عَلِي', 'محمد علي'],
  ['Arabic, article', 'عبد الفتاح السيسي', 'Abdel Fattah el-Sisi'],
  ['Arabic, servant of', "'Abd al-Aziz al-Nuristani", 'Abdulaziz Nuristani'],
  ['Arabic, son of', 'Osama bin Laden', 'Usama ibn Ladin'],
  ['Persian', 'حسن روحانی', 'Hassan Rouhani'],
  ['Hebrew', 'דוד כהן', 'David Cohen'],
  ['Hebrew, another spelling', 'דוד כהן', 'David Kohen'],
  ['Hebrew, long', 'בנימין נתניהו', 'Binyamin Netanyahu'],
  ['Hangul', '김철수', 'Kim Cheolsu'],
  ['Hangul, hyphen', '김철수', 'Kim Chul-soo'],
  ['Hangul, three words', '김철수', 'Kim Chul Soo'],
  ['Hangul, given first', '박지성', 'Jisung Park'],
  ['Hangul, compound family name', '남궁민수', '남궁 민수'],
  ['Hiragana', 'やまだ たろう', 'Yamada Taro'],
  ['Hiragana, given first', 'やまだ たろう', 'Taro Yamada'],
  ['Katakana', 'ヤマダ タロウ', 'やまだ たろう'],
  ['Han, blank', '山田太郎', '山田 太郎'],
  ['Han, compound family name', '欧阳娜娜', '欧阳 娜娜'],
  ['Chinese in Latin, joined', 'Xi Jinping', 'Xi Jin-ping'],
  ['Chinese, Wade-Giles', 'Mao Tse-tung', 'Mao Zedong'],
  ['Thai, one slip', 'วชิราลงกรน', 'วชิราลงกรณ'],
]

/** Names that meet only where the table of scripts is handed in. */
const equalWithScripts: readonly (readonly [string, string, string])[] = [
  ['Han', '李小龙', 'Li Xiaolong'],
  ['Han, given first', '习近平', 'Jinping Xi'],
  ['Han, traditional', '李小龍', '李小龙'],
  ['Han, compound family name', '欧阳娜娜', 'Ouyang Nana'],
  ['Devanagari', 'प्रिया शर्मा', 'Priya Sharma'],
]

/** Names of different people, alike as they may look. */
const different: readonly (readonly [string, string, string])[] = [
  ['given name', 'Eric Wendt', 'Josh Wendt'],
  ['family name', 'Daniel Ortiz', 'Daniel Ortega'],
  ['generation', 'John Smith Jr.', 'John Smith Sr.'],
  ['generation by number', 'John Smith II', 'John Smith III'],
  ['sex', 'Angelo Rossi', 'Angela Rossi'],
  ['sex, other stem', 'Daniel Weber', 'Daniela Weber'],
  ['initial', 'William G. Frost', 'William W. Frost'],
  ['initials alone', 'N.N.', 'Nursultan Nazarbayev'],
  ['given name alone', 'Walijan', 'Walijan Abdul Ghafoor Haqqani'],
  ['father', 'Shamil Magomedovich Ismailov', 'Shamil Ruslanovich Ismailov'],
  ['father and son exchanged', 'Salman bin Muhammad al-Rawi', 'Muhammad bin Salman al-Rawi'],
  ['tribe', 'Jawhar Majid al-Duri', 'Jawhar Majid al-Mosuli'],
  ['Cyrillic', 'Сергей Иванов', 'Sergey Lavrov'],
  ['Greek', 'Γιώργος Παπαδόπουλος', 'Nikos Papadopoulos'],
  ['Arabic', 'محمد علي', 'Mahmoud Hassan'],
  ['Arabic, given name', 'محمد علي', 'أحمد علي'],
  ['Arabic, a long vowel', 'محمد علي', 'Mahmoud Ali'],
  ['Hebrew', 'דוד כהן', 'Daniel Cohen'],
  ['Hangul', '김철수', '김영수'],
  ['Hangul, family name', '김철수', 'Lee Chul-soo'],
  ['Han, one character', '习近朋', '习近平'],
  ['kana', 'やまだ たろう', 'Yamada Hanako'],
  ['Korean', 'Kim Sok Jin', 'Kim Sok Chol'],
]

describe('likeness of names', () => {
  it.each(equal)('%s: %s is %s', (_, left, right) => {
    expect(likenessOfNames(left, right, own)).toBeGreaterThanOrEqual(0.5)
    expect(likenessOfNames(right, left, own)).toBeGreaterThanOrEqual(0.5)
    expect(likenessOfNames(left, right, withScripts)).toBeGreaterThanOrEqual(0.5)
  })

  it.each(equalWithScripts)('%s, with the table of scripts: %s is %s', (_, left, right) => {
    expect(likenessOfNames(left, right, withScripts)).toBeGreaterThanOrEqual(0.5)
    expect(likenessOfNames(right, left, withScripts)).toBeGreaterThanOrEqual(0.5)
  })

  it.each(different)('%s: %s is not %s', (_, left, right) => {
    expect(likenessOfNames(left, right, own)).toBeLessThan(0.5)
    expect(likenessOfNames(right, left, own)).toBeLessThan(0.5)
    expect(likenessOfNames(left, right, withScripts)).toBeLessThan(0.5)
  })
})
