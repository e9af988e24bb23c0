/**
 * Frequent given names of the world but those in the table of spellings, lower case without accents, by their first two letters:
 * `adam,ebayo` are adam and adebayo. So they take a tenth less of the package.
 */
const frequent =
  'aaliyah,ron abigail adam,ebayo,iti,itya,nan,riana afonso agustin aidan,ko akash,ira ' +
  'alain,an,ba,bert,ena,essandra,essandro,ex,exis,ice,ina,ison,ma,mudena amal,anda,ara,elia,elie,ina,it,ita,rita,y ' +
  'ana,and,anya,drea,dreas,dreea,drew,drius,gela,gelo,il,jali,kit,n,ne,nika,thony,tje,toine,war aoife ' +
  'arash,chie,da,jun,mando,min,naud,ne,thur,turo,un asha,hley,hok,if,ma,trid,uka aurelien,stin axel ' +
  'ayako,lin,man,umi babak,har beata,n,noit,rit,tty,verly bill,lly,rgit bjorn blake bob,bby,gdan,jan ' +
  'bradley,andon,anko,enda,ent,ett,ian,ittany,ooke,uce,una,yan,yce bulent,rak ' +
  'caio,leb,llum,mila,mille,n,ndela,rl,rlo,rlos,rmen,rol,rolyn,rsten,tarina,therine cem ' +
  'chandra,arles,arlotte,en,eryl,iara,idi,inedu,ioma,loe,ris,ristian,ristina,ristine,ristopher ciara,llian ' +
  'claire,ara,audia,audio,emence cody,lin,rentin craig,istian,istiano cynthia ' +
  'dagmar,iki,isuke,isy,le,lia,n,na,niel,niela,nielle,rio,riusz,rren,ve,vid,vide,wn ' +
  'deborah,bra,epa,epak,nise,niz,nnis,rek,vin diana,ane,ego,eter,lip,vya don,nald,nna,ris,rothy,uglas dragan duc,ng ' +
  'dylan ed,ith,ward ege eiji elif,izabeth,la,lie,odie,sie emeka,i,ily,ma,re enzo eoin ercan,ic,kan esra ethan ' +
  'eva,elyn,ie fabian,bien,bio,brice,cundo,isal,rah,rhad,rid,tih federica,derico,renc,rnanda,rnando ' +
  'filip,lippo,nn,ona flavio,orence,orian,oyd frances,anck,ancois,ancoise,ank,aser,eddie,ederique ' +
  'gabor,briel,briela,etan,mze,ry,urav geert,eta,rald,rd,rda ghassan gianluca,lles,llian,orgio,ulia,ulio gloria ' +
  'gonzalo,ran,rdana grace,aham,ant,azyna,eg,egory guilherme,illaume,lsen,nter,y ' +
  'habib,di,kan,mza,rold,rry,ruka,ruki,ruto,zel heather,ctor,ike,iko,in,nry hideki,deo,lary,ro,roko,roshi ' +
  'holly,ng,pe,rst huda,gh,i,ng ian ida igor ikram ilaria,se imran inaya,es,ge irfan,is isabella,abelle,ha,la ' +
  'ivana,o,y jacek,ck,cqueline,cques,de,mes,mila,ne,net,nice,nusz,smin,sna,son,vier,xon ' +
  'jean,ff,ffrey,nnifer,remy,rry,rzy,sse,ssica jia,m,n,ng joan,anne,ao,aquin,e,nathan,ost,rdan,rge,rn,shua,sip,yce ' +
  'judith,dy,lie,lien,n,ng,stin,tta kaan,der,i,mal,na,nako,ren,rin,te,therine,thleen,thryn,trin,vita,ya,yla,zuo ' +
  'keiko,ira,ith,lly,n,nji,nneth,nta,rstin,vin kimberly,ran,rk klaas,aus koji krishna,ystyna kumar,nal kwame kyle ' +
  'lakshmi,mine,ne,rry,tifa,ura,uren,urent,wrence leif,o liam,gia,nda,ng,nh,sa,z logan,ic,ri,rna,tte ' +
  'luan,ca,cas,cia,cie,cy,dovic,iz,kas,kasz,na lynn,nne ' +
  'madison,ds,gnus,hesh,i,isie,koto,lik,nish,noj,non,rcel,rcela,rcelo,rco,rek,rgaret,riana,rie,rilyn,rina,riusz,' +
  'rk,rko,rkus,rtha,rtin,rtine,ry,teo,teusz,thieu,tt,tthew,ttia,uricio,uro,xime,ya,yumi ' +
  'meera,gan,hdi,i,like,lissa,rve,sut michael,chal,chel,chelle,dori,guel,ke,ki,la,lan,los,n,ng,nh,rjana ' +
  'mohan,hit,nika,nique mukesh,rat nancy,oki,oko,talie,thalie,than neha,il ' +
  'niamh,cholas,ck,colas,cole,colo,gel,khil,ls,sha noah,buko,el nuno,ria oksana olaf,e,eg,iver,ivia,ivier opal ' +
  'orhan oscar owen ozan pamela,olo,risa,scal,trice,tricia,trick,ul,ula,wel pearl,dro,tra phil,ilip,ilippe ' +
  'pierre,etro,lar pooja pradeep,akash,anav,asad,iya,iyanka qing quang,inn ' +
  'rachel,fal,ghu,hul,j,ja,jan,jesh,jiv,ju,kesh,m,mesh,ndy,nia,quel,ul,vi,ymond reed,kha,mi,nata,nate,za rhodri,ys ' +
  'ricardo,chard,ley,na,tu,ya robert,cco,drigo,ger,han,hit,man,n,nald,sa,se,y ruby,i,khsana,ssell,th ryan,o,ota ' +
  'sabine,chin,dia,gar,i,kura,lim,lly,lma,m,mantha,mi,mira,ndeep,ndra,ndro,njay,njeev,oirse,ra,rah,ri,toshi,yaka ' +
  'scott sean,lim,lin,rgio,rkan,th shabnam,ahid,ane,anti,aron,auna,i,inji,irley,iv,reya,u ' +
  'sian,mona,nan,nead,obhan,ta skye sneha sofia,fie,ledad,nia,nja,o,phia,phie,ren,ta ' +
  'stefan,efania,efano,ephane,ephanie,ephen,eve,even,ine,uart sue,nil,nita,resh,san,sanne,sumu sven swati ' +
  'sylvain,lvie tadeusz,iwo,kashi,kumi,nja,ra,ro,tsuya ted,resa,rry,tsuya ' +
  'thanh,eo,eresa,i,iago,ierry,ijs,omas,orsten,uy tiago,ffany,m,mo,mothy todd,m,moko,ny,rben tracy,ent,evor,oy ' +
  'tuan,gba,nde tyler,rone uche ulf,rich,rike umit ursula usha uta uwe valentin,lentina,lerio,nja,sco veronika ' +
  'victoria,jay,kram,nay,ncent,neet,oleta,rginia,rginie,shal vojtech wade,lter,yne wei,ndy,rner ' +
  'wiebke,ktor,lliam,llie wojciech,lfgang xia,ao,n yan,ng,nnick,ra,suko yi,ng yoko,ng yu,i,ka,ki,mi,n,suke,to yves ' +
  'zachary,ne,ra zdenek zhang,en zoe,ey,fia,ltan zsolt'

let names: readonly string[] | undefined

/** The frequent given names of the world but those of `spellingsOfNames`. */
export function frequentGivenNames(): readonly string[] {
  names ??= frequent.split(' ').flatMap((group) =>
    group
      .slice(2)
      .split(',')
      .map((rest) => group.slice(0, 2) + rest),
  )
  return names
}
