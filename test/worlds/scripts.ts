import { drawBirthday } from '../../src/generate/calendar'
import type { Dice } from '../../src/generate/dice'
import { dateSlip } from '../../src/generate/slips'
import { digits, list, zipf } from './words'
import { type World, WorldBuilder, type WorldOptions } from './world'

/** Names and places of one tradition: each given name, family name and town in its own script and, behind `=`, in Latin letters. */
interface Tradition {
  readonly given: readonly string[]
  readonly family: readonly string[]
  readonly towns: readonly string[]
  readonly familyFirst?: true
}

const TRADITIONS: readonly Tradition[] = [
  {
    given: list(
      'Александр=Aleksandr Дмитрий=Dmitry Сергей=Sergey Андрей=Andrei Алексей=Alexey Иван=Ivan Евгений=Evgeny Михаил=Mikhail Юрий=Yuri Павел=Pavel ' +
        'Елена=Elena Ольга=Olga Наталья=Natalia Анна=Anna Татьяна=Tatiana Мария=Maria Юлия=Yulia Ирина=Irina Светлана=Svetlana Ксения=Ksenia',
    ),
    family: list(
      'Иванов=Ivanov Смирнов=Smirnov Кузнецов=Kuznetsov Попов=Popov Васильев=Vasiliev Петров=Petrov Соколов=Sokolov Михайлов=Mikhailov Новиков=Novikov ' +
        'Фёдоров=Fedorov Морозов=Morozov Волков=Volkov Алексеев=Alekseev Лебедев=Lebedev Семёнов=Semenov Егоров=Egorov Павлов=Pavlov Козлов=Kozlov ' +
        'Степанов=Stepanov Щербаков=Shcherbakov Жуков=Zhukov Цветков=Tsvetkov Чернышев=Chernyshev Юдин=Yudin Яковлев=Yakovlev',
    ),
    towns: list('Москва Казань Самара Омск Тверь Псков Пермь Воронеж'),
  },
  {
    given: list(
      'Γεώργιος=Georgios Δημήτρης=Dimitris Κωνσταντίνος=Konstantinos Ιωάννης=Ioannis Νικόλαος=Nikolaos Χρήστος=Christos Παναγιώτης=Panagiotis ' +
        'Βασίλης=Vasilis Μαρία=Maria Ελένη=Eleni Κατερίνα=Katerina Σοφία=Sofia Αγγελική=Angeliki Γεωργία=Georgia Δήμητρα=Dimitra Ευαγγελία=Evangelia',
    ),
    family: list(
      'Παπαδόπουλος=Papadopoulos Βλάχος=Vlachos Αγγελόπουλος=Angelopoulos Νικολαΐδης=Nikolaidis Γεωργίου=Georgiou Παπαγεωργίου=Papageorgiou ' +
        'Οικονόμου=Oikonomou Μακρής=Makris Δημητρίου=Dimitriou Κωνσταντινίδης=Konstantinidis Αντωνίου=Antoniou Χατζής=Chatzis Ιωάννου=Ioannou ' +
        'Αλεξίου=Alexiou Καραγιάννης=Karagiannis Σταματόπουλος=Stamatopoulos Ξένος=Xenos Ψαρράς=Psarras',
    ),
    towns: list('Αθήνα Πάτρα Βόλος Λάρισα Ηράκλειο Χανιά'),
  },
  {
    given: list(
      'محمد=Mohammed أحمد=Ahmed علي=Ali حسن=Hassan حسين=Hussein عمر=Omar خالد=Khaled يوسف=Youssef إبراهيم=Ibrahim سعيد=Saeed فاطمة=Fatima عائشة=Aisha ' +
        'مريم=Mariam زينب=Zainab سارة=Sara نور=Nour ليلى=Layla هدى=Huda',
    ),
    family: list(
      'المصري=Al-Masri الحداد=Haddad الخطيب=Al-Khatib النجار=Najjar الشامي=Al-Shami العلي=Al-Ali السيد=Al-Sayed منصور=Mansour سليمان=Suleiman ' +
        'عباس=Abbas حمدان=Hamdan قاسم=Qasim ناصر=Nasser رشيد=Rashid الزهراني=Al-Zahrani القحطاني=Al-Qahtani بركات=Barakat درويش=Darwish',
    ),
    towns: list('القاهرة بغداد دمشق بيروت الرياض عمان'),
  },
  {
    given: list(
      '伟=Wei 芳=Fang 娜=Na 敏=Min 静=Jing 丽=Li 强=Qiang 磊=Lei 军=Jun 洋=Yang 勇=Yong 艳=Yan 杰=Jie 涛=Tao 明=Ming 超=Chao 秀英=Xiuying 建国=Jianguo 志强=Zhiqiang 海燕=Haiyan 小红=Xiaohong 文博=Wenbo',
    ),
    family: list(
      '王=Wang 李=Li 张=Zhang 刘=Liu 陈=Chen 杨=Yang 黄=Huang 赵=Zhao 吴=Wu 周=Zhou 徐=Xu 孙=Sun 马=Ma 朱=Zhu 胡=Hu 郭=Guo 何=He 林=Lin 高=Gao 罗=Luo',
    ),
    towns: list('北京 上海 广州 成都 武汉 西安'),
    familyFirst: true,
  },
]

/** How persons of many scripts are made. */
export interface ScriptOptions extends WorldOptions {
  readonly entities?: number
  /** Share of records that spell the name in Latin letters. */
  readonly latin?: number
}

/**
 * Persons whose names are Russian, Greek, Arabic and Chinese, each in its own script and in a share of the records in Latin letters. Many
 * share a name; the date of birth, the town and the phone tell, and are not always there.
 */
export function manyScripts(options: ScriptOptions): World {
  const { entities = 500, latin = 0.3 } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  const lists = TRADITIONS.map((tradition) => ({
    ...tradition,
    given: zipf(tradition.given, 0.5),
    family: zipf(tradition.family, 0.5),
  }))
  for (let e = 0; e < entities; e++) {
    const { given, family, towns, familyFirst } = dice.pick(lists)
    const first = given.draw(dice).split('=')
    const last = family.draw(dice).split('=')
    const born = drawBirthday(dice, dice.between(1945, 2003))
    const town = dice.pick(towns)
    const phone = `+${dice.between(20, 98)} ${digits(dice, 3)} ${digits(dice, 6)}`
    for (let copies = dice.chance(0.4) ? 1 : dice.between(2, 4); copies > 0; copies--) {
      const spelling = dice.chance(latin) ? 1 : 0
      const own = slipped(last[spelling], dice)
      const name = familyFirst
        ? spelling === 0
          ? `${own}${first[0]}`
          : `${own} ${first[1]}`
        : `${first[spelling]} ${own}`
      world.add('people', e, {
        full_name: name,
        birth_date: dice.chance(0.15) ? '' : dice.chance(0.06) ? dateSlip(dice, born) : born,
        city: town,
        phone: dice.chance(0.35) ? '' : phone,
      })
    }
  }
  return world.finish()
}

/** Names alone, in one script and without Latin spellings. */
export function namesOfOneScript(options: ScriptOptions & { readonly tradition: number }): World {
  const { entities = 250, tradition } = options
  const world = new WorldBuilder(options)
  const { dice } = world
  const { given, family, familyFirst } = TRADITIONS[tradition]
  for (let e = 0; e < entities; e++) {
    const first = dice.pick(given).split('=')[0]
    const last = dice.pick(family).split('=')[0]
    const born = drawBirthday(dice, dice.between(1945, 2003))
    for (let copies = dice.chance(0.4) ? 1 : dice.between(2, 3); copies > 0; copies--) {
      world.add('people', e, {
        name: familyFirst ? `${last}${first}` : `${first} ${slipped(last, dice)}`,
        dob: dice.chance(0.05) ? dateSlip(dice, born) : born,
      })
    }
  }
  return world.finish()
}

/** A letter left out or doubled, in one name of twelve. */
function slipped(name: string, dice: Dice): string {
  if (name.length < 4 || !dice.chance(0.08)) return name
  const at = dice.between(1, name.length - 2)
  return dice.chance(0.5) ? name.slice(0, at) + name.slice(at + 1) : name.slice(0, at) + name[at] + name.slice(at)
}
