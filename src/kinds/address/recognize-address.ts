import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readAddressLine } from './read-address'

/** Words of other columns: `email address`, `unit price`, `date of address`. */
const others = /* @__PURE__ */ (
  'email,e mail,mail,ip,web,url,website,type,birth,id,mac,price,cost,quantity,measure,phone,fax,date,since,status,currency,language,' +
  'latitude,longitude,lat,lng,lon'
).split(',')

/** Headers by part, most special first: the first part that a header names is its part. */
const headers: readonly (readonly [part: string, confidence: number, words: string])[] = [
  [
    'number',
    0.92,
    'street number,house number,number of street,house no,street no,house nr,hausnummer,hausnr,haus nr,hnr,housenumber,streetnumber,huisnummer,' +
      'huisnr,numero civico,civico,numero exterior,num ext,nr domu,numer domu,husnummer,husnr',
  ],
  [
    'postcode',
    0.92,
    'postcode,post code,zip,zip code,zipcode,postal code,postalcode,plz,postleitzahl,postal,code postal,codepostal,codigo postal,cod postal,' +
      'cp,cap,cep,pin code,pincode,eircode,postnummer,postnr,kod pocztowy,psc,postcd,pcode',
  ],
  [
    'unit',
    0.8,
    'apt,apartment,apt no,unit,unit no,suite,flat,address 2,addr 2,add 2,adr 2,addr line 2,address line 2,line 2,street 2,adresszusatz,complement,' +
      'complement adresse,complemento,interno,num int,piso,nr mieszkania,lokal',
  ],
  [
    'city',
    0.92,
    'city,cty,town,post town,suburb,locality,municipality,ort,wohnort,stadt,ville,commune,ciudad,poblacion,localidad,municipio,citta,comune,localita,' +
      'cidade,localidade,stad,plaats,woonplaats,poststed,postort,miasto,miejscowosc,mesto,obec',
  ],
  [
    'region',
    0.8,
    'state,province,county,region,bundesland,kanton,canton,provincia,estado,departement,departamento,wojewodztwo,prefecture,uf',
  ],
  ['country', 0.8, 'country,country code,pays,pais,paese,nazione,kraj,staat,nation'],
  [
    'line',
    0.92,
    'street,address 1,addr 1,add 1,adr 1,addr line 1,address line 1,line 1,address line,addr line,street address,street name,street 1,strasse,straße,' +
      'rue,voie,calle,via,indirizzo via,straat,straatnaam,ulica,logradouro,rua,gatuadress,gateadresse,vejnavn',
  ],
]

const wholeHeaders =
  /* @__PURE__ */ 'address,addr,str,addr full,full address,location,adresse,anschrift,direccion,domicilio,indirizzo,endereco,morada,adres,adress,adresa,osoite'.split(
    ',',
  )

/** Words for an address that is not where somebody lives. */
const lesserHeaders =
  /* @__PURE__ */ 'billing,shipping,delivery,ship,bill,previous,former,old,work,business,office,alternate,secondary,temporary'.split(
    ',',
  )

/**
 * Judges a column by its header. Of several addresses in a row (home, billing, delivery) the one that is not marked as another is preferred;
 * the rest are left for the user to map.
 */
export function recognizeAddress(column: ColumnProfile): Recognition | undefined {
  if (headerHas(column, ...others)) return undefined
  const factor = headerHas(column, ...lesserHeaders) ? 0.9 : 1
  const header = (part: string, confidence: number): Recognition => ({
    part,
    confidence: confidence * factor,
    evidence: `header says ${part === '' ? 'address' : part}`,
  })
  for (const [part, confidence, words] of headers)
    if (headerHas(column, ...words.split(','))) return header(part, confidence)
  // "by" is a town in Danish, "land" a country in four languages, and neither beside other words.
  if (column.words.length === 1 && column.words[0] === 'by') return header('city', 0.6)
  if (column.words.length === 1 && column.words[0] === 'land') return header('country', 0.6)
  if (headerHas(column, ...wholeHeaders)) {
    if (shareOf(column, (value) => /\p{L}/u.test(value)) < 0.5) return undefined
    return header(shareOf(column, namesPlace) > 0.3 ? '' : 'line', 0.92)
  }
  return undefined
}

/** Whether an address goes on to a postal code after its street. */
function namesPlace(value: string): boolean {
  return readAddressLine(value).postcode !== ''
}
