/**
 * English given names and the short and pet forms in use for them, lower case: `formal spellings : other forms`. Written from common
 * knowledge of names for this package. A form may belong to several names (`al`), and a name may be a form of another (`jack`).
 */
const table = `
aaron:ron ronnie erin
abel:abe ab
abigail abigale abbigail abbigale:abby abbey abbe gail nabby
abraham abram:abe ab bram
absalom:ab app abbie
ada:addie adie
adam:ad
addison:addie
adela adele adelia adelle:addie adie della dell
adelaide:addie adie della dell heidi ada
adelbert delbert:del bert
adeline adaline adelina:addie adie ada delia dell lena aline
adolph adolphus adolf:ad dolph dolf
adrienne adriane adriana adrianna:addie ade adri
agatha:aggie ag
agnes:aggie nessie nessa inez agg
aileen eileen ilene:allie lena leena helen ellie
alan allan allen:al lan allie
alastair alistair alasdair alexander:al alec alick
albert:al bert bertie albie
alberta:allie bertie berta bert
alexander alexandre aleksandr alejandro:alex al alec sandy xander sasha lex alexis ander zander eck andi
alexandra alexandria alexandrina alejandra:alex sandra sandy lexi alexa sasha allie ali sondra drina alix lexa alla xandra andra
alexis:lexi alex lex
alfonso alphonse alfonse alphonso alfonzo:al alf alfie fonzie fonz alonzo
alfred:al alf alfie fred freddy
alfreda:freda freddy frieda allie
alice:allie ali elsie lisa alicia allison
alicia:lisa ali allie elsie licia
alison allison allyson alyson:allie ali
almena:mena allie ena
alonzo alonso:al lon lonnie lonzo
alvin alvah elvin:al vin vinny
alyssa alissa elissa:lissa ali allie lyssa al
amanda:mandy manda amy
amelia emelia:amy millie mel emily mellie
amy aimee:ames
anastasia:stacy ana stacey tasia stasia annie
andrea:andi drea andrew
andrew andre andreas andres anders:andy drew dandy ande
angela:angie ange angel
angelica angelika angelique:angie angel
angelina angeline:angie lina angela
anna anne ann ana:annie nan nancy nana nanny hannah annette anita nina
annabel annabelle annabella:anna annie bella belle anne ann
annette anita:annie anna nettie ann anne
anthony antony antonio anton:tony tone ant anty
antoinette:toni nettie ann netta antonia
antonia antonina:toni tonya nina
arabella arabelle:ara bella belle
archibald:archie arch
ariadne:arie ary
arlene arline:lena arly
arnold:arnie arn
arthur:art artie
asenath:sene natty assene
ashley ashleigh:ash lee leah
august augustus augustin augustine:gus gussie augie austin
augusta augustina:gussie aggy tina gusta gus
aurelia:ree rilly orilla aurilla ora
azariah:riah aze
barbara barbra:barb barbie babs bab bobbie babbie bar
barnabas barnaby:barney barnie berney
bartholomew:bart bat barty bartlett tolly
beatrice beatrix beatriz:bea bee trixie trissy trix bettie beattie
belinda:bella belle linda lindy bel
benedict benedick:ben bennie
benjamin:ben benny benji jamie
bernadette:bernie detta
bernard bernardo:bernie barney berney
bertha:bertie birdie bert
bertram bertrand:bert bertie
bess beth betty:bet
beverly beverley:bev bevvy
blanche:bea
bradford bradley bradly:brad ford lee
brandon brendan brenden:bran bren
brian bryan bryant:bri
briana brianna breanna breeanna bryanna:bri bree anna brie
bridget brigid bridgette:bridie biddy bridgie bedelia delia bid
brittany britney brittney:britt brit brittnie
broderick:brod rod rick
calvin:cal vin vinny
cameron:cam ron ronny
camilla camille camila:cammie millie cam
candace candice candida:candy dacey
carl karl:charlie
carla karla:carly
carlos:charlie carlito cal
carmen carmela carmella carmellia:mellie carm
carol carole karol:carrie caz
caroline carolina carolyn carolynn carolann:carol carrie caro lynn lina callie line caddie cassie carlyn
carrie:car cassie
casimir kasimir:cas kaz casey
cassandra kassandra:cassie sandra sandy cass cassey kassie casey
catherine katherine kathryn catharine katharine katheryn cathryn kathrine katerina caterina catalina katarina:cathy kathy kate katie kay kit kitty kat trina cat cassie lena casey kathe karen
cathleen kathleen:kathy cathy kay katie kate kit kitty kat lena
cecil:cec cis
cecilia cecelia cecily cicely:cissy cece celia sissy sis cele cilla cis
cedric:ced rick ricky
charles:charlie chuck chas charley chip chaz carl chic chick chuckie buck carlos cal
charlotte charlotta:lottie lotta char charlie lola carlotta sherry
chelsea chelsey:chels
cheryl sheryl cheryl:sherry cher sheri cherie
chester:chet ches
christian kristian christiaan:chris kit krist christie
christiana christianna:kit chris crissy anna kris tina ann christy kristy
christina christine kristina kristine christa krista cristina christie:chris tina chrissy christy kris kristy crissy kit xina
christopher kristopher christofer kristofer christoph christoffer cristopher kristoffer:chris kit topher kris christy kristofer christo
clara clare claire:clair
clarence:clare clair clancy
clarissa clarice clarinda:clara clair cissy
clement clemens:clem
clementine clementina:clem tina clement clemmie
clifford clifton:cliff ford tony
clinton:clint
conrad konrad:con connie
constance constantia:connie con
constantine constantin:con connie
cordelia:delia cordy della
corey cory kory:coco
corinne corinna corrine:cora ora cory corrie
cornelia:neil nelly corny nelia nell corrie
cornelius:neil con conny corny niel
courtney:court curt
crystal krystal:chris tal stal crys
curtis kurtis:curt kurt
cynthia:cindy cyndi cyn cynth
cyrus:cy
daniel:dan danny
danielle daniela daniella:dani danni ellie dan
daphne:daph daphie
darlene:lena darry dar
darrell darryl daryl:dar
david:dave davy davey day daw
deanna deanne:dee dede deedee ann
deborah debra debora:deb debbie deby
delbert:del bert
delia:fidelia cordelia
delilah:lil lila dell della
deliverance:delly dilly della
delores dolores:dee lola della dolly lolly
demetrius dimitri:demi dima
denise:denny deni
dennis denis:denny den
derek derrick derick:rick ricky dirk
desmond:des dez
diana diane dianna dianne dyanne:di dee didi dicey deedee
dmitry dmitri:dima mitya
dominic dominick domenic dominik domingo:dom nick nicky dominico
donald donovan:don donnie dony
dorothy dorothea doretha:dot dottie dolly dora dory dody dorrie thea
douglas douglass:doug dougie duggie doogie
duncan:dunc dunk
earnest ernest:ernie erney ern
ebenezer:eb eben ebbie
edgar:ed eddie ned
edith edyth edythe:edie edy eda edye
edmund edmond edmundo:ed eddie ted ned teddy
edna:eddie ed
edward eduardo edouard eduard:ed eddie ted ned teddy ward neddy
edwin edwyn:ed eddie ned win
egbert:bert burt
elaine elaina:lainie ellie lena helen laine
elbert:bert albert al el
eleanor eleanora elinor elenor elnora leonora lenora leonore elena:ellie nell nora lena nellie ella ellen lennie norah nelie leo lee honora lora loren
eleazer eleazar:lazar lee leo eli
elias elijah elisha:eli lee lish lige
eliza:liz lizzie betty lisa elisa elizabeth
elizabeth elisabeth elisabet elspeth:liz lizzie beth betty betsy eliza elsie bess bessie lisa libby ellie lisbeth liza lizbeth betsey lib bet bette elise lilibet elisa els bets buffy lilly birdie tetty
ella:ellie nell el
ellen elen:ellie nell nellie helen lena el len elly
eloise heloise:lois lulu eloisa elouise louise ellie
emanuel emmanuel immanuel manuel manual:manny manu manuel emmanuel
emeline emmeline:em emma emmy millie emily emiline
emil emile:em lemuel
emily emilia emilie:em emmy millie emma mel emelia
emma:em emmy
eric erik erick:rick ricky
erica erika:rikki ricky
ernestine ernestina:teeny ernest tina erna
estella estelle stella:essie stella
esther hester:essie hettie hessy etty ester esty stella
eugene:gene
eugenia:genie jenny gene
euphemia:effie fanny phemie
eustace:stacy stacey
evan:ev
evelyn evelina eveline:eve evie ev evelina lyn eva
ezekiel:zeke ez
felicia felicity felice:fel lisa felix felisha flick
ferdinand fernando ferdinando:ferdie fred freddie fernie nando
florence flora florinda:flo flossie flora floy florrie
frances francesca francine francisca:fran fanny frankie franny francie sis frank francis cissy chica
francis francisco frank francesco:frank frankie fran francie pancho paco
franklin franklyn:frank frankie fran
frederica frederika fredericka:fred freddie frieda freda rickie ricka frederick
frederick frederic fredrick frederik friedrich fredric:fred freddie fritz rick
gabriel:gabe gabby gab
gabriella gabrielle gabriela:gabby ella ellie gabi
garrett garret:gary garry rhett
gary garry:gaz
genevieve:gen jenny gena viv eve
geoffrey jeffrey jeffery jefferey geoff:jeff geoff geoffrey jeffrey
george:georgie jorge geo
georgia:georgie
georgiana georgianna georgina georgine georgette:georgie georgia gina ginny
gerald gerrard:gerry jerry gary
geraldine:gerry dina jerry
gerard gerhard gerhardt:gerry jerry
gertrude:gertie trudy gert trude
gilbert:gil bert wilber gib
gillian jillian:jill gill jilly
giovanni:john gianni
gordon:gord gordie don
graham graeme:gray
gregory gregg greggory:greg gregg
guadalupe:lupe
guillermo:memo bill
gustavus gustave gustaf gustavo:gus gussie
gwendolyn gwendolen gwendoline gwenyth:gwen wendy lyn
hannah hanna:nan anna nanny hann han
harold:hal harry hank harv
harriet harriett harriette:hattie hat harry hettie
harrison:harry hank harris
helen helena helene:ellen nell nellie lena ella eileen elaine ellie helen eleanor leena
henrietta henriette:etta hettie hank retta etty nettie hattie henny harriet
henry henri enrique heinrich:harry hank hal harriet hen hy henny
herbert heriberto:bert herb herbie bertie
herman hermann armand:manny herm harman
hermione:hermie
hezekiah:hez ky hy kiah
honor honora honoria nora:nora norah honey nonie norry
hopkins:hop hopp
hortense:harty tensey
hosea:hosey hosie
howard:howie hal ward
hubert:hugh bert hub hubie
hugh hugo:hughie huey hew
ian iain:john
ignatius ignacio:iggy nate nace nacho
imogen imogene:immy gene idge
irene:rena renie rene
irving irvin irwin:irv
isaac:ike zeke zac izzy
isabel isabelle isabella isobel:izzy bella belle ib issy nib tibbie bell sibella sabe ella
isadora isidora:issy dora izzy
isidore isadore isidro:izzy
jackson:jack jax
jacob jakob jakub:jake jay cob jakie jack jacobus
jacqueline jaqueline jacquelyn:jackie jacqui jack jacklyn
james jaime:jim jimmy jamie jem jay jamey jimi jas
jane jana jayne:janie jenny jean jessie jan janey
janet janette:jan netta jenny jessie
jason:jay
jasper:jap casper jazz
javier:javi xavier
jean jeanne:jane jeannie janie jeanie
jeanette jeannette jannett:jean jan nettie janet jeanie
jebediah jedediah jedidiah:jeb jed dyer diah
jefferson:jeff sonny jeffie
jemima:mima jem jemma
jennifer:jen jenny jenn jenna jeni
jeremiah jeremias:jerry jem jere
jeremy:jerry jem jez
jerome:jerry
jessica:jess jessie jesse
joan joanna joanne joann johanna:jo hannah jody joannie joanie nonie anna
john johannes johann juan:jack johnny jock jon jackie ian sean hans
jonathan johnathan jonathon johnathon:jon john nathan jonny johnny jack nate
joseph josef jose giuseppe:joe joey jody jos jo beppe pepe
josephine josephina josepha:jo josie jody fina josey joey jozy josefa
joshua:josh jos sonny
josiah:jos si
judith:judy jude
judson:jud sonny
julia julie:jules jul juliet
julian julius:jule jules jolly
juliana julianna julianne:julie jules anna
juliet juliette:julie jules
junior:jr june junie
justin:jus justus juice
justina justine:tina jussy
kaitlin kaitlyn caitlin caitlyn katelyn katelin:kate katie kait cait kay caity kaity
karen karin:kaz
kelly kelley:kel
kendall:ken kenny
kendra:kenny kay kendy
kendrick:ken kenny
kenneth kennith:ken kenny kendrick kent
kevin:kev
kimberly kimberley kymberly:kim kimmy
kingston kingsley:king
kirsten kristen kristin kristyn kirstin:kris kristy kirsty chris krissy
lachlan:lachie lochie
lafayette:lafe laffie fate
laura lora:laurie lolly lori laurel
laurel laurinda:laurie laura linda
lauren lauryn loren:ren laurie laura
laurence lawrence lorenzo lars:larry lon lonny lorne lawrie laurie law loren
lavinia lavina:vina vinnie ina viney
leanne leann:lea annie lee
leonard leonardo leonhard:leo len lenny leon
leonidas:leo leon
leroy:roy lee
leslie lesley:les lester
letitia lettice:lettie tish titia
lewis louis luis ludwig:lou louie lew lewie louis
lidia lydia:lyddy liddy
lillian lilian lily lilly liliana:lil lilly lolly lily lila
linda lynda:lindy lynn lyn
lindsay lindsey:lindy linds lin lindsie
lisa:liz lisette
littleberry:little berry
lois:lou louise
loretta lauretta:etta lorrie retta lottie
lorraine:lorrie lori rainie
louise louisa luisa:lou lulu lois eliza louie
lucas luke:luc
lucia lucy:lu lula
lucille lucile:lucy lou
lucinda:lucy cindy lu lou cinda
luella louella:lu lula ella
mabel:mab maybelle may
mackenzie:mac kenzie mack
madeline madeleine madelyn magdalen magdalena magdalene:maddie lena maggie mady magda madge lynn
madison:maddie mattie
malcolm:mal malc mac
marcia marsha:marcy mary
marcus mark marc markus:mark marc marky
margaret margarita margaretta marguerite margret margarette:maggie peggy meg marge margie greta madge daisy rita peg margo may meggie megan midge mag mamie maisie margery gretta metta marnie molly
margery marjorie marjory:marge margie midge peggy
margot margo:maggie
maria mariah marie:mary mia ria mamie molly moll mimi mitzi
marian marion marianne mariane:mary ann maria mamie
marietta mariette:mary etta maria
martha marta:mattie patty marty mat patsy mart
martin:marty mart
martina:tina marty
marvin mervin mervyn merwin:marv merv
mary:molly polly mamie may mae mimi mitzi maria marie moll minnie moira
matilda mathilda:tilly maud mattie maude tilda
matthew mathew matthias mathias matteo:matt mat matty thias matthy
maurice morris:morrie mo morey maury moe
maximilian maximillian maxwell:max maxie
megan meghan meaghan:meg megs meggie
mehitable mehitabel:hetty mitty mabel hitty
melanie:mel mellie
melinda malinda:linda mindy lindy mel lynn
melissa:mel missy lissa milly lisa
melvin:mel
melvina malvina:vina mellie
mercedes:mercy sadie
michael micheal michel miguel mikhail:mike mick mickey micky mikey mitch micah mischa
michelle michele:mickey shelly shelley chelle missy mich
mildred:millie mil
millicent:millie
miranda:mandy randy mira
miriam:mimi mitzi mary mollie
mitchell:mitch
mohammed muhammad mohammad mohamed:mo
montgomery:monty gum monte
moses:mo moe amos mose
nadine:nada deedee
nancy:nan nannie ann nance agnes
napoleon:nap nappy leon
natalie natalia:nat nattie talia tallie natasha
natasha:tasha nat
nathan nathaniel nathanael:nate nat nathan than nathaniel natty
newton:newt
nicholas nicolas nikolas nicolaas nikolai:nick nicky claus nicolas nik klaus cole nico nikki
nichole nicole nicola nicolette nicholette:nikki nicky cole nickey
nora:norrie
norbert:bert norby
norman:norm
obadiah obediah:obie obed diah
olive olivia:ollie livvy liv nollie livia
oliver:ollie noll
oscar:ossie oz
oswald:ozzie waldo ossy os
otis:ode ote
pamela:pam pammy
parthenia:teeny phenie
patience:pat patty
patricia:pat patty trish tricia patsy trisha tish trixie
patrick:pat paddy patsy rick
paul paulo pablo:paulie
paula paulina pauline:polly lina paulie
pelegrine peregrine:perry
penelope:penny pen nellie
permelia parmelia:melia milly mellie
peter pieter petrus pedro pyotr:pete petey pet
philip phillip phillipe felipe:phil pip flip
philippa:pippa pip
phyllis:phil
prescott:scott pres scotty
priscilla:cilla prissy cissy prisc
prudence:prue prudy
rachel rachael:rae ray rach shelly
ralph:rafe raff
randall randal:randy rand
randolph randolf:randy dolph rand
raphael rafael:rafe raph ralph rafa
raymond raimond ramon:ray
rebecca rebekah rebeca:becky becca reba beck bec
regina reina:reggie gina ray
reginald:reggie reg rex naldo renny
reuben ruben:rube
richard ricardo richardo:dick rick ricky rich richie dickie rickey dickson hick
robert roberto:bob bobby rob robbie robin bert rupert dob dobbin hob robb
roberta:bobbie robbie bert
roderick roderic rodrick:rod rick ricky eric roddy rory
rodger roger rogelio:rodge hodge rog bobby
rodney:rod roddy
roland rolland rowland:rollo rolly orlando lanny roly
ronald:ron ronnie
rosa rose rosina:rosie rosy sina
rosabel rosabella:rose rosie belle bella roz
rosalie rosalia:rose rosie rosa
rosalind rosalinda rosalyn:rose rosie roz linda lyn
roseann roseanne roseanna rosanna rosanne:rose rosie ann anna roxie
rosemary rosemarie:rose rosie romy mary
roxanne roxanna roxane roxana:roxy rose ann anna
rudolph rudolf rudolphus:rudy dolph rolf rolph
rupert:robert rob
russell russel:russ rusty
ruth:ruthie
ryan:ry
sally:sal
salvador salvatore:sal sammy
samantha:sam sammy mantha
samson sampson:sam sammy
samuel samual:sam sammy
sandra:sandy cassandra alexandra
sarah sara:sally sadie sal suke
savannah:vannie anna savanna
scott:scotty
sean shaun shawn:john
sebastian:seb bastian sebby bas
seymour:see morey
sharon sharyn:sha shari shay
sheldon shelton:shel shelly tony
sheridan:dan danny sher
shirley:sherry lee shirl shirlee
sidney sydney:sid syd
silvester sylvester:si sly sy vester vet vessie syl
silvia sylvia:syl sylvie
simon simeon:si sim sion
solomon:sol salmon solly saul zolly
sophia sofia sophie:sophie soph
sophronia:frona sophia fronia
spencer:spence
stacey stacy stacie:stace
stanley:stan
stephanie stefanie stephania:steph stephie annie stevie steffi
stephen steven stephan stefan esteban:steve steph stevie
stuart stewart:stu stew
sullivan:sully van
susan susanna susannah suzanne suzanna susana:sue susie suzy suke sukey anna sanna hannah su nan
tabitha:tabby
tamara tamarra tamar:tammy tam
tatiana:tanya tati
terence terrence terrance:terry
teresa theresa therese theresia:terry tess tessa tessie resa teri
thaddeus thadeus:thad tad ted
theodora:dora theo theda teddy
theodore theodor theodoric:ted theo teddy tad
theodosia:theo dosia theda
thomas tomas:tom tommy thom tam
thomasina thomasine tamsin:tommie sina tamsin
tiffany:tiff tiffy
timothy:tim timmy
tobias tobiah:toby bias tobe
tristan tristram:tris
ursula:sulie sula
valentina:tina val vallie
valerie valeria valery:val valeri
vanessa:nessa essa vanna ness
vernon:vern
veronica:ronnie vonnie vera ron ronna roni
victor:vic
victoria:vicky tori vic torry toria
vincent vincenzo:vin vince vinnie vic
viola violet violetta:vi lettie ola
virginia:ginny ginger jane jenny gina virgie
vivian vivien vivienne:viv vi
vladimir:vlad vova
wallace:wally walt
walter walther:walt wally wat
wendy:gwen wen
wesley westley:wes west
wilber wilbur:will bert willie wilb
wilfred wilfrid wilford:will fred willie wilf
wilhelmina wilhelmena wilma:mina willie minnie billie wilma wilhelma helmina
william wilhelm willem:will bill billy willie liam wil wills
willis:will willie bill
wilson:will willy
winfield:field winny win
winifred winnifred:winnie fred freddie win freda una
winston:win winny
woodrow:wood woody drew
yvonne yvette:vonnie eve
zachariah zachary zacharias zachery zackary:zach zack zac zeke zak zachy
`

/**
 * English given names with their short and pet forms, to tell that Bob may be Robert. Each entry is one formal name first, then the
 * forms in use for it; all lower case. About 1,000 formal names, spelling variants counted.
 */
export const nicknamesEn: readonly (readonly string[])[] = /* @__PURE__ */ expand()

/** One entry for each formal spelling, since the variants of a line are names of different people. */
function expand(): string[][] {
  const forms = new Map<string, Set<string>>()
  for (const line of table.trim().split('\n')) {
    const colon = line.indexOf(':')
    const variants = line.slice(0, colon).split(' ')
    for (const formal of variants) {
      const known = forms.get(formal) ?? new Set(variants)
      forms.set(formal, known)
      for (const form of line.slice(colon + 1).split(' ')) for (const spelling of spellings(form)) known.add(spelling)
      known.delete(formal)
    }
  }
  return [...forms].map(([formal, known]) => [formal, ...known])
}

/** Pet forms in -y, -ie and -i are spellings of one another: `billy`, `billie`, `billi`. The table holds one of them. */
function spellings(form: string): string[] {
  const stem = form.length < 4 ? undefined : /^(.*[^aeiouy])(?:y|ie|i)$/.exec(form)?.[1]
  return stem === undefined ? [form] : [form, `${stem}y`, `${stem}ie`, `${stem}i`]
}
