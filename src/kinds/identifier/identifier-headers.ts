import { type ColumnProfile, headerHas } from '../recognize'

/** What a header says of the numbers under it. */
export interface NamedIdentifier {
  /** Such as `vat` or `national-id`; '' where it is only known that an authority or a firm gave it. */
  readonly type: string
  /** ISO 3166 alpha-2 code, where only one country calls it so; else ''. */
  readonly country: string
}

/** `type country:headers`, in the order they are asked: what names one thing for sure comes before what many things are called. */
const table = `
iban:iban,iban no,iban number
lei:lei,lei number,lei code
isbn:isbn
ean:ean,gtin,upc,barcode,bar code
doi:doi
imei:imei
npi US:npi,npi number
duns:duns,duns number,duns no,d u n s
loyalty:loyalty,loyalty no,loyalty number,member no,member number,membership,membership number,mitgliedsnummer,frequent flyer
:mrn,sku,health card,health card number,insurance number,policy number,versicherungsnummer,versichertennummer,krankenkassennummer,matriculation number
card:card number,card no,credit card,kartennummer
vat DE:ust id,ust idnr,ustid,ust idnr,umsatzsteuer id,ustidnr
vat IT:partita iva,p iva,piva
vat NL:btw,btw nummer,btw nr
vat FR:tva,numero tva,tva intracommunautaire
vat:vat,vat number,vat id,vat no,vat reg no,vat registration,vatin,vat nr
national-id US:ssn,soc sec,social security,social security number,socsec
national-id GB:nino,ni number,ni no,national insurance,national insurance number,nhs,nhs no,nhs number
national-id FR:nir,insee,securite sociale
national-id IT:codice fiscale,cod fiscale,codicefiscale
national-id BR:cpf
national-id NL:bsn,burgerservicenummer,sofinummer
national-id PL:pesel
national-id DK:cpr,cpr nummer,cpr nr
national-id FI:hetu,henkilotunnus
national-id NO:fodselsnummer
national-id BE:rijksregisternummer,rijksregister,insz,niss
national-id ES:dni,nie
national-id MX:curp
national-id IN:aadhaar,aadhar,aadhaar number
national-id SG:nric
national-id HK:hkid
national-id ZA:sa id,rsa id
national-id HR:oib
national-id CZ:rodne cislo
national-id CA:sin number,social insurance number
national-id CH:ahv,ahv nummer,ahvnr,avs
national-id TR:tckn,tc kimlik,tc kimlik no
national-id:national id,national number,national identification number,national identity number,personnummer,nin,cedula,citizen id,cedula de identidad,isikukood,egn,cnp,jmbg,emso,amka
tax-id DE:steuernummer,steuer nr,steuer id,steueridentifikationsnummer,steuer idnr
tax-id US:ein,itin,fein,employer identification number
tax-id IN:pan,pan number,pan no,gstin,gst no,gst number
tax-id AU:abn,tfn
tax-id MX:rfc
tax-id CL:rut
tax-id PL:nip
tax-id RU:inn
tax-id AR:cuit,cuil
tax-id:tax id,tax number,tax no,tin,tax identification number,nif,cif,nit,ruc,taxpayer id,taxid,tax reference,utr,fiscal code,numero fiscal,rif
company-id FR:siren,siret
company-id BR:cnpj
company-id NL:kvk,kvk nummer,kvk nr
company-id AU:acn
company-id DK:cvr,cvr nr,cvr nummer
company-id SG:uen
company-id PL:regon,krs
company-id CZ:ico
company-id DE:handelsregisternummer,hrb,hr nummer,handelsregister nr
company-id:org nr,orgnr,organisationsnummer,organisasjonsnummer,org number,company number,company no,company registration number,registration number,registration no,reg no,crn,registered number,trade register number
passport:passport,passport number,passport no,reisepass,passnummer,pasaporte,passeport
licence:drivers license,driver license,drivers license number,driver licence,driving licence,driving license,license number,licence number,license no,licence no,dl number,fuhrerschein,fuhrerscheinnummer,permis de conduire
account:account number,account no,kontonummer,bank account
`

interface Row extends NamedIdentifier {
  readonly headers: readonly string[]
}

let rows: readonly Row[] | undefined

/** What the header of a column says of its numbers; undefined where it names none. A plain "id" names none: it is the key of the row. */
export function namedIdentifier(column: ColumnProfile): NamedIdentifier | undefined {
  rows ??= table
    .trim()
    .split('\n')
    .map((line) => {
      const [what, headers] = line.split(':')
      const [type = '', country = ''] = what.split(' ')
      return { type, country, headers: headers.split(',') }
    })
  return rows.find((row) => headerHas(column, ...row.headers))
}
