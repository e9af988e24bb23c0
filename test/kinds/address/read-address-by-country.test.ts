import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AddressParts } from '../../../src/kinds/address/draft'
import { readAddressLine } from '../../../src/kinds/address/read-address'

const filled = (parts: AddressParts): Partial<AddressParts> =>
  Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ''))

describe('readAddressLine, by country', () => {
  it.each<[string, Partial<AddressParts>]>([
    [
      'Flat 3, 12A High Street, London, SW1A 1AA',
      { number: '12A', street: 'High Street', unit: 'Flat 3', city: 'London', postcode: 'SW1A 1AA' },
    ],
    [
      'Flat 2/1, 45 Byres Road, Glasgow G11 5RG',
      { number: '45', street: 'Byres Road', unit: 'Flat 2/1', city: 'Glasgow', postcode: 'G11 5RG' },
    ],
    [
      'Rose Cottage, Church Lane, Little Snoring, Norfolk NR21 0HX',
      {
        street: 'Church Lane',
        city: 'Little Snoring',
        region: 'Norfolk',
        postcode: 'NR21 0HX',
        building: 'Rose Cottage',
      },
    ],
    [
      '14 Acacia Avenue, Didsbury, Manchester, Greater Manchester M20 2AB, United Kingdom',
      {
        number: '14',
        street: 'Acacia Avenue',
        city: 'Manchester',
        region: 'Greater Manchester',
        postcode: 'M20 2AB',
        country: 'United Kingdom',
      },
    ],
    [
      'Unit 5 Riverside Business Park, Mill Lane, Leeds LS1 4AP',
      { street: 'Mill Lane', unit: 'Unit 5', city: 'Leeds', postcode: 'LS1 4AP', building: 'Riverside Business Park' },
    ],
    ['12 High St London SW1A1AA', { number: '12', street: 'High St', city: 'London', postcode: 'SW1A1AA' }],
    [
      'Apartment 12, The Quays, 5 Dock Street, Liverpool L3 4AB, England',
      {
        number: '5',
        street: 'Dock Street',
        unit: 'Apartment 12',
        city: 'Liverpool',
        postcode: 'L3 4AB',
        building: 'The Quays',
        country: 'England',
      },
    ],
    ['Hauptstr. 12a, 10115 Berlin', { number: '12a', street: 'Hauptstr', city: 'Berlin', postcode: '10115' }],
    [
      'Hauptstraße 12 a, 10115 Berlin, Deutschland',
      { number: '12 a', street: 'Hauptstraße', city: 'Berlin', postcode: '10115', country: 'Deutschland' },
    ],
    ['Am Alten Markt 5, 50667 Köln', { number: '5', street: 'Am Alten Markt', city: 'Köln', postcode: '50667' }],
    [
      'Straße des 17. Juni 135, 10623 Berlin',
      { number: '135', street: 'Straße des 17 Juni', city: 'Berlin', postcode: '10623' },
    ],
    [
      'Musterweg 3, 2. OG, 80331 München',
      { number: '3', street: 'Musterweg', unit: '2 OG', city: 'München', postcode: '80331' },
    ],
    [
      'Berliner Str. 5-7, 60311 Frankfurt am Main',
      { number: '5-7', street: 'Berliner Str', city: 'Frankfurt am Main', postcode: '60311' },
    ],
    ['Postfach 10 01 22, 50441 Köln', { city: 'Köln', postcode: '50441', poBox: 'Postfach 10 01 22' }],
    [
      'Mariahilfer Straße 45/12, 1060 Wien, Österreich',
      { number: '45/12', street: 'Mariahilfer Straße', city: 'Wien', postcode: '1060', country: 'Österreich' },
    ],
    [
      'Bahnhofstrasse 1, CH-8001 Zürich, Schweiz',
      { number: '1', street: 'Bahnhofstrasse', city: 'Zürich', postcode: 'CH-8001', country: 'Schweiz' },
    ],
    [
      'Kerkstraat 12-II, 1017 GN Amsterdam, Nederland',
      { number: '12-II', street: 'Kerkstraat', city: 'Amsterdam', postcode: '1017 GN', country: 'Nederland' },
    ],
    ['Postbus 123, 1000 AA Amsterdam', { city: 'Amsterdam', postcode: '1000 AA', poBox: 'Postbus 123' }],
    [
      'Rue de la Loi 16 bte 4, 1000 Bruxelles, Belgique',
      {
        number: '16',
        street: 'Rue de la Loi',
        unit: 'bte 4',
        city: 'Bruxelles',
        postcode: '1000',
        country: 'Belgique',
      },
    ],
    [
      'Vesterbrogade 12, 3. th, 1620 København V, Danmark',
      {
        number: '12',
        street: 'Vesterbrogade',
        unit: '3 th',
        city: 'København V',
        postcode: '1620',
        country: 'Danmark',
      },
    ],
    [
      'Storgatan 5 lgh 1201, 111 22 Stockholm, Sverige',
      { number: '5', street: 'Storgatan', unit: 'lgh 1201', city: 'Stockholm', postcode: '111 22', country: 'Sverige' },
    ],
    [
      'Karl Johans gate 22, 0026 Oslo, Norge',
      { number: '22', street: 'Karl Johans gate', city: 'Oslo', postcode: '0026', country: 'Norge' },
    ],
    [
      'Mannerheimintie 5 A 12, 00100 Helsinki, Suomi',
      { number: '5 A', street: 'Mannerheimintie', unit: '12', city: 'Helsinki', postcode: '00100', country: 'Suomi' },
    ],
    ['Box 123, 111 22 Stockholm', { city: 'Stockholm', postcode: '111 22', poBox: 'Box 123' }],
    [
      'Calle Mayor 5, 3º B, 28013 Madrid, España',
      { number: '5', street: 'Calle Mayor', unit: '3º B', city: 'Madrid', postcode: '28013', country: 'España' },
    ],
    [
      'C/ Mayor, 5, 3º B, 28013 Madrid',
      { number: '5', street: 'C Mayor', unit: '3º B', city: 'Madrid', postcode: '28013' },
    ],
    [
      'Avda. de la Constitución 12, 41001 Sevilla',
      { number: '12', street: 'Avda de la Constitución', city: 'Sevilla', postcode: '41001' },
    ],
    [
      'Plaza de España 7, 2º izq., 08014 Barcelona',
      { number: '7', street: 'Plaza de España', unit: '2º izq', city: 'Barcelona', postcode: '08014' },
    ],
    ['Apartado de Correos 123, 28080 Madrid', { city: 'Madrid', postcode: '28080', poBox: 'Apartado de Correos 123' }],
    [
      'Rua Augusta 123, 4º Dto, 1100-048 Lisboa, Portugal',
      {
        number: '123',
        street: 'Rua Augusta',
        unit: '4º Dto',
        city: 'Lisboa',
        postcode: '1100-048',
        country: 'Portugal',
      },
    ],
    [
      'Av. Paulista, 1578, apto 45, Bela Vista, São Paulo - SP, 01310-200, Brasil',
      {
        number: '1578',
        street: 'Av Paulista',
        unit: 'apto 45',
        city: 'São Paulo',
        region: 'SP',
        postcode: '01310-200',
        building: 'Bela Vista',
        country: 'Brasil',
      },
    ],
    [
      'Via Roma, 12, 00184 Roma RM, Italia',
      { number: '12', street: 'Via Roma', city: 'Roma', region: 'RM', postcode: '00184', country: 'Italia' },
    ],
    [
      'Via Garibaldi 5/B, 20121 Milano (MI)',
      { number: '5/B', street: 'Via Garibaldi', city: 'Milano', postcode: '20121' },
    ],
    ['Piazza Duomo n. 3, 50122 Firenze', { number: '3', street: 'Piazza Duomo', city: 'Firenze', postcode: '50122' }],
    ['Casella Postale 12, 00100 Roma', { city: 'Roma', postcode: '00100', poBox: 'Casella Postale 12' }],
    ['ul. Długa 7/9, 00-238 Warszawa', { number: '7/9', street: 'ul Długa', city: 'Warszawa', postcode: '00-238' }],
    [
      'ul. Marszałkowska 12 m. 5, 00-590 Warszawa, Polska',
      {
        number: '12',
        street: 'ul Marszałkowska',
        unit: 'm 5',
        city: 'Warszawa',
        postcode: '00-590',
        country: 'Polska',
      },
    ],
    ['os. Piastów 12/34, 31-624 Kraków', { number: '12/34', street: 'os Piastów', city: 'Kraków', postcode: '31-624' }],
    [
      '12 bis rue de la Paix, 75002 Paris',
      { number: '12 bis', street: 'rue de la Paix', city: 'Paris', postcode: '75002' },
    ],
    [
      '12, rue de la Paix, 75002 Paris, France',
      { number: '12', street: 'rue de la Paix', city: 'Paris', postcode: '75002', country: 'France' },
    ],
    [
      '5 avenue Jean Jaurès, Bât. B, Appt 12, 69007 Lyon',
      { number: '5', street: 'avenue Jean Jaurès', unit: 'Bât B Appt 12', city: 'Lyon', postcode: '69007' },
    ],
    ['BP 123, 75002 Paris', { city: 'Paris', postcode: '75002', poBox: 'BP 123' }],
    [
      '4-123 Main Street, Toronto, ON M5V 2T6, Canada',
      {
        number: '123',
        street: 'Main Street',
        unit: '4',
        city: 'Toronto',
        region: 'ON',
        postcode: 'M5V 2T6',
        country: 'Canada',
      },
    ],
    [
      '123 rue Saint-Denis, app. 4, Montréal QC H2X 3K8',
      { number: '123', street: 'rue Saint-Denis', unit: 'app 4', city: 'Montréal', region: 'QC', postcode: 'H2X 3K8' },
    ],
    [
      'Unit 3/12 Smith Street, Carlton VIC 3053',
      { number: '12', street: 'Smith Street', unit: 'Unit 3', city: 'Carlton', region: 'VIC', postcode: '3053' },
    ],
    [
      '3/12 Smith Street Carlton VIC 3053 Australia',
      {
        number: '12',
        street: 'Smith Street',
        unit: '3',
        city: 'Carlton',
        region: 'VIC',
        postcode: '3053',
        country: 'Australia',
      },
    ],
    ['GPO Box 1234, Sydney NSW 2001', { city: 'Sydney', region: 'NSW', postcode: '2001', poBox: 'GPO Box 1234' }],
    [
      'Level 5, 100 George St, Sydney NSW 2000',
      { number: '100', street: 'George St', unit: 'Level 5', city: 'Sydney', region: 'NSW', postcode: '2000' },
    ],
    [
      'Flat No. 302, Block B, Sunshine Apartments, MG Road, Bengaluru 560001, Karnataka, India',
      {
        street: 'MG Road',
        unit: 'Flat No 302 Block B',
        city: 'Bengaluru',
        region: 'Karnataka',
        postcode: '560001',
        building: 'Sunshine Apartments',
        country: 'India',
      },
    ],
    [
      'Blk 123 Ang Mo Kio Ave 3 #01-11, Singapore 560123',
      { number: '123', street: 'Ang Mo Kio Ave 3', unit: '# 01-11', city: 'Singapore', postcode: '560123' },
    ],
    [
      '10 Anson Road #27-15, Singapore 079903',
      { number: '10', street: 'Anson Road', unit: '# 27-15', city: 'Singapore', postcode: '079903' },
    ],
    [
      'Av. Reforma No. 222, Col. Juárez, 06600 Ciudad de México, CDMX, México',
      {
        number: '222',
        street: 'Av Reforma',
        city: 'Ciudad de México',
        region: 'CDMX',
        postcode: '06600',
        building: 'Col Juárez',
        country: 'México',
      },
    ],
    ['Calle 10 # 5-51, Bogotá, Colombia', { number: '5-51', street: 'Calle 10', city: 'Bogotá', country: 'Colombia' }],
    ['Carrera 7 No. 71-21, Bogotá', { number: '71-21', street: 'Carrera 7', city: 'Bogotá' }],
    [
      'Av. Corrientes 1234, Piso 3, Depto B, C1043AAZ Buenos Aires, Argentina',
      {
        number: '1234',
        street: 'Av Corrientes',
        unit: 'Piso 3 Depto B',
        city: 'Buenos Aires',
        postcode: 'C1043AAZ',
        country: 'Argentina',
      },
    ],
    ['〒100-0001 東京都千代田区千代田1-1', { street: '東京都千代田区千代田1-1', postcode: '100-0001' }],
    [
      '1-1 Chiyoda, Chiyoda-ku, Tokyo 100-0001, Japan',
      { number: '1-1', street: 'Chiyoda', city: 'Tokyo', postcode: '100-0001', country: 'Japan' },
    ],
    [
      'No. 88 Jianguo Road, Chaoyang District, Beijing 100022, China',
      { number: '88', street: 'Jianguo Road', city: 'Beijing', postcode: '100022', country: 'China' },
    ],
    [
      'ул. Тверская, д. 5, кв. 12, Москва, 125009',
      { number: '5', street: 'ул Тверская', unit: 'кв 12', city: 'Москва', postcode: '125009' },
    ],
    ['Ερμού 12, 105 63 Αθήνα', { number: '12', street: 'Ερμού', city: 'Αθήνα', postcode: '105 63' }],
    [
      'Václavské náměstí 12, 110 00 Praha 1, Česko',
      { number: '12', street: 'Václavské náměstí', city: 'Praha 1', postcode: '110 00', country: 'Česko' },
    ],
    ['Andrássy út 12, 1061 Budapest', { number: '12', street: 'Andrássy út', city: 'Budapest', postcode: '1061' }],
  ])('reads %j', (raw, expected) => {
    expect(filled(readAddressLine(raw))).toEqual(expected)
  })

  it.each([
    '北京市朝阳区建国路88号',
    '서울특별시 중구 세종대로 110',
    'Flat A, 12/F, Tower 2, 88 Queen’s Road Central, Hong Kong',
    'Atatürk Cad. No:12 D:5, 34000 İstanbul',
    'H.No. 5-9-22, Secretariat Road, Hyderabad, Telangana 500063',
  ])('keeps every number of %j', (raw) => {
    const all = Object.values(readAddressLine(raw)).join(' ')
    for (const digits of raw.match(/\d+/g) ?? []) if (digits !== '12') expect(all).toContain(digits)
  })
})

describe('readAddressLine, American habits', () => {
  it.each<[string, Partial<AddressParts>]>([
    ['2802 13th Avenue South Fargo ND 58103', { street: '13th Avenue South', city: 'Fargo' }],
    ['12 Oak Rd N Little Rock AR 72117', { street: 'Oak Rd', city: 'N Little Rock' }],
    ['12 Oak Rd, NE, Salem OR 97301', { street: 'Oak Rd NE', city: 'Salem' }],
    ['1737 COUNTY ROAD VV, Seymour, WI 54165', { street: 'COUNTY ROAD VV', city: 'Seymour' }],
    ['820 North Highway 71 Business Lowell AR 72745', { street: 'North Highway 71 Business', city: 'Lowell' }],
    ['510 NE 93rd Miami Shores, FL', { street: 'NE 93rd', city: 'Miami Shores' }],
    ['1000 Harbour Pl 925 W Georgia St', { number: '925', street: 'W Georgia St', building: '1000 Harbour Pl' }],
    ['9 Elm St Bldg 4 Apt 3, Troy, NY 12180', { unit: 'Apt 3', building: 'Bldg 4' }],
    ['9 Elm St Apartment 3 Troy NY 12180', { unit: 'Apartment 3', city: 'Troy' }],
    ['Union Hall, Troy, NY 12180', { street: '', building: 'Union Hall', city: 'Troy' }],
    ['First City Bank Building', { street: '', building: 'First City Bank Building' }],
    ['Miller Supply, Inc.', { street: '', building: 'Miller Supply' }],
    ['RR # 4 Box 42, Cairo, IL 62914', { poBox: 'RR # 4 Box 42', street: '', city: 'Cairo' }],
    ['HC Rte 24 Box 2A', { poBox: 'HC Rte 24 Box 2A', city: '' }],
    ['Accounts # 5001 PO Box 97265 Dallas TX 75397', { poBox: 'PO Box 97265', unit: '', city: 'Dallas' }],
    ['Hwy 16 and Minnesota Rd NW, Preston, MN 55965', { street: 'Hwy 16 and Minnesota Rd NW', city: 'Preston' }],
    ['44 Elm St Columbia MO 65202 Miller Propane', { city: 'Columbia', region: 'MO', postcode: '65202' }],
    ['7 N. Wells Chicago', { number: '7', street: 'N Wells', city: 'Chicago' }],
  ])('reads %j', (raw, expected) => {
    expect(readAddressLine(raw)).toMatchObject(expected)
  })

  it('never throws on words of several countries, and keeps each only once', () => {
    const word = fc.constantFrom(
      ...'12 12a 5-7 No. # Calle Via rue Str. Hauptstr. ul. bis 3º B , , Bldg Tower Postfach BP Box RR 10115 00-238 Berlin Bank Inc and & Attn Blk #01-11 UK'.split(
        ' ',
      ),
    )
    const letters = (text: string): number => (text.match(/[\p{L}\p{N}]/gu) ?? []).length
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const raw = words.join(' ')
        expect(letters(Object.values(readAddressLine(raw)).join(' '))).toBeLessThanOrEqual(letters(raw))
      }),
      { numRuns: 500 },
    )
  })
})
