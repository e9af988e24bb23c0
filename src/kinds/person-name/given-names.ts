/** Frequent given names of the world but those in the table of spellings, lower case without accents. */
const frequent =
  'aaliyah aaron abigail adam adebayo aditi aditya adnan adriana afonso agustin aidan aiko akash akira alain alan alba albert alena ' +
  'alessandra alessandro alex alexis alice alina alison alma almudena amal amanda amara amelia amelie amina amit amita amrita amy ' +
  'ana anand ananya andrea andreas andreea andrew andrius angela angelo anil anjali ankit ann anne annika anthony antje antoine ' +
  'anwar aoife arash archie arda arjun armando armin arnaud arne arthur arturo arun asha ashley ashok asif asma astrid asuka ' +
  'aurelien austin axel ayako aylin ayman ayumi babak bahar beata ben benoit berit betty beverly bill billy birgit bjorn blake bob ' +
  'bobby bogdan bojan bradley brandon branko brenda brent brett brian brittany brooke bruce bruna bryan bryce bulent burak caio ' +
  'caleb callum camila camille can candela carl carlo carlos carmen carol carolyn carsten catarina catherine cem chandra charles ' +
  'charlotte chen cheryl chiara chidi chinedu chioma chloe chris christian christina christine christopher ciara cillian claire ' +
  'clara claudia claudio clemence cody colin corentin craig cristian cristiano cynthia dagmar daiki daisuke daisy dale dalia dan ' +
  'dana daniel daniela danielle dario dariusz darren dave david davide dawn deborah debra deepa deepak denise deniz dennis derek ' +
  'devin diana diane diego dieter dilip divya don donald donna doris dorothy douglas dragan duc dung dylan ed edith edward ege eiji ' +
  'elif elizabeth ella ellie elodie elsie emeka emi emily emma emre enzo eoin ercan eric erkan esra ethan eva evelyn evie fabian ' +
  'fabien fabio fabrice facundo faisal farah farhad farid fatih federica federico ferenc fernanda fernando filip filippo finn fiona ' +
  'flavio florence florian floyd frances franck francois francoise frank fraser freddie frederique gabor gabriel gabriela gaetan ' +
  'gamze gary gaurav geert geeta gerald gerd gerda ghassan gianluca gilles gillian giorgio giulia giulio gloria gonzalo goran ' +
  'gordana grace graham grant grazyna greg gregory guilherme guillaume gulsen gunter guy habib hadi hakan hamza harold harry haruka ' +
  'haruki haruto hazel heather hector heike heiko hein henry hideki hideo hilary hiro hiroko hiroshi holly hong hope horst huda hugh ' +
  'hui hung ian ida igor ikram ilaria ilse imran inaya ines inge irfan iris isabella isabelle isha isla ivana ivo ivy jacek jack ' +
  'jacqueline jacques jade james jamila jane janet janice janusz jasmin jasna jason javier jaxon jean jeff jeffrey jennifer jeremy ' +
  'jerry jerzy jesse jessica jia jim jin jing joan joanne joao joaquin joe jonathan joost jordan jorge jorn joshua josip joyce ' +
  'judith judy julie julien jun jung justin jutta kaan kader kai kamal kana kanako karen karin kate katherine kathleen kathryn ' +
  'katrin kavita kaya kayla kazuo keiko keira keith kelly ken kenji kenneth kenta kerstin kevin kimberly kiran kirk klaas klaus koji ' +
  'krishna krystyna kumar kunal kwame kyle lakshmi lamine lane larry latifa laura lauren laurent lawrence leif leo liam ligia linda ' +
  'ling linh lisa liz logan loic lori lorna lotte luan luca lucas lucia lucie lucy ludovic luiz lukas lukasz luna lynn lynne madison ' +
  'mads magnus mahesh mai maisie makoto malik manish manoj manon marcel marcela marcelo marco marek margaret mariana marie marilyn ' +
  'marina mariusz mark marko markus martha martin martine mary mateo mateusz mathieu matt matthew mattia mauricio mauro maxime maya ' +
  'mayumi meera megan mehdi mei melike melissa merve mesut michael michal michel michelle midori miguel mike miki mila milan milos ' +
  'min ming minh mirjana mohan mohit monika monique mukesh murat nancy naoki naoko natalie nathalie nathan neha neil niamh nicholas ' +
  'nick nicolas nicole nicolo nigel nikhil nils nisha noah nobuko noel nuno nuria oksana olaf ole oleg oliver olivia olivier opal ' +
  'orhan oscar owen ozan pamela paolo parisa pascal patrice patricia patrick paul paula pawel pearl pedro petra phil philip philippe ' +
  'pierre pietro pilar pooja pradeep prakash pranav prasad priya priyanka qing quang quinn rachel rafal raghu rahul raj raja rajan ' +
  'rajesh rajiv raju rakesh ram ramesh randy rania raquel raul ravi raymond reed rekha remi renata renate reza rhodri rhys ricardo ' +
  'richard riley rina ritu riya robert rocco rodrigo roger rohan rohit roman ron ronald rosa rose roy ruby rui rukhsana russell ruth ' +
  'ryan ryo ryota sabine sachin sadia sagar sai sakura salim sally salma sam samantha sami samira sandeep sandra sandro sanjay ' +
  'sanjeev saoirse sara sarah sari satoshi sayaka scott sean selim selin sergio serkan seth shabnam shahid shane shanti sharon ' +
  'shauna shi shinji shirley shiv shreya shu sian simona sinan sinead siobhan sita skye sneha sofia sofie soledad sonia sonja soo ' +
  'sophia sophie soren sota stefan stefania stefano stephane stephanie stephen steve steven stine stuart sue sunil sunita suresh ' +
  'susan susanne susumu sven swati sylvain sylvie tadeusz taiwo takashi takumi tanja tara taro tatsuya ted teresa terry tetsuya ' +
  'thanh theo theresa thi thiago thierry thijs thomas thorsten thuy tiago tiffany tim timo timothy todd tom tomoko tony torben tracy ' +
  'trent trevor troy tuan tugba tunde tyler tyrone uche ulf ulrich ulrike umit ursula usha uta uwe valentin valentina valerio vanja ' +
  'vasco veronika victoria vijay vikram vinay vincent vineet violeta virginia virginie vishal vojtech wade walter wayne wei wendy ' +
  'werner wiebke wiktor william willie wojciech wolfgang xia xiao xin yan yang yannick yara yasuko yi ying yoko yong yu yui yuka ' +
  'yuki yumi yun yusuke yuto yves zachary zane zara zdenek zhang zhen zoe zoey zofia zoltan zsolt'

let names: ReadonlySet<string> | undefined

/** Whether a name, lower case without accents, is one of the frequent given names of the world. */
export function isFrequentGivenName(name: string): boolean {
  names ??= new Set(frequent.split(' '))
  return names.has(name)
}
