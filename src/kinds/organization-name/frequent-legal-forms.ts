import { type LegalForm, readLegalForms } from '../../data'

/** The most frequent forms of `samewise/data/legal-forms`, in its order, with the spellings and countries most in use. */
const lines = `
|co,company,cie,compagnie,cia,société,компания,фирма
us ca|inc,incorporated,corp,corporation
ge|jsc,joint stock company,ojsc,pjsc,cjsc
us|llc,limited liability company,limited company
us gb in|llp,limited liability partnership
us gb ca|lp,limited partnership
us|pllc
us|pc
us|na,national association
gb ie au nz za hk sg ng ke in|ltd,limited,limited company
gb ie|plc,public limited company
gb|cic
in pk|pvt ltd,private limited,pvt limited,pvt
sg|pte ltd,pte
au za|pty ltd,proprietary limited,pty limited,pty
my|sdn bhd
my|bhd
id|pt,tbk
cn tw hk|co ltd,company limited,co limited,有限公司,有限责任公司,股份有限公司
jp|kk,kabushiki kaisha,株式会社,(株)
jp|yk,有限会社,(有)
jp|gk,合同会社
kr|jusik hoesa,주식회사,(주)
th|บริษัท จำกัด,บริษัท,จำกัด
vn|tnhh,cong ty tnhh
vn|ctcp
de at ch|gmbh,gesellschaft mit beschränkter haftung,mbh,gesellschaft mbh,ggmbh
de at ch|ag,aktiengesellschaft
de|ug,ug haftungsbeschränkt
de at ch|kg,kommanditgesellschaft
de at|gmbh & co kg,ag & co kg
de|kgaa
de at ch|ohg,og
de|gbr
de at ch|ev,eingetragener verein
de at|eg
de at|ek
de at fr|se
fr be lu ch|sarl,sàrl
fr be lu ch|sa,société anonyme
fr|sas
fr|sasu
fr|eurl
fr|snc
fr|sci
be|sprl,bvba,srl,bv
be lu|asbl,vzw
ca|ltée
nl|bv
nl|nv
it|spa
it|srl
it|srls
it|sas
it|snc
es|sl,sociedad limitada,slu
es ar cl co pe mx|sa,sociedad anónima
mx|sa de cv,sab de cv,sapi de cv
mx|s de rl de cv
ar uy|srl
cl co|ltda
co mx|sas
cl|spa
pe|sac
br|ltda,limitada
br pt|sa
pt|lda
se fi|ab,aktiebolag,aktiebolaget
fi|oy,oy ab
fi|oyj
no|as
no|asa
dk|a/s
dk|aps
is|hf
is|ehf
pl|sp z oo,spzoo
pl|sa
cz sk|sro,spol sro
cz sk|as
hu|kft
hu|zrt,nyrt
ro|srl
bg|ood,eood
bg|ad
rs hr si|doo
rs hr si|dd,ad
gr|ae
gr|epe
tr|aş
tr|ltd şti
ru|ooo,ООО
ru|ao,АО,ПАО,ОАО,ЗАО
ua|tov,ТОВ
lv|sia
lt|uab
ee|oü
il|בע"מ,בעמ
ae sa|llc,wll,ذ م م,ش م م
ae|fze
`

let forms: readonly LegalForm[] | undefined

/** The legal forms that names are read by where no table of them is handed in. */
export function frequentLegalForms(): readonly LegalForm[] {
  forms ??= readLegalForms(lines)
  return forms
}
