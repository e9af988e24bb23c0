/** Spellings and pet forms of one given name in use outside English, a line for each name; lower case without accents. */
const table = `
mohammed muhammad mohamed mohammad mohamad muhammed muhamad mohamud mahomed mehmet mehmed muhammet mohd muhamed mamadou maxamed
ahmed ahmad ahmet achmed achmad axmed
mahmoud mahmud mahmood mehmud maxamuud
abdullah abdallah abdulla abdellah abdalla cabdullaahi abdullahi
abdulrahman abdurrahman abderrahmane abdelrahman abdirahman abdulrehman
abdulaziz abdelaziz abdolaziz
abdulkarim abdelkarim abdelkrim abdulkareem
abdulqadir abdelkader abdulkadir abdikadir abdulkader
hussein husain hussain hossein husayn hussien hosein huseyin xuseen
hassan hasan xasan hacen
yusuf yousef youssef yousuf yusef yosef josef joseph yousaf yoosuf
ibrahim ibraheem ebrahim brahim abraham
omar umar omer cumar
osman othman uthman usman ousmane cismaan
khalid khaled chaled
ali aly
said saeed saied sayed saiid
sayed sayyid syed sayyed seyed
mustafa mostafa moustafa mustapha
jamal gamal djamel jamaal djamal cemal
tariq tarik tarek
ismail ismael esmail ismaeel
suleiman sulayman soliman sulaiman suleyman sliman
fatima fatimah fatma fatema fatoumata
aisha ayesha aicha aysha aishah aische ayse
khadija khadijah khadeeja hatice kadija
maryam mariam miriam meryem
zainab zaynab zeinab zeynep
nasser nasir naser
karim kareem kerim
rashid rasheed rachid
hamid hameed
samir sameer
amir ameer emir
bashar bachar
osama usama oussama
noor nour nur
leila layla laila leyla
ashraf achraf
alexander aleksandr alexandr aleksander aleksandar oleksandr alexandros aleksandros sasha sascha shura sanya
alexey alexei aleksei aleksey alexej oleksiy alyosha lyosha
dmitry dmitri dmitriy dmitrii dimitri dmytro dimitry dima mitya
sergey sergei serge sergej serhiy seryozha
vladimir wladimir volodymyr vova volodya uladzimir
nikolai nikolay nicolai mykola kolya nikolaj
mikhail michail mykhailo misha mihail mihajlo
yevgeny evgeny evgeni evgenii yevgeni eugene jewgeni yevhen zhenya
yuri yury iurii yuriy juri yura jurij
ivan vanya
pyotr petr petro peter petya
pavel pasha pavlo
andrei andrey andrej andriy andrii
konstantin kostya constantine
anatoly anatoli anatoliy tolya
vasily vasili vasiliy vasyl vasya
viktor victor vitya
georgy georgi georgiy gosha zhora
boris borya
fyodor fedor fjodor fedya
arkady arkadi arkadiy arkadii
grigory grigori hryhoriy grisha
yekaterina ekaterina katerina katya kateryna
yelena elena olena jelena lena
natalia nataliya natalya natasha nataliia
tatiana tatyana tetiana tanya
olga olha olya
svetlana sveta svitlana
anna anya ania anja
maria mariya marija masha
irina iryna ira
ludmila lyudmila liudmila lyuda
yulia julia yuliya iuliia
galina halyna galya
georgios giorgos yiorgos george yorgos
ioannis giannis yiannis yannis john
konstantinos kostas costas constantinos dinos
dimitrios dimitris mitsos
nikolaos nikos nicos
athanasios thanasis
panagiotis panos takis
vasileios vasilis vassilis
emmanouil manolis manos
eleni elena helen
jose pepe ze josep
francisco paco pancho chico kiko curro
ignacio nacho
jesus chuy
guadalupe lupe lupita
dolores lola
concepcion concha conchita
rosario charo
mercedes merche
enrique quique kike
manuel manolo manny
antonio tono tonino toninho tonio
roberto beto
alberto beto
eduardo lalo edu
rafael rafa
santiago santi
isabel chabela isa
juan juanito
luis lucho
giuseppe beppe pino peppe
francesco franco checco cecco
giovanni gianni nanni vanni
luigi gigi
salvatore toto turi
domenico mimmo
johannes hans johann jan johan hannes
friedrich fritz
heinrich heinz heiner
wilhelm willi willy
josef sepp jupp pepi
georg jorg jurgen schorsch
katharina kathe katja kathi
margarete grete gretel margarethe
elisabeth liesl lisbeth elsbeth sissi
maximilian max
sebastian basti bastian
matthias matze mathias
cornelis kees
hendrik henk
willem wim
pieter piet
jacobus jaap koos
katarzyna kasia
malgorzata gosia
agnieszka aga
krzysztof krzysiek
tomasz tomek
piotr piotrek
joanna asia
magdalena magda lena
aleksandra ola alexandra
barbara basia
stanislaw staszek stan
yaakov jacob yakov jakob kobi
moshe moses moishe
shlomo solomon salomon
avraham abraham avi avram
yitzhak isaac itzhak yitzchak yitzhok itzik
binyamin benjamin benyamin bibi beni
rivka rebecca
chaim haim hayim chayim
shmuel samuel shmulik
eliyahu elijah eli
yehuda judah yehudah
chana hannah hana
shimon simon
barack barry
erzsebet bozsi zsoka
istvan pista isti
jozsef joco
laszlo laci
sandor sanyi
janos jancsi jani
`

let groups: (readonly string[])[] | undefined

/**
 * Groups of spellings and pet forms of one name in Arabic, Slavic, Greek, Spanish, Italian, German, Dutch, Polish, Hebrew and Hungarian
 * use. Spellings that differ by rule, such as Sergey and Sergei, mostly meet by their spelling key; here are those that do not.
 */
export function spellingsOfNames(): readonly (readonly string[])[] {
  groups ??= table
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
  return groups
}
