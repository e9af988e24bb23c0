import type { DataTable, LegalForm } from './data-table'
import { readLegalForms } from './legal-form-lines'

/**
 * A line is a form: countries, a bar, spellings between commas; the first is the standard one. Written from common knowledge of company
 * law for this package. A spelling may stand in several lines (`sa`), and one of a translation stands in the line of the form it
 * translates (`llc` for the Russian ООО), so that the two are one form.
 */
const table = `
|co,company,cie,compagnie,cia,compañia,companhia,compagnia,y cia,firma,société,شركة,компания,фирма,חברת
us ca ph lr pr jm|inc,incorporated,corp,corporation,incorp,corpn,co inc,company inc
ge tm af et|jsc,joint stock company,ojsc,pjsc,cjsc,open joint stock company,public joint stock company,closed joint stock company
us pr ph|llc,limited liability company,limited liability co,ltd liability co,ltd liability company,limited company,lc
us gb in sg ca cn ie je|llp,limited liability partnership,rllp,registered limited liability partnership,sencrl
us|lllp,limited liability limited partnership
us gb ca in ie ky vg hk au nz sg je gg|lp,limited partnership,ltd partnership
us|gp,general partnership
us|pllc,professional limited liability company,pllp
us ca|pc,professional corporation,prof corp
us|pa,professional association,prof assn
us|na,national association,nat assn
us|fsb,federal savings bank,ssb
us|pbc,public benefit corporation,benefit corporation,l3c,low profit limited liability company
us|nonprofit corporation,non profit corporation,nonprofit corp,not for profit corporation
us|cooperative inc,coop inc
gb ie au nz za hk sg ng ke gh ug tz zm zw mw bw na sl gm mu sc mt cy il in pk bd lk my th bn jm tt bb bs bm ky vg gi je gg im fj pg ca mm np bz ag lc gd vc kn dm rw|ltd,limited,limited company,ltd company,private company limited by shares
gb ie mt cy ng ke gh lk bd gi im et zm ug mw bw mu th|plc,public limited company,public limited co,public company limited,public ltd co,pub ltd co
gb|cic,community interest company
gb|cio,charitable incorporated organisation,scio,scottish charitable incorporated organisation
gb|cyf,cyfyngedig,ccc,cwmni cyfyngedig cyhoeddus
gb ie ng ke gh|unltd,unlimited,unlimited company
gb ie mt ng ke|clg,company limited by guarantee,limited by guarantee,gte
gb ie nz au in lk ke ug tz|cooperative society,co operative society ltd,cooperative society ltd,cooperative ltd,coop ltd,community benefit society,industrial and provident society
ie|dac,designated activity company
ie|teo,teoranta
ie|cpt,cuideachta phoiblí theoranta
ie ca|ulc,uc,unlimited liability company
in pk lk bd np zw mm mv bt|pvt ltd,private limited,pvt limited,private ltd,p ltd,pvt,प्राइवेट लिमिटेड,प्रा लि,(প্রাইভেট) লিমিটেড
in pk|opc,opc pvt ltd,one person company,smc pvt ltd,single member company
in np lk|public ltd,लिमिटेड
in|huf,hindu undivided family
sg bn|pte ltd,private limited,pte limited,private ltd,pte
au za bw na sz ls|pty ltd,proprietary limited,pty limited,proprietary ltd,pty,(edms) bpk,edms bpk,eiendoms beperk
za na|bpk,beperk
za na|cc,close corporation
za|npc,non profit company,rf npc
za|soc ltd,state owned company,soc
au|incorporated association,no liability
my bn|sdn bhd,sendirian berhad,private limited
my bn|bhd,berhad
my|plt,perkongsian liabiliti terhad
id|pt,perseroan terbatas,pt tbk,tbk,terbuka,persero,pt persero tbk,pt persero
id|cv,persekutuan komanditer
id|perum,perusahaan umum,perusahaan umum daerah,perumda
id|ud,usaha dagang
ph|opc,one person corporation
cn tw hk mo sg|co ltd,company limited,co limited,company ltd,有限公司,youxian gongsi,有限责任公司,有限責任公司,youxian zeren gongsi,股份有限公司,股份公司,gufen youxian gongsi,ltd
cn tw|合伙企业,有限合伙,个人独资企业,合夥
jp|kk,kabushiki kaisha,kabushiki gaisha,kabushikigaisha,kabushikikaisha,株式会社,(株),co ltd,company limited,ltd,inc,corporation,corp
jp|yk,yugen kaisha,yugen gaisha,有限会社,(有),ltd
jp|gk,godo kaisha,godo gaisha,合同会社,(同),llc
jp|goshi kaisha,合資会社
jp|gomei kaisha,合名会社
jp|一般社団法人,社団法人,公益社団法人
jp|一般財団法人,財団法人,公益財団法人
jp|学校法人
jp|医療法人,医療法人社団
jp|社会福祉法人
jp|特定非営利活動法人,npo法人
kr|jusik hoesa,chusik hoesa,jusikhoesa,주식회사,(주),co ltd,company limited,inc,corporation,corp,ltd
kr|yuhan hoesa,유한회사,(유),유한책임회사,ltd,llc
kr|재단법인,사단법인,(재),(사)
th|บริษัท จำกัด,บริษัท,จำกัด,บจก,co ltd,company limited
th|pcl,บริษัทมหาชนจำกัด,จำกัด (มหาชน),มหาชน,บมจ,public company limited
th|ห้างหุ้นส่วนจำกัด,หจก,limited partnership
vn|tnhh,cong ty tnhh,công ty trách nhiệm hữu hạn,tnhh mtv,cong ty tnhh mtv,cong ty tnhh mot thanh vien,công ty trách nhiệm hữu hạn một thành viên,co ltd,company limited,llc
vn|ctcp,công ty cổ phần,cong ty cp,jsc,joint stock company
vn|dntn,doanh nghiệp tư nhân
de at ch li it|gmbh,gesellschaft mit beschränkter haftung,ges mbh,gesmbh,mbh,gesellschaft mbh,ggmbh,gemeinnützige gmbh,gemeinnützige gesellschaft mit beschränkter haftung
de at ch li lu|ag,aktiengesellschaft
de|ug,unternehmergesellschaft,ug haftungsbeschränkt,unternehmergesellschaft haftungsbeschränkt,gug
de at ch li|kg,kommanditgesellschaft,kg in firma
de at|gmbh & co kg,ges mbh & co kg,gesellschaft mbh & co kg,mbh & co kg,ag & co kg,se & co kg,gesellschaft mit beschränkter haftung & co kg,gmbh & co kommanditgesellschaft,ug & co kg,ug haftungsbeschränkt & co kg
de ch|kgaa,kommanditgesellschaft auf aktien,ag & co kgaa,gmbh & co kgaa,se & co kgaa
de at ch|ohg,offene handelsgesellschaft,og,offene gesellschaft,gmbh & co ohg,gmbh & co og
de at|gbr,gesellschaft bürgerlichen rechts,egbr,gesnbr
de at ch|ev,eingetragener verein,verein
de at|eg,eingetragene genossenschaft,egen,registrierte genossenschaft mit beschränkter haftung,reg genmbh,genossenschaft
de at|ek,eingetragener kaufmann,ekfr,eingetragene kauffrau,ekfm,eu,eingetragener unternehmer,einzelunternehmen
de|partg,partnerschaftsgesellschaft,partgmbb,partg mbb,partnerschaft mbb,partnerschaftsgesellschaft mbb,partnerschaftsgesellschaft mit beschränkter berufshaftung
de at|vvag,versicherungsverein auf gegenseitigkeit,vag
li|anstalt,treuunternehmen
de at fr nl be lu ie cz pl fi se dk no gb|se,societas europaea,europäische gesellschaft,société européenne
de at fr nl be lu it|eeig,european economic interest grouping,ewiv,europäische wirtschaftliche interessenvereinigung,geie
fr be lu ch mc ma tn dz sn ci cm ml bf bj tg ne ga cg cd gn mg mr dj td|sarl,société à responsabilité limitée,sàrl,s à rl,sarl au,sarlau,suarl,sàrl s,gmbh,sagl,società a garanzia limitata
fr be lu ch mc ma tn dz sn ci cm ml bf bj tg ne ga cg cd gn mg mr dj td ht|sa,société anonyme,ag,société anonyme à conseil d administration,société anonyme à directoire
fr mc sn ci cm lu ma|sas,société par actions simplifiée
fr sn ci cm|sasu,société par actions simplifiée unipersonnelle,société par actions simplifiée à associé unique,sas à associé unique
fr dz tn|eurl,entreprise unipersonnelle à responsabilité limitée
fr be lu ch mc ma dz tn|snc,société en nom collectif,senc
fr be lu ch mc ma tn|scs,société en commandite simple,secs,commv,commanditaire vennootschap
fr lu be|sca,société en commandite par actions
fr mc|sci,société civile immobilière
fr mc lu|scp,société civile professionnelle,scm,société civile de moyens
fr mc lu|société civile,sc
fr|selarl,société d exercice libéral à responsabilité limitée,selas,société d exercice libéral par actions simplifiée
fr lu|gie,groupement d intérêt économique
fr|scop,société coopérative de production,société coopérative et participative,scic,société coopérative d intérêt collectif
fr ch|société coopérative,coopérative,scrl
fr|scea,société civile d exploitation agricole,gaec,groupement agricole d exploitation en commun,entreprise agricole à responsabilité limitée
fr|entreprise individuelle,ei
fr ca|association loi 1901,association déclarée
be|sprl,société privée à responsabilité limitée,sprlu,bvba,besloten vennootschap met beperkte aansprakelijkheid,srl,société à responsabilité limitée,bv,besloten vennootschap
be|sa,société anonyme,nv,naamloze vennootschap,sa nv,nv sa
be|scrl,société coopérative à responsabilité limitée,cvba,coöperatieve vennootschap met beperkte aansprakelijkheid,cv,sc,coöperatieve vennootschap
be lu|asbl,association sans but lucratif,vzw,vereniging zonder winstoogmerk,aisbl,ivzw
lu|scsp,société en commandite spéciale
lu es fr|sicav,sicaf,sicar,fcp,sicav sif,société d investissement à capital variable
ca|ltée,limitée,ltee
nl sr cw aw bq sx|bv,besloten vennootschap,besloten vennootschap met beperkte aansprakelijkheid,flex bv
nl sr cw aw bq sx|nv,naamloze vennootschap
nl be|vof,vennootschap onder firma
nl|cv,commanditaire vennootschap
nl|coöperatie ua,coop ua,coöperatie,coöperatief ua,ua
nl|maatschap,eenmanszaak
it sm|spa,società per azioni,soc per azioni
it sm|srl,società a responsabilità limitata,soc a rl,srl unipersonale,srl a socio unico,società unipersonale
it|srls,srl semplificata,società a responsabilità limitata semplificata
it|sapa,società in accomandita per azioni
it|sas,società in accomandita semplice
it|snc,società in nome collettivo
it|ss,società semplice,società agricola
it|soc coop,società cooperativa,scarl,soc coop arl,soc coop a rl,società cooperativa a responsabilità limitata,scrl,società consortile a responsabilità limitata,scpa,società cooperativa per azioni,coop sociale,cooperativa sociale,società cooperativa sociale
it|onlus,aps,ets,associazione di promozione sociale,ente del terzo settore,odv
it|ditta individuale,impresa individuale
es|sl,sociedad limitada,sociedad de responsabilidad limitada,srl,slu,sociedad limitada unipersonal,slne,sociedad limitada nueva empresa,sociedad de responsabilidad limitada unipersonal
es|sll,sociedad limitada laboral,sal,sociedad anónima laboral
es|slp,sociedad limitada profesional,slpu
es ar cl co pe ec uy py bo cr pa gt hn ni sv do mx cu|sa,sociedad anónima,s a,sau,sociedad anónima unipersonal
es mx ar|sc,sociedad civil
es|cb,comunidad de bienes
es ar co ec mx pe uy|s coop,sociedad cooperativa,scoop,soc coop,scoopl,sdad coop,cooperativa,coop,cooperativa ltda
es|aie,agrupación de interés económico
mx|sa de cv,sociedad anónima de capital variable,sab de cv,sociedad anónima bursátil de capital variable,sab,sapi de cv,sociedad anónima promotora de inversión de capital variable,sapi,sofom,sa de cv sofom enr,sa de cv sofom er
mx|s de rl de cv,srl de cv,sociedad de responsabilidad limitada de capital variable,s de rl,sociedad de responsabilidad limitada,s de rl mi
mx ve do|ac,asociación civil
ar uy py bo cr pe do gt hn ni sv cu ec pa|srl,sociedad de responsabilidad limitada,s de rl,scrl,sociedad comercial de responsabilidad limitada
cl co ec gt cr sv py bo|ltda,limitada,sociedad limitada,cia ltda,compañía limitada,sociedad de responsabilidad limitada,y compañía limitada,y cia ltda
co ar uy mx ec do pa|sas,sociedad por acciones simplificada
cl|spa,sociedad por acciones
cl pe cr py|eirl,empresa individual de responsabilidad limitada,eirl ltda
pe|sac,sociedad anónima cerrada
pe|saa,sociedad anónima abierta
ve|ca,compañía anónima,sa,sociedad anónima,c por a
ar pe ve|sca,sociedad en comandita por acciones
co ar es ve|s en c,sociedad en comandita,sociedad en comandita simple,scs
co pa uy ar|esp,sa esp,empresa de servicios públicos,sa esp bic,bic
ar|sacif,saic,saci,sacifia,saicf
br|ltda,limitada,sociedade limitada,ltda me,ltda epp,slu,sociedade limitada unipessoal
br pt ao mz cv st gw|sa,sociedade anónima,sociedade anônima,s a
br|eireli,empresa individual de responsabilidade limitada,eireli me,eireli epp
br|me,microempresa,epp,empresa de pequeno porte,mei,microempreendedor individual
br pt|sociedade simples,sociedade civil
pt ao mz cv st gw|lda,limitada,sociedade por quotas,sociedade por quotas de responsabilidade limitada
pt ao mz|unipessoal lda,sociedade unipessoal por quotas,soc unip lda
pt|sgps,sgps sa,sociedade gestora de participações sociais
pt br|crl,cooperativa de responsabilidade limitada,cooperativa
se fi ax|ab,aktiebolag,aktiebolaget,ab publ,publ,publikt aktiebolag,privat aktiebolag
se|hb,handelsbolag,handelsbolaget
se|kb,kommanditbolag,kommanditbolaget
se|ek för,ekonomisk förening
se|ef,enskild firma
fi|oy,osakeyhtiö,oy ab,ab oy,yksityinen osakeyhtiö,ltd
fi|oyj,julkinen osakeyhtiö,abp,oyj abp,plc
fi|ky,kommandiittiyhtiö,kb
fi|ay,avoin yhtiö
fi|tmi,toiminimi
fi|osk,osuuskunta
fi|ry,rekisteröity yhdistys
no|as,aksjeselskap,aksjeselskapet,a/s
no|asa,allmennaksjeselskap
no|ans,ansvarlig selskap,da,delt ansvar
no|ks,kommandittselskap
no|enk,enkeltpersonforetak
no|nuf,norskregistrert utenlandsk foretak
no|samvirkeforetak,sa
dk fo gl|a/s,aktieselskab,aktieselskabet,p/f,partafelag
dk fo gl|aps,anpartsselskab,anpartsselskabet,ivs,iværksætterselskab
dk|i/s,interessentskab,interessentskabet
dk|k/s,kommanditselskab
dk|p/s,partnerselskab
dk|amba,andelsselskab med begrænset ansvar,fmba,forening med begrænset ansvar,smba
dk|enkeltmandsvirksomhed
is|hf,hlutafélag,ohf,opinbert hlutafélag
is|ehf,einkahlutafélag
is|sf,sameignarfélag,slf,samlagsfélag,svf,samvinnufélag
pl|sp z oo,spółka z ograniczoną odpowiedzialnością,spzoo,spółka z oo
pl|sa,spółka akcyjna,psa,prosta spółka akcyjna
pl|sp k,spółka komandytowa,sp z oo sp k,spółka z ograniczoną odpowiedzialnością spółka komandytowa,sp z oo spółka komandytowa,sp z oo sk,spk
pl|ska,spółka komandytowo akcyjna,sp z oo ska
pl|sp j,spółka jawna,spj
pl|sc,spółka cywilna
pl|sp p,spółka partnerska
cz sk|sro,s r o,spol s ro,společnost s ručením omezeným,spoločnosť s ručením obmedzeným,spol sro
cz sk|as,akciová společnost,akciová spoločnosť
cz sk|vos,veřejná obchodní společnost,verejná obchodná spoločnosť
cz sk|ks,kom spol,komanditní společnost,komanditná spoločnosť
cz sk|zs,zapsaný spolek,občianske združenie,ops,obecně prospěšná společnost,nezisková organizácia
cz sk|družstvo
cz sk|sp,státní podnik,štátny podnik
hu|kft,korlátolt felelősségű társaság,nonprofit kft,nonprofit korlátolt felelősségű társaság,nkft
hu|zrt,zártkörűen működő részvénytársaság,nyrt,nyilvánosan működő részvénytársaság,rt,részvénytársaság,nonprofit zrt
hu|bt,betéti társaság
hu|kkt,közkereseti társaság
hu|ec,egyéni cég,egyéni vállalkozó
ro md|srl,societate cu răspundere limitată,societatea cu răspundere limitată,srl d,sc srl
ro md|sa,societate pe acțiuni,societatea pe acțiuni,sc sa
ro|pfa,persoană fizică autorizată,întreprindere individuală,întreprinderea individuală
ro md|snc,societate în nume colectiv
bg|ood,дружество с ограничена отговорност,ООД,eood,ЕООД,еднолично дружество с ограничена отговорност,ltd,llc
bg|ad,акционерно дружество,АД,ead,ЕАД,еднолично акционерно дружество,jsc,plc,joint stock company
bg|et,ЕТ,едноличен търговец
bg|sd,СД,събирателно дружество,kd,КД,командитно дружество
rs hr si ba me mk xk|doo,društvo s ograničenom odgovornošću,društvo sa ograničenom odgovornošću,društvo ograničene odgovornosti,družba z omejeno odgovornostjo,jdoo,jednostavno društvo s ograničenom odgovornošću,друштво са ограниченом одговорношћу,ДОО,dooel,ДООЕЛ,друштво со ограничена одговорност,trgovačko društvo s ograničenom odgovornošću
rs hr si ba me mk|dd,ad,dioničko društvo,delniška družba,akcionarsko društvo,dioničarsko društvo,акционарско друштво,АД,акционерско друштво
si|dno,družba z neomejeno odgovornostjo
si hr rs|kd,komanditna družba,komanditno društvo,jtd,javno trgovačko društvo,ortačko društvo
si rs|sp,samostojni podjetnik,szr,preduzetnik,obrt
al xk|shpk,shoqëri me përgjegjësi të kufizuar,llc
al xk|sha,shoqëri aksionare,jsc
gr cy|ae,ΑΕ,ανώνυμη εταιρεία,ανώνυμη εταιρία,ανώνυμος εταιρεία,ΑΒΕΕ,abee,αεβε,αεε,sa
gr cy|epe,ΕΠΕ,εταιρεία περιορισμένης ευθύνης,εταιρία περιορισμένης ευθύνης,μονοπρόσωπη ΕΠΕ,ltd,llc
gr|ike,ΙΚΕ,ιδιωτική κεφαλαιουχική εταιρεία,μονοπρόσωπη ΙΚΕ,pc,private company
gr|oe,ΟΕ,ομόρρυθμη εταιρεία,ομόρρυθμος εταιρεία
gr|ee,ΕΕ,ετερόρρυθμη εταιρεία
cy|δημόσια εταιρεία περιορισμένης ευθύνης,λτδ,λίμιτεδ
tr|aş,anonim şirketi,anonim şti,a ş,sanayi ve ticaret anonim şirketi,san ve tic aş,sanayi ve ticaret aş,ticaret anonim şirketi,ticaret aş,tic aş,anonim ortaklığı,ao,jsc,joint stock company
tr|ltd şti,limited şirketi,ticaret limited şirketi,tic ltd şti,san ve tic ltd şti,sanayi ve ticaret limited şirketi,sanayi ve ticaret ltd şti,ticaret ltd şti,ltd,llc
tr|koll şti,kollektif şirketi,kom şti,komandit şirketi
tr|kooperatifi,derneği,vakfı
ru by kz kg tj tm uz am|ooo,ООО,общество с ограниченной ответственностью,obshchestvo s ogranichennoi otvetstvennostyu,llc,limited liability company,ltd,одо,общество с дополнительной ответственностью
ru by kz kg tj tm uz am|ao,АО,акционерное общество,ПАО,публичное акционерное общество,ОАО,открытое акционерное общество,ЗАО,закрытое акционерное общество,НАО,непубличное акционерное общество,jsc,joint stock company,ojsc,open joint stock company,pjsc,public joint stock company,cjsc,closed joint stock company,otkrytoe aktsionernoe obshchestvo,zakrytoe aktsionernoe obshchestvo,publichnoe aktsionernoe obshchestvo,aktsionernoe obshchestvo,aozt,АОЗТ
ru by kg kz|ip,ИП,индивидуальный предприниматель,individual entrepreneur
kz kg|too,ТОО,товарищество с ограниченной ответственностью,ЖШС,жауапкершілігі шектеулі серіктестік,llp,limited liability partnership
kz|ақ,акционерлік қоғам
ru by kz kg|fgup,ФГУП,федеральное государственное унитарное предприятие,ГУП,государственное унитарное предприятие,МУП,муниципальное унитарное предприятие,РУП,республиканское унитарное предприятие,УП,унитарное предприятие,ЧУП,частное унитарное предприятие,чтуп,ГП,государственное предприятие,казенное предприятие
ru|ФГБУ,федеральное государственное бюджетное учреждение,ГБУ,МБУ,государственное бюджетное учреждение,муниципальное бюджетное учреждение,федеральное государственное бюджетное образовательное учреждение высшего образования
ru|ano,АНО,автономная некоммерческая организация,НКО,некоммерческая организация,некоммерческое партнерство,тсж,товарищество собственников жилья,снт
ru|производственный кооператив,кооператив,спк,сельскохозяйственный производственный кооператив,потребительский кооператив
ru by ua|ЧП,частное предприятие,private enterprise
ua|tov,ТОВ,товариство з обмеженою відповідальністю,ооо,ltd,llc,limited liability company,ТДВ,товариство з додатковою відповідальністю
ua|at,АТ,акціонерне товариство,ПАТ,публічне акціонерне товариство,ПрАТ,приватне акціонерне товариство,ВАТ,відкрите акціонерне товариство,ЗАТ,закрите акціонерне товариство,jsc,joint stock company,pjsc,public joint stock company,prjsc,private joint stock company,ао,пао
ua|fop,ФОП,фізична особа підприємець,спд
ua|pp,ПП,приватне підприємство,private enterprise,мале приватне підприємство
ua|dp,ДП,державне підприємство,кп,комунальне підприємство,дочірнє підприємство,state enterprise
uz|mchj,mas'uliyati cheklangan jamiyat,masuliyati cheklangan jamiyati,МЧЖ,масъулияти чекланган жамият,llc
uz|aj,aksiyadorlik jamiyati,aksiyadorlik jamiyat,jsc,xk,xususiy korxona
az|mmc,məhdud məsuliyyətli cəmiyyət,məhdud məsuliyyətli cəmiyyəti,llc
az|asc,açıq səhmdar cəmiyyəti,ojsc,qsc,qapalı səhmdar cəmiyyəti,cjsc,jsc
ge|შპს,შეზღუდული პასუხისმგებლობის საზოგადოება,llc,ltd
ge|სს,სააქციო საზოგადოება,jsc,joint stock company
am|ՍՊԸ,սահմանափակ պատասխանատվությամբ ընկերություն,llc
am|ՓԲԸ,փակ բաժնետիրական ընկերություն,ԲԲԸ,բաց բաժնետիրական ընկերություն,cjsc,ojsc
mn|ХХК,хязгаарлагдмал хариуцлагатай компани,llc,xxk
mn|ХК,хувьцаат компани,jsc
lv|sia,sabiedrība ar ierobežotu atbildību,ltd
lv|as,akciju sabiedrība,a/s,jsc
lv|ik,individuālais komersants,ps,pilnsabiedrība,ks,komandītsabiedrība,zs,zemnieku saimniecība
lt|uab,uždaroji akcinė bendrovė,ltd
lt|ab,akcinė bendrovė,plc
lt|mb,mažoji bendrija
lt|ij,individuali įmonė
lt|vši,viešoji įstaiga,všį
ee|oü,osaühing,ltd
ee|as,aktsiaselts
ee|fie,füüsilisest isikust ettevõtja
ee|mtü,mittetulundusühing
ee|tü,tulundusühistu,täisühing,uü,usaldusühing,sihtasutus
il|בע"מ,בעמ,בעירבון מוגבל,ש"מ,ltd,limited
il|ע"ר,עמותה רשומה,עמותה,ר"ע,חל"צ,חברה לתועלת הציבור
il|שותפות מוגבלת,lp
ae sa kw bh om qa eg jo iq sy lb ye ly sd ps|llc,wll,with limited liability,ذ م م,ش ذ م م,ش م م,ذات مسؤولية محدودة,ذات المسؤولية المحدودة,شركة ذات مسؤولية محدودة,شركة ذات المسؤولية المحدودة,ltd,limited liability company,spc,شخص واحد
ae sa kw bh om qa eg jo iq ye ps|psc,ش م ع,pjsc,public joint stock company,شركة مساهمة عامة,شركة مساهمة,saudi joint stock company,شركة مساهمة سعودية,شركة مساهمة مقفلة,prjsc,private joint stock company,closed joint stock company,jsc,joint stock company
kw|kscc,kscp,ksc,kpsc,ش م ك,ش م ك ع,ش م ك م,شركة مساهمة كويتية
bh|bsc,bscc,bsc closed,ش م ب,ش م ب م,bahrain shareholding company
qa|qsc,qpsc,ش م ق,ش م ع ق
lb|sal,ش م ل,société anonyme libanaise,offshore sal
om|saog,saoc,ش م ع ع,ش م ع م
eg|sae,شركة مساهمة مصرية,egyptian joint stock company
ae sa om qa|fze,fzco,fzc,fz llc,free zone company,free zone establishment,free zone limited liability company,dmcc,م م ح,ش م ح
ae sa om qa jo|est,establishment,مؤسسة,مؤسسة فردية,sole proprietorship
ir af|سهامی خاص,شرکت سهامی خاص,با مسئولیت محدود,شرکت با مسئولیت محدود,pvt jsc,private joint stock company,sahami khass
ir|سهامی عام,شرکت سهامی عام,sahami am,public joint stock company,pjsc,pjs
et|share company,s c
et|private limited company
ky vg bm bs|spc,segregated portfolio company,segregated account company,exempted company,exempted limited partnership
sc bz vg ws|ibc,international business company,bvi business company,business company
`

let forms: readonly LegalForm[] | undefined

/**
 * Legal forms of organizations of more than 100 countries (`GmbH`, `S.A. de C.V.`, `ООО`, `株式会社`), long and short. The kind
 * `organization-name` knows the most frequent ones by itself, and all of them where this table is handed in as `data`.
 *
 * @example
 * ```ts
 * import { legalForms } from 'samewise/data/legal-forms'
 *
 * legalForms.legalForms.find((form) => form.names.includes('gmbh'))?.countries // ['DE', 'AT', 'CH', …]
 * ```
 */
export const legalForms = {
  name: 'legal-forms',
  get legalForms(): readonly LegalForm[] {
    forms ??= readLegalForms(table)
    return forms
  },
} satisfies DataTable
