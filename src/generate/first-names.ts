import type { Dice } from './dice'
import { WeightedList } from './weighted-list'

export type Sex = 'f' | 'm'

const words = (text: string): string[] => text.trim().split(/\s+/)

// The most usual first, over the last three generations; the order stands for the frequency.
const female = words(`
Mary Jennifer Linda Patricia Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Margaret Ashley Emily Donna Michelle Kimberly
Sandra Amanda Melissa Deborah Stephanie Carol Rebecca Sharon Laura Cynthia Dorothy Amy Kathleen Angela Emma Brenda Nicole Anna Pamela
Samantha Katherine Christine Helen Debra Rachel Carolyn Janet Maria Catherine Heather Diane Olivia Julie Joyce Victoria Ruth Virginia
Lauren Kelly Christina Joan Evelyn Judith Andrea Hannah Megan Cheryl Jacqueline Martha Madison Teresa Gloria Sara Janice Ann Kathryn
Abigail Sophia Frances Jean Alice Judy Isabella Julia Grace Amber Denise Danielle Marilyn Beverly Charlotte Natalie Theresa Diana
Brittany Doris Kayla Alexis Lori Marie Tiffany Tammy Crystal Erin Dawn Rose Tina Peggy Connie Shirley Gail Rosa Ellen Vanessa Monica
Valerie Florence Edith Irene Louise Leslie Molly Holly Jill Robin Lucy Claire Audrey Eleanor Josephine Caroline Norma Sylvia Veronica
Suzanne Wendy Lillian Carmen Elaine Tracy Anita Paula Sally Esther Marjorie Mildred Ethel Lucille Edna Gladys Thelma Bernice Hazel Jane
Phyllis Annette Yolanda Joanne Eileen Leah Ella Chloe Zoe Lily Mia Ava Harper Amelia Stella Violet Naomi Autumn Faith Jasmine Destiny
Sydney Morgan Paige Brooke Jordan Taylor Haley Mackenzie Kaitlyn Gabriela Ana Guadalupe Juana Luz Esperanza Leticia Maribel Rocío Inés
Mónica Sofía Priya Anjali Mei Yuki Fatima Aisha Leila Ingrid Astrid Bridget Maureen Colleen Siobhan Fiona Gretchen Heidi Ursula Bianca
Gina Angelina Lucia Carla Antonia Renée Zoë Noelle Celeste Simone Yvonne Odette Tamara Olga Irina Natasha Svetlana Katarzyna Magdalena
Mary-Ann Anne-Marie Gwendolyn Constance Harriet Winifred Beatrice Adele Cora Ida Flora Della Alma Opal Pearl Ruby Ivy Iris
`)

const male = words(`
James Michael John Robert David William Richard Joseph Thomas Christopher Charles Daniel Matthew Anthony Mark Steven Donald Andrew Paul
Joshua Kenneth Kevin Brian Timothy Ronald George Jason Edward Jeffrey Ryan Jacob Nicholas Gary Eric Jonathan Stephen Larry Justin Scott
Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Zachary Douglas
Peter Kyle Noah Ethan Jeremy Walter Christian Keith Roger Terry Austin Sean Gerald Carl Harold Dylan Arthur Lawrence Jordan Jesse Bryan
Billy Bruce Gabriel Joe Logan Alan Juan Albert Willie Elijah Wayne Randy Vincent Mason Roy Ralph Bobby Russell Bradley Philip Eugene
Louis Johnny Howard Fred Ernest Martin Craig Stanley Leonard Shawn Travis Curtis Chad Marcus Glenn Jeff Derek Todd Victor Alfred Francis
Lee Danny Norman Luis Carlos Antonio Miguel Jesus Alejandro Manuel Francisco Ricardo Eduardo Fernando Jorge Javier Sergio Rafael Héctor
Ramón Andrés José Ángel Raúl César Joel Edwin Oscar Clarence Earl Herbert Melvin Leroy Clifford Lloyd Gordon Floyd Leon Warren Dale
Clyde Vernon Milton Chester Lester Harvey Gilbert Cecil Elmer Claude Homer Rodney Barry Darren Dustin Corey Brett Derrick Seth Ian Evan
Luke Isaac Caleb Hunter Cameron Connor Owen Wyatt Liam Lucas Mateo Levi Julian Adrian Xavier Dominic Tristan Cole Blake Garrett Trevor
Spencer Preston Colin Neil Graham Duncan Malcolm Angus Declan Brendan Seamus Hans Karl Otto Erik Lars Sven Nils Pierre Jean
Marco Giovanni Luca Paolo Ivan Dmitri Sergei Pavel Wojciech Piotr Raj Arjun Vikram Sanjay Anil Wei Hiroshi Kenji Omar Ahmed Ali Hassan
Tariq Mohammed Jamal Darnell Tyrone Terrence Reginald Cedric Theodore Frederick Augustus Rufus Silas Ezra Jonah Jude Simon Nathaniel
Jean-Paul Hugo Felix Max Oliver Sebastian Quentin Rupert Percy Wallace Wendell Forrest
`)

// A long tail of rarer names, put together from a beginning and an end.
const femaleTail = compose(
  'Sha Ta La Ka Ma Ja Bri Chan De Ki Ro Sa Al An Ari Bel Cor Dar El Ev Jo Kar Lil Mar Mel Nor Ros Sel Tam Val Viv Yo Zel',
  'na nia lyn lisa ella ette isha ika ra ria nda leen issa ina ita elle ora ene delle',
)
const maleTail = compose(
  'Bran Col Da Dar De Der Ed El Er Gar Har Jar Ja Kel Ken La Lan Len Mal Mar Mer Nor Or Ra Ro Rod San Sher Ter Tre Ty Van Wal Wen Win Wil',
  'ton win don ell en ick in land ley man mond nard on ric rick rell ron son vin ward',
)

const TAIL_SHARE = 0.07

function compose(beginnings: string, ends: string): string[] {
  return words(beginnings).flatMap((beginning) => words(ends).map((end) => beginning + end))
}

/** Weights 1 / (rank + 9) give the first name some 3.5%, as the first names of a country do. */
function frequencies(common: string[], tail: string[]): WeightedList<string> {
  const weight = (rank: number): number => 1 / (rank + 9)
  const commonSum = common.reduce((sum, _, rank) => sum + weight(rank), 0)
  const tailWeight = (commonSum * TAIL_SHARE) / (1 - TAIL_SHARE) / tail.length
  return new WeightedList([...common, ...tail], (rank) => (rank < common.length ? weight(rank) : tailWeight))
}

const lists: Readonly<Record<Sex, WeightedList<string>>> = {
  f: frequencies(female, femaleTail),
  m: frequencies(male, maleTail),
}

/** A first name in the usual spelling. */
export function drawFirstName(dice: Dice, sex: Sex): string {
  return lists[sex].draw(dice)
}

const shortForms = new Map(
  `
  Mary:Molly,Polly,May Jennifer:Jen,Jenny,Jenn Linda:Lin,Lindy Patricia:Pat,Patty,Trish,Tricia Elizabeth:Liz,Beth,Betty,Lizzie,Eliza
  Barbara:Barb,Babs,Barbie Susan:Sue,Susie Jessica:Jess,Jessie Sarah:Sally,Sadie Karen:Kari Margaret:Maggie,Meg,Peggy,Marge,Greta
  Ashley:Ash Emily:Em,Emmy Michelle:Shelly,Chelle Kimberly:Kim,Kimmy Sandra:Sandy,Sandi Amanda:Mandy Melissa:Missy,Mel,Lissa
  Deborah:Deb,Debbie Debra:Deb,Debbie Stephanie:Steph,Steffi Rebecca:Becky,Becca Laura:Laurie,Lori Cynthia:Cindy Dorothy:Dot,Dottie,Dolly
  Kathleen:Kathy,Kate Angela:Angie Nicole:Nicki,Nikki Pamela:Pam Samantha:Sam,Sammie Katherine:Kathy,Kate,Katie,Kitty Kathryn:Kathy,Kate,Kay
  Catherine:Cathy,Cate,Cat Christine:Chris,Chrissy,Tina Christina:Chris,Tina,Chrissie Helen:Nell,Nellie Rachel:Rae Carolyn:Carol,Carrie
  Caroline:Carrie,Caro Julie:Jules Victoria:Vicky,Tori,Vic Virginia:Ginny,Ginger Judith:Judy Jacqueline:Jackie Martha:Marty,Mattie
  Madison:Maddie Teresa:Terry,Tess,Tessa Theresa:Terry,Tess,Tessa Abigail:Abby,Gail Frances:Fran,Francie Isabella:Bella,Izzy
  Danielle:Dani Charlotte:Charlie,Lottie Natalie:Nat Diana:Di Tiffany:Tiff Vanessa:Nessa Valerie:Val Florence:Flo,Flossie
  Eleanor:Ellie,Nora,Nell Josephine:Josie,Jo Veronica:Ronnie,Vera Suzanne:Sue,Suzy Lillian:Lily,Lil Marjorie:Marge,Margie Mildred:Millie
  Lucille:Lucy Gwendolyn:Gwen,Wendy Constance:Connie Harriet:Hattie Winifred:Winnie,Freda Beatrice:Bea,Trixie Amelia:Millie,Amy
  Mackenzie:Kenzie Gabriela:Gabby Guadalupe:Lupe Esperanza:Espe Magdalena:Magda,Lena Gabriel:Gabe
  James:Jim,Jimmy,Jamie Michael:Mike,Mick,Mikey John:Jack,Johnny,Jon Robert:Bob,Rob,Bobby,Robbie David:Dave,Davy William:Bill,Will,Billy,Liam
  Richard:Rick,Dick,Rich,Ricky Joseph:Joe,Joey Thomas:Tom,Tommy Christopher:Chris,Kit,Topher Charles:Charlie,Chuck,Chas Daniel:Dan,Danny
  Matthew:Matt Anthony:Tony Steven:Steve Stephen:Steve Donald:Don,Donnie Andrew:Andy,Drew Joshua:Josh Kenneth:Ken,Kenny Kevin:Kev
  Timothy:Tim,Timmy Ronald:Ron,Ronnie Edward:Ed,Eddie,Ted,Ned Jeffrey:Jeff Jacob:Jake Nicholas:Nick,Nicky Jonathan:Jon,Johnny
  Benjamin:Ben,Benny Samuel:Sam,Sammy Gregory:Greg Alexander:Alex,Al,Xander,Sandy Patrick:Pat,Paddy Frank:Frankie Raymond:Ray Gerald:Gerry,Jerry
  Nathan:Nate Nathaniel:Nate,Nat Henry:Hank,Harry Zachary:Zach,Zack Douglas:Doug Peter:Pete Walter:Walt,Wally Arthur:Art,Artie
  Lawrence:Larry,Laurie Albert:Al,Bert Vincent:Vince,Vinny Philip:Phil Eugene:Gene Leonard:Len,Lenny Francis:Frank,Fran Frederick:Fred,Freddie
  Alfred:Alf,Fred Theodore:Ted,Theo,Teddy Bradley:Brad Russell:Russ Harold:Harry,Hal Victor:Vic Ernest:Ernie Stanley:Stan Curtis:Curt
  Clifford:Cliff Herbert:Herb,Bert Melvin:Mel Gilbert:Gil,Bert Chester:Chet Reginald:Reg,Reggie Terrence:Terry Dominic:Dom,Nick
  Sebastian:Seb,Bas Oliver:Ollie Manuel:Manny Francisco:Paco,Pancho,Frank José:Pepe Jose:Pepe Eduardo:Eddie,Lalo Alejandro:Alex,Ale
  Mohammed:Mo,Mohamed Dmitri:Dima Elijah:Eli Cameron:Cam Isaac:Ike Maximilian:Max Augustus:Gus Clarence:Clare Norman:Norm Wendell:Dell
  `
    .trim()
    .split(/\s+/)
    .map((entry): [string, string[]] => {
      const [name, forms] = entry.split(':')
      return [name, forms.split(',')]
    }),
)

/** Everyday short forms of a first name; undefined for a name that has none. */
export function shortFormsOf(firstName: string): readonly string[] | undefined {
  return shortForms.get(firstName)
}
