import type { CustomerReportMessages } from './customer-report-messages'
import { formatsOf } from './formats'
import { weekdayNames } from './weekday-names'

const locale = 'de'
const { count, share, figure, decimal } = formatsOf(locale)
const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
const weekdays = weekdayNames(locale)

function of(value: number, one: string, several: string): string {
  return `${count(value)} ${value === 1 ? one : several}`
}

function named(names: Readonly<Record<string, string>>): (name: string) => string {
  return (name) => (Object.hasOwn(names, name) ? names[name] : name)
}

function inDays(days: number): string {
  if (days < 1 / 24) return `${figure(days * 24 * 60)} Minuten`
  return days < 1 ? `${figure(days * 24)} Stunden` : `${figure(days)} Tage`
}

function signed(points: number): string {
  return `${points < 0 ? '−' : ''}${decimal(Math.abs(points), 1)}`
}

const levelName = named({ unknown: 'unbekannt' })

/** German texts of the chapter on customers. */
export const customerReportDe: CustomerReportMessages = {
  title: 'Kunden',
  lead: 'Wozu die Stammsätze gut sind: wer mit wem wohnt, was Kunden auf welchem Kanal erlebt haben, was sie bevorzugen und wie sie bedient werden.',
  pageTitle: 'Kunden',
  pageSummary: (customers) => of(customers, 'Kunde', 'Kunden'),
  withoutEvents:
    'Es wurden keine Ereignisse angegeben, also zeigt dieses Kapitel, was die Stammsätze allein hergeben. Mit Dateien voller Ereignisse („samewise report … --events“) zeigt es auch Wege über die Kanäle mit Abbrüchen und Engpässen, Vorlieben, Lebenszyklus und Messwerte: NPS, Zufriedenheit, Bindung, Beschwerden, fristgerechte Antworten, Reifegrad.',
  withoutHouseholds:
    'Haushalte sind unbekannt: Es wurde nicht nach ihnen gesucht, oder es gibt keine Adresse, an der sie zu erkennen wären.',
  customers: 'Kunden',
  customersNote: 'Stammsätze',
  events: 'Ereignisse',
  share: 'Anteil',
  unknown: 'unbekannt',
  interval: (low, high, n) => `${share(low)}–${share(high)}, n ${count(n)}`,
  points: signed,
  pointsInterval: (low, high, n) => `${signed(low)} bis ${signed(high)}, n ${count(n)}`,
  tooFew: (n) => `unbekannt, n ${count(n)}`,
  intervalNote:
    'Bei jedem geschätzten Wert stehen sein 95-%-Intervall und die Zahl, auf der er beruht (n). Wo das zu wenig ist, heißt er unbekannt.',
  others: 'übrige',
  moreRows: (left) => `… und ${of(left, 'weitere Zeile', 'weitere Zeilen')}.`,
  problem: 'Problem',
  count: 'Wie oft',
  examples: 'Etwa',
  issueName: named({
    'contradicting-parents': 'zwei Übergeordnete zur selben Zeit',
    cycle: 'Übergeordnete, die im Kreis führen',
    'duplicate-record': 'ein Datensatz, der zweimal kam',
    'generic-address': 'Adresse von vielen: Heim, Büro, Postfach oder Wohnblock ohne Wohnung',
    'household-too-large': 'mehr Personen, als ein Haushalt hat',
    'invalid-date': 'ein Datum, das nicht zu lesen ist',
    'since-after-until': 'ein Ende vor dem Anfang',
    'to-itself': 'eine Beziehung zu sich selbst',
    'unknown-customer': 'ein Datensatz, den kein Stammsatz hat',
  }),
  days: inDays,
  headline: {
    inHousehold: 'In einem Haushalt',
    householdsNote: (households) => of(households, 'Haushalt', 'Haushalte'),
    attributed: 'Ereignisse mit Person',
    attributedNote: (events) => `von ${of(events, 'Ereignis', 'Ereignissen')}`,
    preferred: 'Kanal bekannt',
    preferredNote: (customers) => `von ${of(customers, 'Kunden', 'Kunden')}; sonst unbekannt`,
    inTime: 'Fristgerecht beantwortet',
    inTimeNote: (feedback) => `von ${count(feedback)}, die Antwort verlangen`,
    maturity: 'Reifegrad',
    maturityNote: (atMost) => `nach den Messungen höchstens ${atMost}`,
  },
  households: {
    title: 'Haushalte',
    lead: 'Kunden an einer Adresse, mit Wohnung, die auch einen Namen, einen Kontakt oder ein Konto teilen oder wie ein Paar aussehen. Personen werden dadurch nie zusammengeführt.',
    absent: 'Es fanden sich keine zwei Kunden, die zusammen wohnen.',
    found: (households, persons) =>
      `${of(households, 'Haushalt', 'Haushalte')} mit ${of(persons, 'Kunden', 'Kunden')}; von allen Kunden:`,
    former: (households) =>
      households === 1
        ? 'Dazu kommt 1 Haushalt, in dem niemand mehr wohnt.'
        : `Dazu kommen ${count(households)} Haushalte, in denen niemand mehr wohnt.`,
    sizes: 'Haushalte nach Größe',
    size: (persons, isMore) => (isMore ? `${count(persons)} Personen oder mehr` : of(persons, 'Person', 'Personen')),
    axis: 'Haushalte',
    persons: 'Personen',
    detail: (households, persons) =>
      `${of(households, 'Haushalt', 'Haushalte')} mit zusammen ${of(persons, 'Person', 'Personen')}`,
    rules: 'Was sie begründet',
    rulesLead: 'Regeln, nach denen Mitglieder dazugehören. Ein Haushalt kann auf mehreren beruhen.',
    rule: 'Regel',
    ruleName: named({
      'address-and-declared': 'Adresse und eine Beziehung, die jemand angab',
      'address-and-account': 'Adresse und Konto',
      'address-and-contact': 'Adresse und Telefon oder Postfach',
      'address-and-family': 'Adresse und Familienname',
      'address-and-couple': 'Adresse, Zeit und Alter eines Paars',
      'address-and-time': 'Adresse und Zeit',
    }),
    households: 'Haushalte',
    largest: 'Die größten',
    household: 'Haushalt',
    members: 'Mitglieder',
    member: (name, role) => `${name} (${role})`,
    roleName: named({
      child: 'Kind',
      head: 'Haushaltsvorstand',
      'other-adult': 'weitere erwachsene Person',
      'other-minor': 'weitere minderjährige Person',
      parent: 'Elternteil',
      partner: 'Partner',
      unknown: 'Rolle unbekannt',
    }),
    membersLeftOut: (left) => `und ${count(left)} weitere`,
    moves: 'Umzüge',
    movesLead: 'Personen, die nach der ersten in einen Haushalt kamen, und solche, die einen verließen.',
    movesUnknown:
      'Unbekannt: Stammsätze kennen nur die Gegenwart. Die Datensätze des Laufs, mit der Zeit, zu der jeder gesehen wurde, datieren Umzüge („--records“).',
    year: 'Jahr',
    movedIn: 'Eingezogen',
    movedOut: 'Ausgezogen',
    all: 'Alle Jahre',
    refused: 'Was abgelehnt wurde',
    refusedLead: 'Adressen und Datensätze, die keinen Haushalt begründen.',
    nothingRefused: 'Nichts wurde abgelehnt.',
  },
  relations: {
    title: 'Beziehungen',
    lead: 'Beziehungen zwischen Stammsätzen, wie die Datensätze des Laufs sie nennen. Mehrere Angaben derselben Beziehung zählen einmal.',
    relation: 'Beziehung',
    between: 'Zwischen',
    ends: (from, to) => `${from} → ${to}`,
    stated: 'Beziehungen',
    from: 'Haben eine',
    to: 'Sind genannt',
    most: 'Meiste bei einem',
    hierarchies: 'Hierarchien',
    hierarchiesLead:
      'Beziehungen, die zu Übergeordneten führen. Jeder hat zu jeder Zeit einen Übergeordneten und keiner steht über sich selbst: Was dem widerspricht, wird abgelehnt.',
    groups: 'Gruppen',
    largestGroup: 'Größte Gruppe',
    levels: 'Ebenen',
  },
  journeys: {
    title: 'Wege',
    lead: 'Was Kunden taten und was für sie getan wurde. Ereignisse werden nie geändert: Wessen eines ist, wird mit Begründung ermittelt und folgt, wenn Stammsätze vereint oder getrennt werden.',
    counted: (kept, rejected, repeated) =>
      `${of(kept, 'Ereignis', 'Ereignisse')}; ${count(rejected)} weitere waren nicht zu verwenden, ${count(repeated)} kamen zweimal.`,
    volume: 'Ereignisse nach Kanal und Zeit',
    volumeAxis: 'Ereignisse',
    volumeDetail: (channel, period, events) => `${channel}, ${period}: ${of(events, 'Ereignis', 'Ereignisse')}`,
    noChannel: 'ohne Kanal',
    period: 'Ab',
    earlier: (events) => `${of(events, 'früheres Ereignis ist', 'frühere Ereignisse sind')} nicht gezeigt.`,
    attribution: 'Wessen die Ereignisse sind',
    attributionLead:
      'Ein Ereignis gehört nur jemandem, wenn etwas dafür spricht. Auf einem Gerät, das auch andere benutzen, wird nicht geraten.',
    attributedTo: 'einer Person',
    nobody: 'niemandes',
    whose: 'Wessen',
    reason: 'Weil es',
    reasonName: {
      'no-evidence': 'ohne Datensatz, Kennung oder Gerät kam',
      record: 'einen Datensatz von ihnen nennt',
      identifier: 'mit einer Kennung kam, die nur sie haben',
      'unknown-customer': 'jemanden nennt, den kein Stammsatz kennt',
      'ambiguous-identifier': 'mit Kennungen mehrerer Kunden kam',
      'shared-identifier': 'mit einer Kennung kam, die sich mehrere teilen',
      'contradicting-identifiers': 'mit Kennungen kam, die sich widersprechen',
      'signed-in': 'geschah, als sie angemeldet waren',
      'before-login': 'auf dem Gerät geschah, bevor sie sich anmeldeten',
      'same-device': 'auf einem Gerät geschah, an dem nur sie sich je anmeldeten',
      anonymous: 'ohne Anmeldung geschah und keine bis zu ihm zurückreicht',
      'unknown-owner': 'unter einer Anmeldung geschah, die kein Stammsatz kennt',
      'contradicted-owner': 'auf einem Gerät geschah, das zugleich unter zwei Konten lief',
      'session-over': 'auf einem Gerät mehrerer geschah, als die Sitzung des Angemeldeten vorbei war',
      'public-device': 'auf einem Gerät von vielen geschah',
      'mixed-session': 'in einer Sitzung geschah, in der zwei Personen das Gerät benutzten',
      'beyond-lookback': 'zu lange vor der nächsten Anmeldung geschah',
    },
    sessions: (sessions, customers) =>
      `${of(sessions, 'Sitzung', 'Sitzungen')} bekannter Kunden; ${of(customers, 'Kunde', 'Kunden')} mit einem Ereignis irgendeiner Phase.`,
    stages: 'Phasen',
    stagesLead: (customers) =>
      `Wie viele von ${of(customers, 'Kunden', 'Kunden')} in jeder Phase waren; nach wie vielen Besuchen dort nichts mehr kam (blieb dort), und wie viele nicht die ersten waren.`,
    noStages: 'Kein Ereignis spricht von einer Phase.',
    stage: 'Phase',
    reached: 'Erreicht',
    exits: 'Blieb dort',
    reentries: 'Kam zurück',
    perVisit: 'Ereignisse je Besuch',
    stagesAxis: 'Anteil der Kunden',
    funnel: 'Von Phase zu Phase',
    funnelLead: 'Von den Kunden einer Phase: wie viele nie zur nächsten kamen, und wie lange die anderen brauchten.',
    step: 'Schritt',
    dropOff: 'Abgebrochen',
    median: 'Die Hälfte höchstens',
    medianInterval: (low, high) => `${inDays(low)} bis ${inDays(high)}`,
    nineOfTen: 'Neun von zehn',
    cameBack: 'Kamen zurück, von den Kunden, die gingen',
    reentry: 'Wiederkehr: Besuche einer Phase durch wen, der schon dort war',
    withoutAskingAgain: 'Kanalwechsel, nach denen nichts Bekanntes noch einmal gefragt wurde',
    figures: 'Wiederkommen',
    figure: 'Wert',
    bottlenecks: 'Wo Kunden hängen bleiben',
    bottlenecksLead: 'Phasen, die mehr als zufällig über allen anderen liegen.',
    noBottleneck: 'Keine Phase liegt mehr als zufällig über den anderen.',
    because: 'Weil',
    becauseName: { exit: 'sie dort bleiben', repeat: 'sie immer wieder dorthin kommen' },
    here: 'Hier',
    elsewhere: 'Anderswo',
    paths: 'Die häufigsten Wege',
    path: 'Weg durch die Phasen',
    hops: 'Kanalwechsel',
    hop: 'Von, nach',
    storiesTitle: 'Einige Kunden',
    storiesLead: 'Ausgewählt nach dem, was an ihnen zu sehen ist, nicht zufällig.',
    stories: {
      stitched: { title: 'Im Nachhinein bekannt', note: 'Was vor der Anmeldung geschah, kam zu seiner Person.' },
      channels: { title: 'Auf vielen Kanälen', note: 'Ein Weg über die meisten Kanäle.' },
      case: { title: 'Mit Beschwerde', note: 'Ein Vorgang von seiner Eröffnung an.' },
      left: { title: 'Gegangen', note: 'Ein Kunde, der kündigte.' },
    },
    storySummary: (events, sessions, channels) =>
      `${of(events, 'Ereignis', 'Ereignisse')} in ${of(sessions, 'Sitzung', 'Sitzungen')} auf ${of(channels, 'Kanal', 'Kanälen')}.`,
    time: 'Zeit (UTC)',
    day: 'Tag',
    session: 'Sitzung',
    channel: 'Kanal',
    what: 'Was',
    why: 'Zugeordnet, weil es',
    times: (what, times) => `${what} × ${count(times)}`,
    steps: (steps) => `${of(steps, 'Schritt', 'Schritte')} zeigen`,
    earlierSteps: (left) => `${of(left, 'früherer Schritt ist', 'frühere Schritte sind')} nicht gezeigt.`,
    laterSteps: (left) => `${of(left, 'späterer Schritt ist', 'spätere Schritte sind')} nicht gezeigt.`,
  },
  preferences: {
    title: 'Vorlieben und Lebenszyklus',
    lead: 'Was Kunden nach eigener Angabe bevorzugen oder durch Antworten und Handeln zeigen. Wer nur auf einem Kanal angeschrieben wird, bevorzugt ihn dadurch nicht; ohne Einwilligung zur Personalisierung wird nichts geschlossen.',
    sampled: (looked, customers) =>
      `Betrachtet: ${of(looked, 'Kunde', 'Kunden')} von ${count(customers)}, die ersten nach Stammsatz-Kennung (so gut wie eine Zufallsstichprobe).`,
    dimension: 'Vorliebe',
    dimensionName: named({
      channel: 'Kanal',
      sendDay: 'Tag für Nachrichten',
      sendHour: 'Stunde für Nachrichten',
      content: 'Inhalt',
      device: 'Gerät',
      day: 'Tag der Aktivität',
      hour: 'Stunde der Aktivität',
    }),
    known: 'Bekannt von',
    declared: 'selbst gesagt',
    notKnown: 'Unbekannt, weil',
    reasonName: named({
      'no-evidence': 'nichts vorliegt',
      'too-few-tried': 'zu wenig oder nur eine Möglichkeit versucht wurde',
      'too-close': 'die besten zu nah beieinander liegen',
      'no-consent': 'die Einwilligung fehlt',
    }),
    reasonCount: (reason, customers) => `${reason} (${count(customers)})`,
    preferred: 'Bevorzugt',
    optionName: (dimension, option) => {
      if (dimension === 'day' || dimension === 'sendDay') return weekdays[Number(option) - 1] ?? option
      return dimension === 'hour' || dimension === 'sendHour' ? `${option} Uhr` : option
    },
    optionCount: (option, customers) => `${option} (${count(customers)})`,
    chart: 'Bevorzugter Kanal',
    axis: 'Anteil der Kunden',
    detail: (option, customers, part) => `${option}: ${of(customers, 'Kunde', 'Kunden')} (${share(part)})`,
    lifeCycle: 'Lebenszyklus',
    lifeCycleLead:
      'Nach dem eigenen Kaufrhythmus jedes Kunden: gefährdet, sobald das 1,5-Fache des üblichen Abstands ohne Kauf vergangen ist, verloren nach dem Dreifachen.',
    stage: 'Stufe',
    stageName: named({
      prospect: 'Interessent: kaufte nie',
      new: 'neu: kaufte einmal',
      active: 'aktiv',
      'won-back': 'zurückgewonnen',
      'at-risk': 'gefährdet',
      lapsed: 'verloren',
    }),
    segments: 'Segmente',
    segment: 'Segment',
    members: 'Mitglieder',
  },
  measures: {
    title: 'Messwerte',
    lead: (from, until) =>
      `Vom ${date.format(from)} bis ${date.format(until - 1)}. Eine Antwort je Person und Umfrage: Von zwei Datensätzen, die eine Person sind, zählt nur die spätere Antwort.`,
    figure: 'Größe',
    value: 'Wert',
    surveys: 'Was Kunden sagen',
    noSurveys: 'Keine Umfrage wurde beantwortet.',
    metricName: (metric) =>
      named({
        nps: 'NPS: Fürsprecher weniger Kritiker',
        csat: 'CSAT: zufrieden',
        ces: 'CES: fanden es leicht',
      })(metric),
    good: 'Gut',
    middle: 'Neutral',
    bad: 'Schlecht',
    responseRate: 'Von den Befragten antworteten',
    leftOut: (superseded, unresolved) =>
      `Ausgelassen: ${of(superseded, 'Antwort', 'Antworten')} wegen einer späteren derselben Person, ${count(unresolved)} von Unbekannten.`,
    withoutScale: (metrics) => `Beantwortet, aber ohne Skala zum Messen: ${metrics}.`,
    groups: (metric) => `${metric}, nach Gruppen`,
    group: 'Gruppe',
    groupName: (dimension, is) => `${dimension}: ${is}`,
    service: 'Wie sie bedient werden',
    complaintRate: 'Kunden mit Beschwerde, von den aktiven',
    firstContact: 'Beim ersten Kontakt erledigt',
    casesLeftOut: (undecided, unresolved) =>
      `Nicht gezählt: ${count(undecided)}, die so kürzlich geschlossen wurden, dass sie wiederkommen können, ${count(unresolved)} von Unbekannten.`,
    retention: (from, until) => `Wer vom ${date.format(from)} bis ${date.format(until)} blieb`,
    noTerms: 'Unbekannt: Kein Ereignis spricht von einem Abonnement oder einer Verlängerung vor dieser Zeit.',
    retained: 'Kunden, die blieben',
    renewal: 'Verlängerte Laufzeiten',
    grossRevenue: 'Gehaltener Umsatz ohne Wachstum',
    netRevenue: 'Gehaltener Umsatz mit Wachstum',
    loop: 'Antworten, die Kunden zustehen',
    loopLead:
      'Beschwerden, Bewertungen und Umfragen, die Antwort verlangen: wie viele sie fristgerecht bekamen. Einen Vorgang zu schließen ist keine Antwort; der Kunde muss es erfahren haben.',
    inTime: 'Fristgerecht beantwortet',
    department: 'Abteilung',
    overdue: 'Überfällig',
    allDepartments: 'Alle',
    loopOpen: (waiting, unrouted) =>
      `${count(waiting)} ${waiting === 1 ? 'kann' : 'können'} noch fristgerecht beantwortet werden; ${count(unrouted)} ohne Zuständige.`,
    rising: 'Im Anstieg',
    tooLittlePast: 'Unbekannt: Es gibt zu wenig Vergangenheit, um es zu sagen.',
    noneRising: (tested) => `Nichts nimmt zu, von ${of(tested, 'betrachteten Thema', 'betrachteten Themen')}.`,
    about: 'Worüber',
    customers: 'Kunden',
    expected: 'Erwartet',
    exposed: 'Womöglich die nächsten',
    maturity: 'Reifegrad der Kundenerfahrung',
    maturityLead: (level, atMost) =>
      `${levelName(level)}; nach dem, was gemessen ist, höchstens ${levelName(atMost)}. Nur Gemessenes zählt, jeweils mit dem schwächeren Ende seines Intervalls; das Schwächste entscheidet, und was nicht gemessen ist, belegt keine Stufe.`,
    levelName,
    dimension: 'Seite',
    dimensionName: named({
      'data-foundation': 'Daten',
      'journey-capture': 'Wege',
      'preference-use': 'Vorlieben',
      decisioning: 'Entscheidungen',
      'feedback-loop': 'Rückmeldungen',
      'cross-functional-alignment': 'Zusammenarbeit',
    }),
    evidence: 'Beleg',
    level: 'Stufe',
    evidenceName: named({
      duplicateShare: 'Stammsätze, die Dubletten sind',
      completenessShare: 'Werte, die vorhanden sind',
      identifiedEventShare: 'Ereignisse mit Person',
      continuedWithoutReentryShare: 'Kanalwechsel ohne erneutes Fragen',
      preferredChannelShare: 'Kontakte über den bevorzugten Kanal',
      marketingDuringHoldShare: 'Werbung während eines offenen Streitfalls',
      capBreachShare: 'Kontakte über einer Obergrenze',
      answeredInTimeShare: 'fristgerecht beantwortete Rückmeldungen',
      responseRate: 'Antworten der Befragten',
      departmentsContributingShare: 'Abteilungen, deren Ereignisse da sind',
      measurementsTakenShare: 'Messungen, die stattfanden',
    }),
    itsLevel: 'Ihre Stufe',
    notMeasured: 'nicht gemessen',
    next: 'Was als Nächstes zu tun ist',
    nextStep: (step, metric, level, mark, isLower) =>
      `${step === 'measure' ? 'Messen' : 'Verbessern'}: ${metric}. ${levelName(level)} verlangt ${isLower ? 'höchstens' : 'mindestens'} ${share(mark)}.`,
  },
}
