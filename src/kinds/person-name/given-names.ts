/** Frequent given names of the world that are in no table of nicknames and spellings, lower case without accents. */
const frequent =
  'aaliyah adebayo aditi aditya adnan afonso agustin aidan aiko akash akira alain alba alena alessandra alessandro alina alma ' +
  'almudena amal amara amelie amina amit amita amrita anand ananya andreea andrius angelo anil anjali ankit annika antje antoine ' +
  'anwar aoife arash arda arjun armando armin arnaud arne arturo arun asha ashok asif asma astrid asuka aurelien axel ayako aylin ' +
  'ayman ayumi babak bahar beata benoit berit birgit bjorn blake bogdan bojan branko brent brett brooke bruce bruna bryce bulent ' +
  'burak caio callum can candela carlo carsten catarina cem chandra chen chiara chidi chinedu chioma chloe ciara cillian claudio ' +
  'clemence cody corentin craig cristian cristiano dagmar daiki daisuke dale dalia dana dario dariusz darren davide dawn deepa deepak ' +
  'deniz devin diego dieter dilip divya dragan duc dung ege eiji elif elodie emeka emi emre enzo eoin ercan erkan esra ethan fabian ' +
  'fabien fabio fabrice facundo faisal farah farhad farid fatih federica federico ferenc fernanda filip filippo finn fiona flavio ' +
  'florian floyd franck fraser frederique gabor gaetan gamze gaurav geert geeta gerd gerda ghassan gianluca gilles giorgio giulia ' +
  'giulio gonzalo goran gordana grant grazyna guilherme guillaume gulsen gunter guy habib hadi hakan hamza haruka haruki haruto hazel ' +
  'heike heiko hein hideki hideo hiro hiroko hiroshi holly hong hope horst huda hui hung ida igor ikram ilaria ilse imran inaya ines ' +
  'inge irfan iris isha isla ivana ivo ivy jacek jade jamila janusz jasmin jasna jaxon jerzy jia jin jing joao joaquin joost jorn ' +
  'josip julien jun jung jutta kaan kader kai kamal kana kanako kavita kaya kazuo keiko keira keith kenji kenta kerstin kiran kirk ' +
  'klaas koji krishna krystyna kumar kunal kwame lakshmi lamine lane latifa laurent leif ligia ling linh logan loic lorna lotte luan ' +
  'luca lucie ludovic luiz lukas lukasz luna mads magnus mahesh mai makoto malik manish manoj manon marcel marcela marcelo marco ' +
  'marek mariana marina mariusz marko mateo mateusz mathieu mattia mauricio mauro maxime maya mayumi meera mehdi mei melike merve ' +
  'mesut michal midori miki mila milan milos min ming minh mirjana mohan mohit monika mukesh murat naoki naoko nathalie neha niamh ' +
  'nicolo nikhil nils nisha nobuko noel nuno nuria oksana olaf ole oleg olivier opal orhan owen ozan paolo parisa pascal patrice ' +
  'pawel pearl pierre pietro pilar pooja pradeep prakash pranav prasad priya priyanka qing quang quinn rafal raghu rahul raj raja ' +
  'rajan rajesh rajiv raju rakesh ram ramesh rania raquel raul ravi reed rekha remi renata renate reza rhodri rhys riley rina ritu ' +
  'riya rocco rodrigo rohan rohit roman ruby rui rukhsana ryo ryota sachin sadia sagar sai sakura salim salma sami samira sandeep ' +
  'sandro sanjay sanjeev saoirse sari satoshi sayaka selim selin sergio serkan seth shabnam shahid shane shanti shauna shi shinji ' +
  'shiv shreya shu sian simona sinan sinead siobhan sita skye sneha sofie soledad sonia sonja soo soren sota stefania stefano ' +
  'stephane stine sunil sunita suresh susumu sven swati sylvain tadeusz taiwo takashi takumi tanja tara taro tatsuya tetsuya thanh ' +
  'thi thiago thierry thijs thorsten thuy tiago timo todd tomoko torben trent troy tuan tugba tunde tyrone uche ulf ulrich ulrike ' +
  'umit usha uta uwe valentin valerio vanja vasco veronika vijay vikram vinay vineet violeta virginie vishal vojtech wade wei werner ' +
  'wiebke wiktor wojciech wolfgang xia xiao xin yan yang yannick yara yasuko yi ying yoko yong yu yui yuka yuki yumi yun yusuke yuto ' +
  'yves zane zara zdenek zhang zhen zoe zoey zofia zoltan zsolt'

let names: readonly string[] | undefined

/** Given names to tell a column of persons by; {@link looksLikePersonName} adds those with pet forms. */
export function frequentGivenNames(): readonly string[] {
  names ??= frequent.split(' ')
  return names
}
