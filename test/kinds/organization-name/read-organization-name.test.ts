import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { legalForms } from '../../../src/data/legal-forms'
import { type OrganizationNameParts, readOrganizationName } from '../../../src/kinds/organization-name'

const read = (raw: string): OrganizationNameParts => readOrganizationName(raw, legalForms)

describe('readOrganizationName', () => {
  it.each([
    ['Apple Incorporated', 'apple', 'inc'],
    ['Smith Plumbing, L.L.C.', 'smith plumbing', 'llc'],
    ['Wells Fargo Bank, N.A.', 'wells fargo bank', 'na'],
    ['Crystalord Limited', 'crystalord', 'ltd'],
    ['Lloyds Banking Group Public Limited Company', 'lloyds banking group', 'plc'],
    ['Tata Motors (Pvt) Ltd', 'tata motors', 'pvt ltd'],
    ['BHP Pty. Ltd.', 'bhp', 'pty ltd'],
    ['Maybank (M) Sdn. Bhd.', 'maybank', 'sdn bhd'],
    ['PT Astra International Tbk', 'astra international', 'pt'],
    ['Samsung Electronics Co., Ltd.', 'samsung electronic', 'co ltd'],
    ['Siemens Aktiengesellschaft', 'siemens', 'ag'],
    ['Müller & Söhne GmbH & Co. KG', 'muller sohne', 'gmbh & co kg'],
    ['TSV Beispiel e.V.', 'tsv beispiel', 'ev'],
    ['Dupont S.à r.l.', 'dupont', 'sarl'],
    ['SARL Dupont', 'dupont', 'sarl'],
    ['Stellantis N.V.', 'stellantis', 'nv'],
    ['Ferrari S.p.A.', 'ferrari', 'spa'],
    ['Cemex, S.A.B. de C.V.', 'cemex', 'sa de cv'],
    ['Padaria Silva Ltda.', 'padaria silva', 'ltda'],
    ['Orlen Sp. z o.o.', 'orlen', 'sp z oo'],
    ['Škoda s.r.o.', 'skoda', 'sro'],
    ['Gedeon Kft.', 'gedeon', 'kft'],
    ['SC Dacia SRL', 'dacia', 'srl'],
    ['Nokia Oyj', 'nokia', 'oyj'],
    ['Volvo AB', 'volvo', 'ab'],
    ['Lego A/S', 'lego', 'as'],
    ['Adriatic d.o.o.', 'adriatic', 'doo'],
    ['UAB Maxima', 'maxima', 'uab'],
    ['Arçelik A.Ş.', 'arcelik', 'as'],
    ['ООО "БАЙ"', 'bay', 'ooo'],
    ['АО «Газпром»', 'gazprom', 'ao'],
    ['OAO Gazprom', 'gazprom', 'ao'],
    ['Ε.Λ.Β.Ο. Α.Ε.', 'elvo', 'ae'],
    ['株式会社トヨタ', 'toyota', 'kk'],
    ['トヨタ自動車(株)', 'toyota自動車', 'kk'],
    ['华为技术有限公司', '华为技术', 'co ltd'],
    ['삼성전자 주식회사', 'samseongjeonja', 'jusik hoesa'],
    ['LIMITED LIABILITY COMPANY ISKUSSTVO', 'iskusstvo', 'llc'],
    ['TACTICAL MISSILES CORPORATION JOINT STOCK COMPANY', 'tactical missiles', 'jsc'],
    ['TACTICAL MISSILES CORPORATION JOYNT STOCK COMPANY', 'tactical missiles', 'jsc'],
    ['JPMorgan Chase & Co.', 'jpmorgan chase', 'co'],
  ])('takes the legal form off %j', (raw, core, form) => {
    const parts = read(raw)
    expect(parts.core).toBe(core)
    expect(parts.form.replaceAll(/[ş/]/g, (letter) => (letter === 'ş' ? 's' : ''))).toBe(form)
  })

  it('takes Hebrew and Arabic forms off', () => {
    expect(read('בנק לאומי בע"מ').core).toBe(read('בנק לאומי').core)
    expect(read('בנק לאומי בע״מ').core).toBe(read('בנק לאומי').core)
    expect(read('الاتصالات ش.م.م').core).toBe(read('الاتصالات').core)
    expect(read('บริษัท ปตท. จำกัด (มหาชน)').core).toBe('ปตท')
  })

  it.each([
    ['SA Water', 'sa water'],
    ['AS Roma', 'as roma'],
    ['Co-op Bank', 'co op bank'],
    ['The Limited', 'limited'],
    ['GmbH', 'gmbh'],
    ['Bank of SA', 'bank of sa'],
    ['AO Smith Corporation', 'ao smith'],
    ['Limited Inc', 'limited'],
  ])('leaves a core to %j', (raw, core) => {
    expect(read(raw).core).toBe(core)
  })

  it.each<[string, Partial<OrganizationNameParts>]>([
    ['Bank of China (Hong Kong) Limited', { core: 'bank of china', branch: 'hong kong', form: 'ltd' }],
    ['Acme GmbH, Berlin', { core: 'acme', branch: 'berlin', form: 'gmbh' }],
    ['Starbucks Store #1234', { core: 'starbucks', branch: '1234' }],
    ['Corner Shop No. 5', { core: 'corner shop', branch: '5' }],
    ['Gads Hill - Chicago', { core: 'gads hill', branch: 'chicago' }],
    ['Barclays Bank Leeds Branch', { core: 'barclays bank', branch: 'leeds' }],
    ['A.P. Møller - Mærsk A/S', { core: 'ap moller maersk', branch: '' }],
  ])('sees the branch of %j', (raw, expected) => {
    expect(read(raw)).toMatchObject(expected)
  })

  it.each([
    ['Smith Plumbing LLC d/b/a Best Pipes', 'smith plumbing', 'best pipes'],
    ['Smith Plumbing LLC DBA Best Pipes Inc.', 'smith plumbing', 'best pipes'],
    ['Jones Ltd t/a The Red Lion', 'jones', 'red lion'],
    ['Meta (formerly Facebook, Inc.)', 'meta', 'facebook'],
    ['International Business Machines Corp. (IBM)', 'international business machine', 'ibm'],
    ['Acme Corp c/o Smith Services', 'acme', ''],
  ])('sees the other name of %j', (raw, core, alias) => {
    expect(read(raw)).toMatchObject({ core, alias })
  })

  it.each([
    ['I.B.M.', 'IBM'],
    ['A B C Company', 'A.B.C. Company'],
    ['Acme Intl Mfg', 'ACME International Manufacturing'],
    ['Three Oaks', '3 Oaks'],
    ['Fund VIII', 'Fund 8'],
    ['Smith & Sons', 'Smith and Sons'],
    ['AT&T Inc.', 'ATT'],
    ['Bank of New York, The', 'The Bank of New York'],
    ["St. Mary's Hospital", 'Saint Marys Hosp'],
    ['Institute of Organisation', 'Inst. of Organization'],
  ])('reads %j as %j', (left, right) => {
    expect(read(left).full).toBe(read(right).full)
  })

  it.each([
    ['Smith Plumbing, L.L.C.', 'smith plumbing', 'llc'],
    ['Tata Motors (Pvt) Ltd', 'tata motors', 'pvt ltd'],
    ['Müller & Söhne GmbH & Co. KG', 'muller sohne', 'gmbh & co kg'],
    ['Dupont S.à r.l.', 'dupont', 'sarl'],
    ['Cemex, S.A.B. de C.V.', 'cemex', 'sa de cv'],
    ['Orlen Sp. z o.o.', 'orlen', 'sp z oo'],
    ['ООО "БАЙ"', 'bay', 'ooo'],
    ['株式会社トヨタ', 'toyota', 'kk'],
    ['华为技术有限公司', '华为技术', 'co ltd'],
    ['Zanderlo Sabiedrība ar ierobežotu atbildību', 'zanderlo sabiedriba ar ierobezotu atbildibu', ''],
  ])('reads %j by the frequent forms where none are handed in', (raw, core, form) => {
    expect(readOrganizationName(raw)).toMatchObject({ core, form })
  })

  it('uses legal forms and spellings that are handed in', () => {
    const data = {
      name: 'own',
      legalForms: [{ countries: ['XX'], names: ['zzgmbq'] }],
      toLatin: (text: string) => text.replace('华为', 'huawei'),
    }
    expect(readOrganizationName('Acme ZZGmbQ', data)).toMatchObject({ core: 'acme', form: 'zzgmbq' })
    expect(readOrganizationName('华为有限公司', data)).toMatchObject({ core: 'huawei', form: 'co ltd' })
    expect(read('Acme ZZGmbQ').form).toBe('')
  })

  it('never throws and looks at no more than the beginning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(typeof read(text).full).toBe('string')
      }),
    )
    expect(read('a '.repeat(500_000)).full.length).toBeLessThan(500)
    expect(read('('.repeat(1 << 20)).full).toBe('')
  })

  it('reads its own output as it is', () => {
    const words = fc.constantFrom(
      ...'Acme Smith & Sons The of GmbH Co. KG Ltd PT OOO Intl Bros II V 3 Three A.B. S.A. de C.V. Hill Bank'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 7 }), (some) => {
        const { full } = read(some.join(' '))
        expect(read(full).full).toBe(full)
      }),
    )
  })
})
