import type { Dice } from './dice'
import { drawFirstName, type Sex } from './first-names'
import { WeightedList } from './weighted-list'

/** How the families of one origin are called. */
export interface Tradition {
  /** ISO 639-1 code of the language spoken at home. */
  readonly language: string
  /** Whether the family name comes first in the original script. */
  readonly isFamilyFirst: boolean
  drawFirstName(dice: Dice, sex: Sex): string
  drawSurname(dice: Dice): string
}

// In the lists below a name is followed by its other spellings, after commas, and by its original, after a slash; `_` is a blank.
// Share:language:women:men:surnames
const listed = `
0.043:pl:Agnieszka Katarzyna,Kasia Małgorzata,Malgosia Joanna Ewa Anna Magdalena,Magda Zofia,Sofia Aleksandra,Ola Beata Karolina Justyna
:Piotr Tomasz,Tomek Paweł Krzysztof,Krzys Marcin Łukasz,Lucas Andrzej Jakub,Kuba Wojciech Grzegorz Michał Rafał
:Nowak Wójcik Kowalczyk Woźniak Mazur Krawczyk Kaczmarek Zając Król Pawlak Duda Wróbel Szewczyk Gołąb Łuczak Przybylski
0.04:hi:Priya Anjali Kavita Sunita Deepika Neha Pooja,Puja Lakshmi,Laxmi Meera,Mira Nisha Divya Shreya
:Raj Vikram Sanjay Anil Arjun Rahul Deepak,Dipak Suresh Amit Harpreet Gurpreet Manoj
:Patel Sharma Singh Kaur Gupta Mehta Reddy Iyer,Aiyar Desai Chaudhary,Choudhary,Chowdhury Banerjee,Banerji Nair Krishnan Mukherjee,Mukerji
0.04:ur:Fatima,Fatma Aisha,Ayesha Zainab,Zaynab Khadija,Khadijah Maryam,Mariam Nadia Sana Hina Yasmin,Yasmeen Amina,Aminah Rukhsana
:Mohammed,Muhammad,Mohammad,Mohamed Ahmed,Ahmad Tariq,Tarek Hassan,Hasan Omar,Umar Bilal Imran Usman,Uthman Khalid Yusuf,Yousuf Ibrahim,Ebrahim
:Khan Hussain,Hussein,Husain Malik Akhtar Begum Iqbal Mahmood,Mahmoud Qureshi,Quraishi Siddiqui,Siddiqi Chaudhry Shah Mirza Rahman,Rehman
0.014:ar:Layla,Leila Noor,Nour Rania Huda,Hoda Salma Dalal Yara Samira Mona Hanan
:Abdullah,Abdallah Khaled,Khalid Youssef,Yusef Nabil Samir Faisal,Faysal Karim,Kareem Hamza Walid,Waleed Tarek
:Al-Hassan,Alhassan Haddad Mansour,Mansur Khoury,Khouri El_Amrani,Elamrani Nasser,Nasir Al-Rashid,Alrashid Benali,Ben_Ali Saleh,Salih Darwish
0.022:es:Carmen María,Maria Lucía Elena Pilar Marta Rocío Inés Cristina Ana_María,Ana Beatriz
:José,Jose Javier Carlos Miguel_Ángel,Miguel Antonio Andrés Álvaro Sergio Iñigo Rubén Juan_Carlos,Juan
:García_López,García Martínez_Ruiz,Martínez Sánchez_Peña,Sánchez Fernández Gómez_Núñez,Gómez Rodríguez_Vega,Rodríguez Muñoz Ibáñez_Soto,Ibáñez
0.018:pt:Ana Catarina Inês Joana Mariana Sofia Teresa Beatriz Leonor Matilde
:João Tiago Rui Nuno Pedro Gonçalo Luís António Miguel Duarte
:da_Silva,Silva dos_Santos,Santos Ferreira Oliveira_Costa,Costa Pereira Rodrigues de_Almeida,Almeida Carvalho Gonçalves Magalhães
0.018:it:Giulia Francesca Chiara Paola Elisa Valentina Federica Silvia Ilaria Caterina
:Marco Luca Giovanni,Gianni Alessandro,Sandro Matteo Andrea Stefano Francesco Giuseppe,Beppe Niccolò
:Rossi Bianchi Esposito Romano Ricci De_Luca,Deluca Conti D'Angelo,Dangelo Marchetti Lo_Monaco,Lomonaco Fabbri Gallo
0.018:de:Anke Birgit Ursula,Uschi Heike Sabine Käthe,Kaethe Monika Stefanie,Steffi Ulrike Grit
:Jürgen,Juergen Wolfgang,Wolf Uwe Günther,Guenther Klaus Matthias Björn,Bjoern Stefan,Stephan Hans-Peter,Hans Dieter Torsten
:Müller,Mueller Schäfer,Schaefer Weiß,Weiss Köhler,Koehler Schröder,Schroeder Großmann,Grossmann Bauer von_Arnim,Arnim Jäger,Jaeger Vogel
0.014:nl:Anneke Sanne Femke Marijke Liesbeth Saskia Ingrid Margriet Roos Willemijn
:Pieter,Piet Jan Willem,Wim Joost Maarten Sjoerd Hendrik,Henk Bas Gijs Thijs
:van_der_Berg,vd_Berg de_Vries,De_Vries van_Dijk,Van_Dyk Bakker Visser ter_Horst,Ter_Horst van_den_Heuvel,v.d._Heuvel Jansen de_Jong,De_Jong
0.014:fr:Hélène Céline Amélie Chloé Françoise Geneviève Margaux Sylvie Aurélie Noémie
:François Jean-Luc,Jean_Luc Étienne Rémi Benoît Olivier Thierry Mathieu Jérôme Gaëtan
:Lefèvre,Lefebvre Dubois Beaumont d'Aubigny,Daubigny Moreau Girard Le_Goff,Legoff Fournier Béranger Rousseau
0.014:sv:Astrid Ingrid Åsa Sigrid Kirsten Maja Linnéa Tove Bodil Freja
:Lars Sven Jørgen,Joergen Håkan,Haakan Nils Bjørn,Bjoern Søren,Soeren Anders Erik Åke
:Sørensen,Soerensen Åkesson,Aakesson Lindqvist,Lindquist Bergström,Bergstrom Østergaard,Oestergaard Nilsson Håkansson Dahl Hansen Ødegård
0.014:ro:Ioana Elena Mihaela Andreea Cristina Ștefania Roxana Alina Raluca Simona
:Andrei Mihai Cristian,Cristi Ionuț Ștefan,Stefan Florin Bogdan Alexandru,Alex Gheorghe,George Radu
:Popescu Ionescu Munteanu Dumitru Stănescu Constantin Rusu Șerban Gheorghiu Mureșan
0.018:uk:Olena,Elena/Олена Iryna,Irina/Ірина Natalia,Nataliya/Наталія Oksana/Оксана Yuliia,Julia,Yulia/Юлія Svitlana,Svetlana/Світлана Kateryna,Katerina/Катерина Tetiana,Tatiana/Тетяна Daria,Darya/Дарія Mariia,Maria/Марія
:Oleksandr,Alexander/Олександр Andrii,Andriy/Андрій Serhii,Sergey,Serhiy/Сергій Mykola,Nikolay/Микола Dmytro,Dmitry/Дмитро Volodymyr,Vladimir/Володимир Ihor,Igor/Ігор Taras/Тарас Bohdan,Bogdan/Богдан Yurii,Yuri/Юрій
:Shevchenko/Шевченко Kovalenko/Коваленко Bondarenko/Бондаренко Tkachuk/Ткачук Melnyk,Melnik/Мельник Kravchenko/Кравченко Boiko,Boyko/Бойко Lysenko/Лисенко Hrytsenko,Gritsenko/Гриценко Moroz/Мороз
0.014:el:Maria/Μαρία Eleni,Helen/Ελένη Katerina/Κατερίνα Georgia/Γεωργία Sofia/Σοφία Ioanna,Joanna/Ιωάννα Dimitra/Δήμητρα Anna/Άννα Despina/Δέσποινα Vasiliki/Βασιλική
:Georgios,George,Giorgos/Γεώργιος Dimitris,Dimitrios/Δημήτρης Nikos,Nikolaos/Νίκος Konstantinos,Kostas/Κωνσταντίνος Ioannis,Yannis,Giannis/Ιωάννης Panagiotis,Panos/Παναγιώτης Stavros/Σταύρος Christos,Chris/Χρήστος Spyros/Σπύρος Vasilis,Vassilis/Βασίλης
:Papadakis/Παπαδάκης Makris/Μακρής Nikolaidis/Νικολαΐδης Economou,Oikonomou/Οικονόμου Georgiou/Γεωργίου Antoniou/Αντωνίου Kokkinos/Κόκκινος Alexiou/Αλεξίου Theodorou/Θεοδώρου Vlachou/Βλάχου
0.018:zh:Li/丽 Mei/梅 Xiaoyan,Xiao_Yan/晓燕 Jing/静 Yan/艳 Fang/芳 Xiuying,Xiu_Ying/秀英 Lihua,Li_Hua/丽华 Na/娜 Yuting,Yu_Ting/雨婷
:Wei/伟 Jun/军 Ming/明 Haoran,Hao_Ran/浩然 Lei/磊 Qiang/强 Zhiyuan,Zhi_Yuan/志远 Jianhua,Jian_Hua/建华 Bo/波 Tao/涛
:Zhang/张 Wang/王 Chen/陈 Huang/黄 Zhou/周 Xu/徐 Lin/林 Zhao/赵 Wu/吴 Yang/杨
0.014:yo:Ngozi Adaeze Folake Chioma Yetunde Abena Akosua Ifeoma Blessing Temitope,Temi
:Chinedu Emeka,Chukwuemeka Oluwaseun,Seun Kwame Kofi Adebayo,Bayo Ikechukwu,Ike Olumide,Olu Tunde,Babatunde Obinna,Obi
:Okafor,Okafo Adeyemi Okonkwo Mensah Balogun Nwosu Owusu Eze Adebayo Boateng
0.011:tr:Ayşe,Ayse Fatma Zeynep Elif Emine Hatice Merve Özlem Gülşen Şebnem
:Mehmet Mustafa Ahmet Emre Murat Hüseyin,Huseyin Oğuz Çağlar Burak Kerem
:Yılmaz,Yilmaz Kaya Demir Çelik Şahin Yıldız Öztürk,Ozturk Aydın Arslan,Aslan Koç
`

const BRITISH_LANGUAGE = 'en'

const britishSurnames = `
Smith Robson Charlton Armstrong Elliott Thompson Wilson Taylor Brown Robinson Johnson Walker Bell Wright Davison Hall Dodds Milburn
Forster Ridley Fenwick Heslop Stephenson Graham Nixon Little Scott Kerr Turnbull Rutherford Douglas Young Hunter Jackson Dixon Richardson
Harrison Atkinson Nicholson Watson Anderson Hudson Simpson Patterson Ward Lowther Musgrave Tyson Fleming Benson Braithwaite Postlethwaite
Fisher Fell Birkett Dawson Bowman Routledge Storey Carr Gray Grey Reed Hedley Swan Proudlock Shiel Telfer Henderson Murray Stewart Stuart
Campbell MacDonald McDonald McKenzie Reid Ross Fraser Burns Jones Williams Davies Evans Thomas Roberts Hughes Lewis Morgan Griffiths
Edwards Owen O'Neill O'Connor O'Brien Murphy Kelly Walsh Byrne Doyle Gallagher McCarthy Fitzgerald Smyth Clark Clarke Cook Cooke Green
Greene Phillips Philips Baker Cooper Ward Turner Moore Hill Wood Harris King Lee Allen Allan Mitchell Marshall Hughes-Jones Bowes-Lyon
Parker-Smith Featherstonehaugh Swinburne Liddell Lambton Emmerson Emerson Wilkinson Hutchinson Gibson Ferguson Coulson Dobson Hodgson
Jobling Younger Oliver Pringle Tait Purvis Veitch Hogg Cairns Moffat Maxwell Johnstone Johnston Irving Irvine
`
const surnameBeginnings =
  'Ald Ash Birk Brack Bram Brig Cald Carl Col Corn Dal Den Eden El Fal Gar Glen Hal Hart Hes Holm Kirk Lang Mal Mil Ot Rad Ros Rus Sed Shel Sil Stan Swin Thorn Wal War Wes Whit Win'
const surnameEnds = 'ley ton by thwaite dale field shaw wick ham burn gill rigg son worth forth mire stead wood'

const BRITISH_LISTED = 0.72
const composedSurnames = surnameBeginnings
  .split(' ')
  .flatMap((beginning) => surnameEnds.split(' ').map((end) => beginning + end))

const spellings = new Map<string, readonly string[]>()
const originals = new Map<string, string>()

/** Other usual spellings of a name, as a transliteration or an older system has them; none for most names. */
export function spellingsOf(name: string): readonly string[] {
  traditionList()
  return spellings.get(name) ?? []
}

/** A name in the script it comes from; undefined if that is Latin. */
export function originalOf(name: string): string | undefined {
  traditionList()
  return originals.get(name)
}

/** A list of names, the most usual first, and what is said of each kept in the tables. */
function readNames(text: string): WeightedList<string> {
  const names = text.split(/\s+/).map((entry) => {
    const [latin, original] = entry.replaceAll('_', ' ').split('/')
    const [name, ...others] = latin.split(',')
    if (others.length > 0) spellings.set(name, others)
    if (original !== undefined) originals.set(name, original)
    return name
  })
  return new WeightedList(names, (rank) => 1 / (rank + 6))
}

interface Traditions {
  readonly all: readonly Tradition[]
  readonly shares: readonly number[]
}

let traditions: Traditions | undefined

function traditionList(): Traditions {
  traditions ??= buildTraditions()
  return traditions
}

function buildTraditions(): Traditions {
  const all: Tradition[] = []
  const shares: number[] = []
  let sum = 0
  for (const block of listed.trim().split(/\n(?=\d)/)) {
    const [share, language, ...lists] = block.split(/\n?:/)
    const [f, m, surnames] = lists.map(readNames)
    all.push({
      language,
      isFamilyFirst: language === 'zh',
      drawFirstName: (dice, sex) => (sex === 'f' ? f : m).draw(dice),
      drawSurname: (dice) => surnames.draw(dice),
    })
    shares.push((sum += Number(share)))
  }
  const common = readNames(britishSurnames.trim())
  all.push({
    language: BRITISH_LANGUAGE,
    isFamilyFirst: false,
    drawFirstName,
    drawSurname: (dice) => (dice.chance(BRITISH_LISTED) ? common.draw(dice) : dice.pick(composedSurnames)),
  })
  shares.push(1)
  return { all, shares }
}

/** Most families are British by name; the others come from sixteen other corners. */
export function drawTradition(dice: Dice): Tradition {
  const { all, shares } = traditionList()
  return all[dice.place(shares)]
}
