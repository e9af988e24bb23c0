import type { DataTable } from './data-table'
import { frequentGivenNames } from './given-names'
import { spellingsOfNames } from './name-spellings'

/**
 * English given names and the short and pet forms in use for them, lower case: `formal spellings : other forms`. Written from common
 * knowledge of names for this package. A form may belong to several names (`al`), and a name may be a form of another (`jack`).
 */
const table = `
aaron:ron ronnie erin
abel:abe ab
abiah:ab biah
abiel:ab biel
abigail abigale abbigail abbigale:abby abbey abbe gail nabby
abijah:ab bige abe
abner:ab abbie
abraham abram:abe ab bram
absalom:ab app abbie
achilles:kil killis
ada:addie adie
adam:ad
addison:addie
adela adele adelia adelle:addie adie della dell
adelaide:addie adie della dell heidi ada
adelbert delbert:del bert
adeline adaline adelina:addie adie ada delia dell lena aline
adelphia:philly delphia delpha adele dell addie
adolph adolphus adolf:ad dolph dolf
adrienne adriane adriana adrianna:addie ade adri
agatha:aggie ag
agnes:aggie nessie nessa inez agg
aileen eileen ilene:allie lena leena helen ellie
alan allan allen:al lan allie
alastair alistair alasdair alexander:al alec alick
albert:al bert bertie albie
alberta:allie bertie berta bert
alberta albertina albertine:bert bertie allie tina
alden:al denny
aldo:al
aldrich:rich richie riche
alexander alexandre aleksandr alejandro:alex al alec sandy xander sasha lex alexis ander zander eck andi
alexandra alexandria alexandrina alejandra:alex sandra sandy lexi alexa sasha allie ali sondra drina alix lexa alla xandra andra
alexis:lexi alex lex
alfonso alphonse alfonse alphonso alfonzo:al alf alfie fonzie fonz alonzo
alfred:al alf alfie fred freddy
alfreda:freda freddy frieda allie
alfredo:al fred alf
algernon:algie
alice:allie ali elsie lisa alicia allison
alicia:lisa ali allie elsie licia
alisha elisha:lisha lish ali
alison allison allyson alyson:allie ali
allegra:ali leggie
almena:mena allie ena
almira elmira:mira myra ella
alonzo alonso:al lon lonnie lonzo
alonzo:zo
althea:thea
alvin alvah elvin:al vin vinny
alyson:sonny
alyssa alissa elissa:lissa ali allie lyssa al
amabel:mabel mab
amanda:mandy manda amy
ambrose:brose amby
amelia emelia:amy millie mel emily mellie
amos:amy
amy aimee:ames
amy:mae
anastasia:stacy ana stacey tasia stasia annie
anderson:andy
andrea:andi drea andrew
andrew andre andreas andres anders:andy drew dandy ande
angela:angie ange angel
angelica angelika angelique:angie angel
angelina angeline:angie lina angela
angus:gus ang
anna anne ann ana:annie nan nancy nana nanny hannah annette anita nina
annabel annabelle annabella:anna annie bella belle anne ann
annette anita:annie anna nettie ann anne
anselm:ansel selma
anthony antony antonio anton:tony tone ant anty
antoinette:toni nettie ann netta antonia
antonia antonina:toni tonya nina
april:ape
arabella arabelle:ara bella belle
araminta:minty minta middie
archibald:archie arch
ariadne:arie ary
ariel arielle:arie
aristotle:telly ari
arlene arline:lena arly
arlo:lo
armanda:mandy
armena armina:mina
arnold:arnie arn
art:artie
artemas artemus:art artie
arthur:art artie
asa:ase
asahel:asa
asenath:sene natty assene
ashley ashleigh:ash lee leah
aubrey:bree
audrey:audie dee
august augustus augustin augustine:gus gussie augie austin
augusta augustina:gussie aggy tina gusta gus
augusta:gatsy
aurelia:ree rilly orilla aurilla ora
austin:gus
ava:avie
avery:ave
azariah:riah aze az
bailey:bay
barbara barbra:barb barbie babs bab bobbie babbie bar
barnabas barnaby:barney barnie berney
barnett:barney
barry:baz bazza
bartholomew:bart bat barty bartlett tolly
basil:baz
baxter:bax
beatrice beatrix beatriz:bea bee trixie trissy trix bettie beattie
belinda:bella belle linda lindy bel
benedict benedick:ben bennie
benjamin:ben benny benji jamie
benson:ben
bernadette:bernie detta
bernard bernardo:bernie barney berney
bernice berenice:bernie bunny
bertha:bertie birdie bert
bertram bertrand:bert bertie
bess beth betty:bet
bethany:beth
bethia:beth thia
bettina:betty tina
beverly beverley:bev bevvy
billy:bill
blanche:bea
bobbi:bob
booker:book
bradford bradley bradly:brad ford lee
brady:brad
brandon brendan brenden:bran bren
brenda:bren brendie
brian bryan bryant:bri
briana brianna breanna breeanna bryanna:bri bree anna brie
bridget brigid bridgette:bridie biddy bridgie bedelia delia bid
brittany britney brittney:britt brit brittnie
broderick:brod rod rick
bruno:bru
burton:burt
byron:ron ronnie by
caitlin:catie
caldonia caledonia:callie donie
caleb:cal cale
california:callie
calista callista:callie
calliope:callie
calvin:cal vin vinny
camden:cam
cameron:cam ron ronny
camilla camille camila:cammie millie cam
campbell:cam
candace candice candida:candy dacey
carl karl:charlie
carla karla:carly
carley:car
carlos:charlie carlito cal
carlotta:lottie
carlton carleton:carl
carmen carmela carmella carmellia:mellie carm
carol carole karol:carrie caz
caroline carolina carolyn carolynn carolann:carol carrie caro lynn lina callie line caddie cassie carlyn
carrie:car cassie
carson:carse
carter:cart
casey:case
casimir kasimir:cas kaz casey
cassandra kassandra:cassie sandra sandy cass cassey kassie casey
catherine katherine kathryn catharine katharine katheryn cathryn kathrine katerina caterina catalina katarina:cathy kathy kate katie kay kit kitty kat trina cat cassie lena casey kathe karen
cathleen kathleen:kathy cathy kay katie kate kit kitty kat lena
cathy:cath cat
cecil:cec cis
cecilia cecelia cecily cicely:cissy cece celia sissy sis cele cilla cis
cedric:ced rick ricky
celeste celestine:celia cele
celia:cele
celina selina:celia lina lena
chad:chadwick
chance:chauncey
chancy:chan
chandler:chan
charity:chat cherry
charlene:charlie char lena arly
charles:charlie chuck chas charley chip chaz carl chic chick chuckie buck carlos cal
charlotte charlotta:lottie lotta char charlie lola carlotta sherry
charmaine:char
chauncey chauncy:chan chance
chelsea chelsey:chels
cheryl sheryl cheryl:sherry cher sheri cherie
chester:chet ches
chris:christy
christabel:chris belle
christian kristian christiaan:chris kit krist christie
christiana christianna:kit chris crissy anna kris tina ann christy kristy
christina christine kristina kristine christa krista cristina christie:chris tina chrissy christy kris kristy crissy kit xina
christopher kristopher christofer kristofer christoph christoffer cristopher kristoffer:chris kit topher kris christy kristofer christo
clara clare claire:clair
clarence:clare clair clancy clay
clarissa clarice clarinda:clara clair cissy
claudia:claud claude
claudius:claude claud
clayton:clay
cleatus:cleat
clement clemens:clem
clementine clementina:clem tina clement clemmie
cleveland:cleve
clifford clifton:cliff ford tony
clinton:clint
clotilda:tilda tilly
colin collin:col cole nick
colleen:colly
columbus:lum clum
conrad konrad:con connie
constance constantia:connie con
constantine constantin:con connie
cora:corrie
corbin:cory
cordelia:delia cordy della
corey cory kory:coco
corinne corinna corrine:cora ora cory corrie
cornelia:neil nelly corny nelia nell corrie
cornelius:neil con conny corny niel
cosmo:cos
courtney:court curt
crystal krystal:chris tal stal crys
curtis kurtis:curt kurt
curtis:curtie
cuthbert:bert cuddy
cynthia:cindy cyndi cyn cynth
cyrenius:cy serene
cyrus:cy
daisy:dai
dalton:dahl dal
damian damien:dame
daniel:dan danny
danielle daniela daniella:dani danni ellie dan
danny:dan
daphne:daph daphie
darlene:lena darry dar
darrell darryl daryl:dar
david:dave davy davey day daw
dean:dino
deanna deanne:dee dede deedee ann
deb:debbie
deborah debra debora:deb debbie deby
delbert:del bert
delia:fidelia cordelia
delilah:lil lila dell della
deliverance:delly dilly della
delores dolores:dee lola della dolly lolly
delphine delphina:delphie
demetrius dimitri:demi dima
deniel:dan
denise:denny deni dee
dennis denis:denny den
derek derrick derick:rick ricky dirk
desmond:des dez
dewey:dew
dewitt:wit
diana diane dianna dianne dyanne:di dee didi dicey deedee
dillon dylan:dill
dinah:di
dionysius:dion
dmitry dmitri:dima mitya
dominic dominick domenic dominik domingo:dom nick nicky dominico
donald donovan:don donnie dony
donna:donnie
doris:dorrie dora
dorothy dorothea doretha:dot dottie dolly dora dory dody dorrie thea
douglas douglass:doug dougie duggie doogie
drusilla:silla dru
duncan:dunc dunk
dwayne duane:wayne
dwight:ike
earl:earlie
earlene:erlie
earnest ernest:ernie erney ern
ebenezer:eb eben ebbie
ed:eddie
edgar:ed eddie ned
edison:ed eddie
edith edyth edythe:edie edy eda edye
edmund edmond edmundo:ed eddie ted ned teddy
edna:eddie ed
edward eduardo edouard eduard:ed eddie ted ned teddy ward neddy
edwin edwyn:ed eddie ned win
edwina:edie winnie
egbert:bert burt eggie
elaine elaina:lainie ellie lena helen laine
elbert:bert albert al el
elbertson:bert elbert
eldora:dora
eleanor eleanora elinor elenor elnora leonora lenora leonore elena:ellie nell nora lena nellie ella ellen lennie norah nelie leo lee honora lora loren
eleazer eleazar:lazar lee leo eli
eleazer:lazarus
elena:helen
eli:lee
elias elijah elisha:eli lee lish lige
elias:lias
elijah:lij
eliphalet:liph fall
eliza:liz lizzie betty lisa elisa elizabeth
elizabeth elisabeth elisabet elspeth:liz lizzie beth betty betsy eliza elsie bess bessie lisa libby ellie lisbeth liza lizbeth betsey lib bet bette elise lilibet elisa els bets buffy lilly birdie tetty
ella:ellie nell el
ellen elen:ellie nell nellie helen lena el len elly
elmer:mer elm
elnathan:nathan than
eloise heloise:lois lulu eloisa elouise louise ellie
elsie:else
elton:el
elva elvira:elvie vira
elwood:woody el
elysia:lissa
emanuel emmanuel immanuel manuel manual:manny manu manuel emmanuel
emeline emmeline:em emma emmy millie emily emiline
emerson:em
emery:em
emil emile:em lemuel
emily emilia emilie:em emmy millie emma mel emelia
emma:em emmy
enoch:noch
epaminondas:nondas
ephraim:eph
erasmus:ras asmus
eric erik erick:rick ricky
erica erika:rikki ricky
ernestine ernestina:teeny ernest tina erna
ernestine:ernie
erwin:irwin
estella estelle stella:essie stella
esther hester:essie hettie hessy etty ester esty stella
ethel ethelinda:eth ettie
eudora:dora
eudoris:doris dosie
eugene:gene
eugenia:genie jenny gene
eunice:nicie euny
euphemia:effie fanny phemie
eustace:stacy stacey
eva eve:evie
evan:ev
evander:van
evangeline:evie vangie eva
evelyn evelina eveline:eve evie ev evelina lyn eva
everett:ev
experience:exie
ezekiel:zeke ez
ezra:ez
faith:fay
fatima:fati
faye:fay
felicia felicity felice:fel lisa felix felisha flick
ferdinand fernando ferdinando:ferdie fred freddie fernie nando
fitzgerald:fitz gerald
flavia:flavy
fletcher:fletch
florence flora florinda:flo flossie flora floy florrie
forrest:forry
foster:fos
frances francesca francine francisca:fran fanny frankie franny francie sis frank francis cissy chica
francis francisco frank francesco:frank frankie fran francie pancho paco
franklin franklyn:frank frankie fran
fred:freddie
frederica frederika fredericka:fred freddie frieda freda rickie ricka frederick
frederick frederic fredrick frederik friedrich fredric:fred freddie fritz rick
fredonia:donia
gabriel:gabe gabby gab
gabriella gabrielle gabriela:gabby ella ellie gabi
gail abigail:abby
gareth:gary gaz garry
garland:gar
garrett garret:gary garry rhett
gary garry:gaz
gavin:gav
gavriel:gav
gena regina:gina
geneva:gen neva
genevieve:gen jenny gena viv eve
geoffrey jeffrey jeffery jefferey geoff:jeff geoff geoffrey jeffrey
george:georgie jorge geo
georgia:georgie
georgiana georgianna georgina georgine georgette:georgie georgia gina ginny
gerald gerrard:gerry jerry gary
geraldine:gerry dina jerry
gerard gerhard gerhardt:gerry jerry
gerardo:gerry
gertrude:gertie trudy gert trude
gideon:gid
gilbert:gil bert wilber gib
gillian jillian:jill gill jilly
gina:gee
giovanni:john gianni
giselle:elle
glen glenn:glenny
glenda:glennie
gloria:glory
gordon:gord gordie don
grace:gracie
graham graeme:gray
granville:granny
greenberry:green berry
gregory gregg greggory:greg gregg
gretchen:gretta
griffin griffith:griff
griselda grizelda:zelda
guadalupe:lupe
guillermo:memo bill
gustavus gustave gustaf gustavo:gus gussie
gwendolyn gwendolen gwendoline gwenyth:gwen wendy lyn
gwendolyn:gwennie
hamilton:ham
hannah hanna:nan anna nanny hann han
hannibal:hal
harlan:harley
harmon:harm
harold:hal harry hank harv
harriet harriett harriette:hattie hat harry hettie
harrison:harry hank harris
harvey:harv
haywood heywood:woody wood
heather:hetty
hector:heck
helen helena helene:ellen nell nellie lena ella eileen elaine ellie helen eleanor leena
helga:elga
henrietta henriette:etta hettie hank retta etty nettie hattie henny harriet
henry henri enrique heinrich:harry hank hal harriet hen hy henny
hepsabah hephzibah hepzibah:hepsie hep
herbert heriberto:bert herb herbie bertie
hercules:herc
herman hermann armand:manny herm harman
hermione:hermie
hezekiah:hez ky hy kiah
hilary hillary:hill hilly
hiram:hi hy
hobart:hobie
honor honora honoria nora:nora norah honey nonie norry
hopkins:hop hopp
horace horatio:ray rays
hortense:harty tensey
hosea:hosey hosie
howard:howie hal ward
hubert:hugh bert hub hubie
hugh hugo:hughie huey hew
humphrey humphry:numps dumphry
ian iain:john
ignatius ignacio:iggy nate nace nacho
ileana:ellie
imogen imogene:immy gene idge
india:indie
ingrid:inga
ira:irie
irene:rena renie rene reenie
irving irvin irwin:irv
isaac:ike zeke zac izzy
isabel isabelle isabella isobel:izzy bella belle ib issy nib tibbie bell sibella sabe ella
isadora isidora:issy dora izzy
isaiah:zay ike
isham:sham
isidore isadore isidro:izzy
israel:izzy
ivan:john
jacinta:jacy
jack john:ian
jackson:jack jax
jacob jakob jakub:jake jay cob jakie jack jacobus
jacqueline jaqueline jacquelyn:jackie jacqui jack jacklyn
jamal:jam
james jaime:jim jimmy jamie jem jay jamey jimi jas
jane jana jayne:janie jenny jean jessie jan janey
janet janette:jan netta jenny jessie
jared:jerry
jason:jay
jasper:jap casper jazz
javier:javi xavier
jayden:jay
jayme:jay
jean jeanne:jane jeannie janie jeanie
jeanette jeannette jannett:jean jan nettie janet jeanie
jebediah jedediah jedidiah:jeb jed dyer diah
jefferson:jeff sonny jeffie
jeffrey:jeffy
jehu:hugh gee
jemima:mima jem jemma
jennifer:jen jenny jenn jenna jeni
jenny:jen
jerald:jerry gerry
jeremiah jeremias:jerry jem jere
jeremy:jerry jem jez
jerome:jerry
jesse jessie:jess
jessica:jess jessie jesse
jethro:jeth
jill:jilly
jimmy:jim
jincy:jane
joan joanna joanne joann johanna:jo hannah jody joannie joanie nonie anna
jody:jo
joel:joe
john johannes johann juan:jack johnny jock jon jackie ian sean hans
john:jackson
jonathan johnathan jonathon johnathon:jon john nathan jonny johnny jack nate
jordan:jordy jory
joseph josef jose giuseppe:joe joey jody jos jo beppe pepe
josephine josephina josepha:jo josie jody fina josey joey jozy josefa
josetta:jettie
joshua:josh jos sonny
josiah:jos si
joyce:joy
juanita:nita nettie
jude:judas
judith:judy jude
judson:jud sonny
julia julie:jules jul juliet
julia:julias
julian julius:jule jules jolly
juliana julianna julianne:julie jules anna
juliet juliette:julie jules
june:junie
junior:jr june junie
justin:jus justus juice
justina justine:tina jussy
kaitlin kaitlyn caitlin caitlyn katelyn katelin:kate katie kait cait kay caity kaity
karen karin:kaz
kate:kay
kathy:kath
katrina catrina:kat kate katie trina
kayla:kay
kelly kelley:kel
kelvin:kel
kendall:ken kenny
kendra:kenny kay kendy ken
kendrick:ken kenny
kenneth kennith:ken kenny kendrick kent
kevin:kev
keziah:kizzie kissy
kimball:kim
kimberly kimberley kymberly:kim kimmy
kimberly:kimberlin
kingston kingsley:king
kirsten kristen kristin kristyn kirstin:kris kristy kirsty chris krissy
kitty:kate
kristine:kissy
kyle:ky
lachlan:lachie lochie
lafayette:lafe laffie fate
lakeisha:keisha kisha
lamont:monty
lana alana:ali lanna
lancelot:lance
latisha:tish tisha
latonya latoya:toya tonya
laura lora:laurie lolly lori laurel
laurel laurinda:laurie laura linda
lauren lauryn loren:ren laurie laura
laurence lawrence lorenzo lars:larry lon lonny lorne lawrie laurie law loren
laverne:vern verna
lavinia lavina:vina vinnie ina viney
lavonne:von
lazarus:lazar laz
leander:lee andy
leanne leann:lea annie lee
leanora:nora
leila:lee
lemuel:lem
leona:leonie
leonard leonardo leonhard:leo len lenny leon
leonidas:leo leon
leopold:leo poldie
leroy:roy lee
leslie lesley:les lester
leticia:letty lettie tish
letitia lettice:lettie tish titia
levi:lee
lewis louis luis ludwig:lou louie lew lewie louis
lidia lydia:lyddy liddy
lillian lilian lily lilly liliana:lil lilly lolly lily lila
lincoln:link linc
linda lynda:lindy lynn lyn
lindsay lindsey:lindy linds lin lindsie
lionel:leo
lisa:liz lisette
littleberry:little berry
littleton:little lit
lizzie:liz
lodowick:lodi wick
lois:lou louise
lon:lonzo
lonnie:lon
loretta lauretta:etta lorrie retta lottie
lorinda:linda
lorraine:lorrie lori rainie
louise louisa luisa:lou lulu lois eliza louie
lousia:lou
lucas luke:luc
lucia lucy:lu lula
lucille lucile:lucy lou
lucinda:lucy cindy lu lou cinda
lucretia:creasy crese
luella louella:lu lula ella
luther:luke
lyndon:lyn
lynette lynnette:lyn nettie
lysander:sandy
mabel:mab maybelle may
mackenzie:mac kenzie mack
madeline madeleine madelyn magdalen magdalena magdalene:maddie lena maggie mady magda madge lynn
madison:maddie mattie
magnolia:nollie maggie
mahala:hallie mahaley
malcolm:mal malc mac
manerva minerva:minnie nerva eve nervie
manfred:fred manny
manoah:noah
marcia marsha:marcy mary
marcus mark marc markus:mark marc marky
margaret margarita margaretta marguerite margret margarette:maggie peggy meg marge margie greta madge daisy rita peg margo may meggie megan midge mag mamie maisie margery gretta metta marnie molly
margaret:meta
margery marjorie marjory:marge margie midge peggy
margot margo:maggie
maria mariah marie:mary mia ria mamie molly moll mimi mitzi
mariah:riah
marian marion marianne mariane:mary ann maria mamie
marietta mariette:mary etta maria
marilyn:mary lyn
mario:manny
marissa marisa:rissa
marla:mar
marlene marleen:lena marly
marlon:mar
martha marta:mattie patty marty mat patsy mart
martin:marty mart
martina:tina marty
marvin mervin mervyn merwin:marv merv
marvin:marvie
mary:molly polly mamie may mae mimi mitzi maria marie moll minnie moira
mathilda:patty
matilda mathilda:tilly maud mattie maude tilda
matthew mathew matthias mathias matteo:matt mat matty thias matthy
maurice morris:morrie mo morey maury moe
mavis:mave
maximilian maximillian maxwell:max maxie
maxine:max
mckenna:ken kenna meaka
mckinley:mac kinley
medora:dora
megan meghan meaghan:meg megs meggie
mehitable mehitabel:hetty mitty mabel hitty
melanie:mel mellie
melinda malinda:linda mindy lindy mel lynn
melissa:mel missy lissa milly lisa
melvin:mel
melvina malvina:vina mellie
mercedes:mercy sadie
meredith:merry
merrill:merry
merritt:merry
micah:mike
michael micheal michel miguel mikhail:mike mick mickey micky mikey mitch micah mischa
michaela mikayla:mickey kay mike
michelle michele:mickey shelly shelley chelle missy mich
mike:mickey
mildred:millie mil
miles myles:milo
millicent:millie
milton:milt
miranda:mandy randy mira
miriam:mimi mitzi mary mollie
mitchell:mitch
mohammed muhammad mohammad mohamed:mo
mona:ramona
monica:monnie mon
monique:mo mon
montgomery:monty gum monte
morgan:mo
mortimer:mort
moses:mo moe amos mose mosey
muriel:mur
myron:ron
myrtle:myrt mert
nadezhda:nadia
nadine:nada deedee
nancy:nan nannie ann nance agnes
nanette:nan
naomi:omi nomie
napoleon:nap nappy leon
natalie natalia:nat nattie talia tallie natasha
natasha:tasha nat
nathan nathaniel nathanael:nate nat nathan than nathaniel natty
nehemiah:nemi
nellie:nell
nelson:nels
newton:newt
nicholas nicolas nikolas nicolaas nikolai:nick nicky claus nicolas nik klaus cole nico nikki
nichole nicole nicola nicolette nicholette:nikki nicky cole nickey
nigel:nige
nora:norrie
norbert:bert norby
norman:norm
obadiah obediah:obie obed diah
octavia:tave tavia
odell:odo
olga:ollie
olive olivia:ollie livvy liv nollie livia
oliver:ollie noll
olympia:pia
ophelia:philia
orphelia:phelia
orson:ors
orville:orv
oscar:ossie oz os
oswald:ozzie waldo ossy os
otis:ode ote
otto:otis
paige:pai
pamela:pam pammy
pandora:dora
parker:park
parthenia:teeny phenie
pat:patty
patience:pat patty
patrica:trish
patricia:pat patty trish tricia patsy trisha tish trixie
patrick:pat paddy patsy rick
paul paulo pablo:paulie
paula paulina pauline:polly lina paulie
paulette:paula polly
pauline:paul
pelegrine peregrine:perry
penelope:penny pen nellie
permelia parmelia:melia milly mellie
pernetta:nettie
persephone:seph sephy
peter pieter petrus pedro pyotr:pete petey pet
petronella:nellie petra pet
pheobe phoebe:fifi pheeb
phidelia:delia
philander:fie phil
philetus:leet phil
philip phillip phillipe felipe:phil pip flip
philippa:pippa pip
philomena:mena
phyllis:phil
pleasant:ples
pocahontas:pokey
prescott:scott pres scotty
preston:pres
priscilla:cilla prissy cissy prisc
prudence:prue prudy
quentin quintin:quent
quintilla:quin
rachel rachael:rae ray rach shelly
rachel:rachie
ralph:rafe raff
randall randal:randy rand
randolph randolf:randy dolph rand
raphael rafael:rafe raph ralph rafa
raymond raimond ramon:ray
raymond:rayner
rebecca rebekah rebeca:becky becca reba beck bec
refina:fina
regina reina:reggie gina ray
reginald:reggie reg rex naldo renny
relief:leafa
rene:renny
renee:renny
reuben ruben:rube
reynold:reg ren
rhoda:rodie
rhodella:della
rhonda:ron
rhyna:rhynie
richard ricardo richardo:dick rick ricky rich richie dickie rickey dickson hick
ricky:rick
robert roberto:bob bobby rob robbie robin bert rupert dob dobbin hob robb
roberta:bobbie robbie bert
robin:robbie
roderick roderic rodrick:rod rick ricky eric roddy rory
rodger roger rogelio:rodge hodge rog bobby
rodney:rod roddy
roland rolland rowland:rollo rolly orlando lanny roly
ronald:ron ronnie
rosa rose rosina:rosie rosy sina
rosabel rosabella:rose rosie belle bella roz
rosabelle:belle
rosalie rosalia:rose rosie rosa
rosalind rosalinda rosalyn:rose rosie roz linda lyn
roscoe:ross
roseann roseanne roseanna rosanna rosanne:rose rosie ann anna roxie
rosemary rosemarie:rose rosie romy mary
roxanne roxanna roxane roxana:roxy rose ann anna
rudolph rudolf rudolphus:rudy dolph rolf rolph
rufus:ruf rufe
rupert:robert rob
russell russel:russ rusty
ruth:ruthie
ruthanne:ruthie ann
ryan:ry
sabina sabine:bina
sabrina:brina
sally:sal
salome:loomie sally
salvador salvatore:sal sammy
sam:sammy
samantha:sam sammy mantha
samson sampson:sam sammy
samuel samual:sam sammy
samyra:myra
sandra:sandy cassandra alexandra
sanford sandford:sandy
sarah sara:sally sadie sal suke
savannah:vannie anna savanna van
scott:scotty
sean shaun shawn:john
sebastian:seb bastian sebby bas
selma:anselma
serena serina:rena
serilla:rilla
seymour:see morey
shaina:sha shay
shannon:shan
sharon sharyn:sha shari shay
shelby:shel
sheldon shelton:shel shelly tony
shelley:shel
sheridan:dan danny sher
sherman:sherm
sherwood:woody
shirley:sherry lee shirl shirlee
sibyl sybil sibbilla:sib sibbie
sidney sydney:sid syd
sigfrid siegfried:sid sig
sigismund sigmund:sig
sigrid:siri
silas:si
silvester sylvester:si sly sy vester vet vessie syl
silvia sylvia:syl sylvie
simon simeon:si sim sion
simone:sim
smith:smitty
socrates:crates
solomon:sol salmon solly saul zolly
sondra:sandra
sophia sofia sophie:sophie soph
sophronia:frona sophia fronia
spencer:spence
stacey stacy stacie:stace
stacia:stacy
stanley:stan
stephanie stefanie stephania:steph stephie annie stevie steffi
stephen steven stephan stefan esteban:steve steph stevie
stuart stewart:stu stew
submit:mitty
sullivan:sully van
susan susanna susannah suzanne suzanna susana:sue susie suzy suke sukey anna sanna hannah su nan
sylvanus:vanus syl
tabitha:tabby
tallulah:lula
tamara tamarra tamar:tammy tam
tamika:tammy mika
tanya:tania
tasha:tash
tatiana:tanya tati
telitha:lita
temperance:tempie
terence terrence terrance:terry
teresa theresa therese theresia:terry tess tessa tessie resa teri
thaddeus thadeus:thad tad ted
thelma:thel
theodora:dora theo theda teddy
theodore theodor theodoric:ted theo teddy tad
theodosia:theo dosia theda
theophilus:theo
theresa:tree
thomas tomas:tom tommy thom tam
thomasina thomasine tamsin:tommie sina tamsin
thurston:thurst
tiffany:tiff tiffy
tilford:till
tim:timmy
timothy:tim timmy
tobias tobiah:toby bias tobe
tommy:tom
tracy tracey:trace
travis:trav
trevor:trev
tristan tristram:tris
tryphena:phena
tyler:ty
tyson:ty
ulysses:lys
uriah:riah
ursula:sulie sula
valentina:tina val vallie
valentine:val
valerie valeria valery:val valeri
valerie:vallie
vandalia:vannie
vanessa:nessa essa vanna ness
veda:vedie
vernisee:nicey
vernon:vern
veronica:ronnie vonnie vera ron ronna roni franky
victor:vic
victoria:vicky tori vic torry toria
vincent vincenzo:vin vince vinnie vic
vincent:vincie
viola violet violetta:vi lettie ola
virgil:virge
virginia:ginny ginger jane jenny gina virgie
vivian vivien vivienne:viv vi
vladimir:vlad vova
wallace:wally walt
walter walther:walt wally wat
wanda:wan
warren:ren
washington:wash
webster:web
wendell:wen dell
wendy:gwen wen
wesley westley:wes west
wilber wilbur:will bert willie wilb
wilda:willie
wilfred wilfrid wilford:will fred willie wilf
wilhelmina wilhelmena wilma:mina willie minnie billie wilma wilhelma helmina
wilhelmina wilhelmine:mina willa minnie willie wilma billie
willard:will
william wilhelm willem:will bill billy willie liam wil wills
willis:will willie bill
willoughby:willie will
wilma:will
wilson:will willy
winfield:field winny win
winifred winnifred:winnie fred freddie win freda una
winston:win winny
winton:win
woodrow:wood woody drew
wyatt:wy
yasmin:yaz
yolanda:yolie
yvonne yvette:vonnie eve
zachariah zachary zacharias zachery zackary:zach zack zac zeke zak zachy
zebedee:zeb
zebulon:zeb lon
zedekiah:zed dyer
zelphia:zelph
zenobia:nobie
zepaniah zephaniah:zeph
`

let expanded: readonly (readonly string[])[] | undefined

/**
 * English given names with their short and pet forms, to tell that Bob may be Robert. Each group is one formal name first, then the
 * forms in use for it; all lower case. About 1,500 formal names, spelling variants counted; spellings and pet forms of names in use outside English, so that
 * Yusuf may be Joseph; and further frequent given names of the world. Handed in as `data`, names of persons are compared and recognized by it.
 *
 * @example
 * ```ts
 * import { nicknamesEn } from 'samewise/data/nicknames-en'
 *
 * nicknamesEn.nicknames.some((group) => group.includes('robert') && group.includes('bob')) // true
 * ```
 */
export const nicknamesEn = {
  name: 'nicknames-en',
  get nicknames(): readonly (readonly string[])[] {
    expanded ??= [...spellingsOfNames(), ...expand()]
    return expanded
  },
  get givenNames(): readonly string[] {
    return frequentGivenNames()
  },
} satisfies DataTable

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
