import type { ProblemWords } from './cli-messages'
import { customerReportDe } from './customer-report-de'
import { formatsOf } from './formats'
import type { Catalogue } from './messages'

const locale = 'de'
const { count, share, evenShare, decimal } = formatsOf(locale)

function of(value: number, one: string, several: string): string {
  return `${count(value)} ${value === 1 ? one : several}`
}

function records(value: number): string {
  return of(value, 'Datensatz', 'Datensätze')
}

function goldenRecords(value: number): string {
  return of(value, 'Stammsatz', 'Stammsätze')
}

function timed(seconds: number): string {
  return `${decimal(seconds, seconds < 10 ? 2 : 1)} s`
}

function signedShare(difference: number): string {
  return `${difference < 0 ? '−' : '+'}${share(Math.abs(difference))}`
}

function signed(bits: number): string {
  return `${bits >= 0 ? '+' : ''}${decimal(bits, 2)}`
}

const strategies: Readonly<Record<string, string>> = {
  'most-recent': 'jüngster',
  oldest: 'ältester',
  'source-priority': 'Vorrang der Quelle',
  'most-frequent': 'häufigster',
  longest: 'längster',
  shortest: 'kürzester',
  'most-complete': 'vollständigster',
  union: 'alle behalten (Vereinigung)',
  group: 'mit seiner Gruppe entschieden',
  order: 'erster nach Quelle und Kennung',
  reference: 'eigene Quelle vor Referenz',
}

const reportStages: Readonly<Record<string, string>> = {
  read: 'Eingabe lesen',
  normalize: 'Werte angleichen',
  learn: 'Regeln wählen, Gewichte lernen',
  score: 'Paare vergleichen und wägen',
  cluster: 'gruppieren',
  survive: 'beste Werte wählen',
  write: 'Ergebnis schreiben',
}

const stages: Readonly<Record<string, string>> = {
  read: 'lesen',
  normalize: 'angleichen',
  plan: 'planen',
  train: 'lernen',
  score: 'bewerten',
  cluster: 'gruppieren',
  survive: 'auswählen',
  write: 'schreiben',
  guess: 'vermuten',
  learn: 'lernen',
}

const problems: Readonly<Record<string, string>> = {
  empty: 'keine Zeile hat einen Wert',
  'mostly-missing': 'größtenteils leer',
  placeholders: 'Wörter für nichts, Platzhalter',
  unreadable: 'nicht lesbar als das, was das Feld ist',
  'other-type': 'Werte anderer Art',
  generic: 'Werte, die verdächtig viele teilen',
  'repeated-identifier': 'Nummern, die in mehreren Zeilen stehen',
  'mixed-date-orders': 'Tag zuerst und Monat zuerst gemischt',
  'date-spike': 'viel zu viele Zeilen an einem Tag',
  'new-year': 'viel zu viele Zeilen am 1. Januar',
  constant: 'in jeder Zeile derselbe Wert',
}

const unreadableAdvice: Readonly<Record<string, string>> = {
  date: 'Es sind keine Kalendertage, oder sie haben eine andere „order“ als in „map“ der Quelle steht.',
  phone: 'Sie sind zu kurz oder zu lang, oder aus einer anderen „region“ als in „map“ der Quelle steht.',
  identifier: 'Ist es die richtige Spalte? Nummern mit falscher Prüfziffer sind Tippfehler.',
}

const typeNames: Readonly<Record<string, string>> = {
  email: 'Mailadressen',
  url: 'Webadressen',
  date: 'Daten',
  phone: 'Telefonnummern',
  number: 'Zahlen',
  code: 'Codes',
  text: 'Text',
}

function rowsOf({ count: rows, n, share: part }: ProblemWords['affected']): string {
  return `${count(rows)} von ${of(n, 'Zeile', 'Zeilen')} (${evenOrLess(part)})`
}

function valuesOf({ values, hasMore }: ProblemWords): string {
  const named = values.map(({ value, rows }) => `„${value}“ in ${count(rows)}`).join(', ')
  return hasMore ? `${named} und andere` : named
}

function evenOrLess(part: number): string {
  return part > 0 && part < 0.0005 ? `unter ${evenShare(0.001)}` : evenShare(part)
}

/** German. */
export const de: Catalogue = {
  locale,
  cli: {
    unknownLanguage: (asked, known) =>
      `Die Sprache „${asked}“ (SAMEWISE_LANG) gibt es nicht; dies ist Deutsch. Es gibt ${known.join(', ')}.`,
    note: (text) => `Hinweis: ${text}`,
    help: {
      program: 'Findet, welche Datensätze dieselbe Person oder Sache sind, und hält je einen Stammsatz.',
      example: 'Beispiel:',
      examples: 'Beispiele:',
      ownExamples: 'Jeder Befehl zeigt mit --help ein eigenes Beispiel.',
      afterError: '(--help nennt die Befehle und Optionen)',
      usage: 'Aufruf:',
      arguments: 'Argumente:',
      options: 'Optionen:',
      commands: 'Befehle:',
      showVersion: 'die Version zeigen',
      showHelp: 'diese Hilfe zeigen',
      helpOf: 'die Hilfe eines Befehls zeigen',
      byDefault: (value) => `(Vorgabe: ${value})`,
      choices: (values) => `(möglich: ${values})`,
      recordRef: 'Ein Datensatz ist quelle:kennung, am ersten Doppelpunkt getrennt.',
      commandNames: {
        resolve: 'Datensätze zu Stammsätzen zusammenführen',
        init: 'eine aus den Dateien vermutete Konfiguration ausgeben',
        profile: 'zeigen, wie vollständig, gültig und eindeutig die Werte sind',
        train: 'aus beurteilten Paaren lernen, oder Paare zum Beurteilen wählen',
        explain: 'erklären, warum zwei Datensätze zusammengehören oder nicht, oder was einen Stammsatz zusammenhält',
        evaluate: 'eine Zuordnung an der Wahrheit messen',
        diff: 'zeigen, welche Cluster sich zwischen zwei Läufen unterscheiden',
        quality: 'zeigen, wie gut die Daten eines fertigen Laufs sind und was sich seit einem früheren geändert hat',
        whatIf: 'zeigen, welche Stammsatzwerte sich mit einer anderen Richtlinie änderten, bevor sie gilt',
        generate: 'Beispielpersonen mit Dubletten und Fehlern schreiben, und die Wahrheit über sie',
        bench: 'Tempo, Speicher und Genauigkeit an eigenen Dateien messen',
        importSplink: 'aus einem Splink-Modell eine Konfiguration machen',
        households: 'finden, wer von den Stammsätzen zusammen wohnt',
        journey: 'zeigen, wie Kunden durch Phasen und Kanäle gehen oder was einer von ihnen erlebt hat',
        nextAction: 'sagen, was für einen Kunden jetzt zu tun ist und warum nicht das, was sonst ginge',
        preferences: 'zeigen, was ein Kunde bevorzugt, soweit sein Verhalten es zeigt',
        segment: 'die Stammsatz-Kennungen eines Segments nennen oder das SQL, das sie auswählt',
        measure: 'messen, was Kunden sagen und wie sie bedient werden, mit Intervallen',
        report: 'den Bericht eines fertigen Laufs um ein Kapitel über Kunden ergänzen',
      },
      customerOptions: {
        reportEvents: 'Dateien mit Ereignissen, .ndjson oder .csv; ohne sie nur Haushalte und Beziehungen',
        reportMask: 'personenbezogene Daten auf der ganzen Seite verbergen',
        reportOut: 'Datei der Seite (Vorgabe: report.html des Laufs oder, wenn er keine hat, customers.html)',
        events: 'Dateien mit Ereignissen, .ndjson oder .csv',
        zone: 'Zeitzone von Zeiten ohne Abstand zu UTC, etwa Europe/Berlin',
        quiet: 'keine Hinweise auf stderr',
        person: 'Kennung des Stammsatzes oder ein Datensatz der Person als Quelle:Kennung',
        at: 'was jetzt ist (Vorgabe: das späteste Ereignis)',
        from: 'erster Zeitpunkt, der zählt (Vorgabe: das erste Ereignis)',
        until: 'erster Zeitpunkt, der nicht mehr zählt (Vorgabe: nach dem spätesten Ereignis)',
        householdPolicy: 'Regeln, die von den voreingestellten abweichen, als JSON',
        householdRecords: 'die Dateien, aus denen der Lauf entstand: mit ihnen haben Umzüge ein Datum',
        householdsAsOf: 'Mitglieder und Rollen zu diesem Tag nennen (Vorgabe: der späteste Stand)',
        householdsOut:
          'Datei für die Haushalte: .csv mit einer Zeile je Mitglied oder .ndjson (Vorgabe: NDJSON auf stdout)',
        journeyBy: 'eine Karte für jeden Wert dieses Merkmals der Stammsätze, etwa address.city',
        prefill: 'Felder eines Formulars, durch Kommas getrennt: was davon schon bekannt ist',
        purpose: 'wofür das Formular ist; der Kunde muss es erlaubt haben',
        assurance: 'wie sicher ist, wer fragt',
        actions: 'JSON-Liste der Aktionen',
        contactPolicy:
          'Kontaktregeln als JSON: Sperren, Obergrenzen, Ruhezeiten, Einwilligung (Vorgabe: nur Einwilligung)',
        consentPolicy: 'Kontaktregeln als JSON, für das, was ohne ein Wort zur Einwilligung gilt',
        segment: 'JSON mit Name und Bedingung des Segments',
        sql: 'statt der Mitglieder das SQL ausgeben',
        scorecard:
          'Plan mit Zielen als JSON: gemessen werden die namens nps, csat, ces, complaintRate, firstContact und answeredInTime',
        evidence:
          'Zahlen zur Reife, die Ereignisse nicht hergeben, als JSON: { "duplicateShare": { "count": 3, "n": 400 } }',
        customers:
          'stattdessen simulierte Kunden in einen Ordner schreiben: Datensätze aus fünf Systemen, Ereignisse und die Wahrheit',
        people: 'mit --customers: wie viele',
        months: 'mit --customers: über wie viele Monate, 1 bis 60',
        measureBy: (dimensions) => `nach einem oder mehreren gruppieren, durch Kommas getrennt: ${dimensions}`,
      },
      argumentNames: {
        before: 'Ordner des Laufs, oder Zuordnung, von vorher',
        after: 'Ordner des Laufs, oder Zuordnung, von nachher',
        files:
          'CSV- oder JSON-Dateien (.csv, .ndjson, .json); eine Datei ist eine Quelle, wenn keine Spalte die Quelle nennt',
        runFolder: 'Ordner eines fertigen Laufs',
        recordOrGolden: 'quelle:kennung, oder die Kennung eines Stammsatzes allein',
        otherRecord: 'quelle:kennung eines zweiten Datensatzes; ohne ihn wird der Stammsatz des ersten erklärt',
        xref: 'xref.csv eines Laufs',
        truth: 'CSV mit record_id,entity_id oder source,record_id,entity_id',
        people: 'CSV-Datei, die geschrieben wird',
        splinkModel: 'JSON, das save_model_to_json von Splink 3, 4 oder 5 geschrieben hat',
        splinkFiles:
          'Dateien, für die die Konfiguration ist: Sie nennen die Quellen und zeigen die Folge in Datumsangaben und das Land der Telefonnummern',
      },
      optionNames: {
        config: 'config.json, oder ein Modul .js oder .mjs; sonst aus den Dateien vermutet',
        extensions: 'Module mit eigenen Feldarten, in der Konfiguration als modul#art',
        furtherExtensions: 'Module mit eigenen Feldarten (die des Laufs sind bekannt)',
        data: (tables) => `Wissenstabellen, durch Kommas getrennt: ${tables.join(', ')} (Vorgabe: alle), oder „none“`,
        source: 'eine Datei mit einem Namen für ihre Quelle',
        id: 'Spalte der Kennung',
        duplicateFree: 'Quellen ohne Dubletten, durch Kommas getrennt, oder „all“',
        quiet: 'kein Fortschritt, keine Vermutungen',
        json: 'Fortschritt, Fehler und Ergebnis als ein JSON-Objekt je Zeile',
        out: 'Ordner für das Ergebnis; ein früheres Ergebnis wird als Ganzes ersetzt',
        seed: 'Startwert aller Stichproben',
        threads: 'Threads, 1 bis 64 (Vorgabe: 2 ab 50.000 Zeilen); das Ergebnis ist mit jeder Zahl dasselbe',
        add: 'ein fertiger Lauf: die Dateien sind neue und geänderte Datensätze dazu; was sie nicht ändern können, wird nicht noch einmal getan',
        deleted: 'CSV mit source,record_id der Datensätze, die aus dem Lauf von --add gehen',
        previous: 'ein früheres Ergebnis: seine Stammsatz-IDs benennen weiter, was sie dort benannten',
        asOf: 'Tag, nach dem Lizenzen von Quellen beurteilt werden (Vorgabe: die späteste Beobachtungszeit der Eingabe)',
        truth: 'record_id,entity_id: das Ergebnis messen',
        model: 'die model.json eines früheren Laufs (oder dessen Ordner) anwenden, statt ein Modell zu lernen',
        judgements:
          'was Menschen entschieden, je Zeile: {"judgement":"same","left":"crm:1","right":"web:7"}; auch different, unsure, merge, unmerge, pin, undo',
        trainOut: 'Datei für das Modell, oder mit --questions für die Paare zum Beurteilen',
        labels: 'beurteilte Paare: left_source,left_id,right_source,right_id,label (match, no-match, unsure)',
        trainJudgements: 'Urteile, aus denen gelernt wird',
        questions: 'so viele Paare schreiben, deren Urteile am meisten lehrten',
        ask: 'die Fragen im Terminal stellen und die Antworten in der Datei von --labels behalten',
        maxRejects: 'abbrechen, wenn mehr Zeilen als so viele nicht lesbar sind',
        rawCsv: 'Zellen schreiben, wie sie sind, auch solche, die eine Tabellenkalkulation als Formel ausführt',
        noLineage: 'lineage.ndjson weglassen',
        noReport: 'report.html weglassen',
        mask: 'personenbezogene Daten in report.html verbergen',
        noValues: 'die angeglichenen Werte weglassen (explain braucht sie)',
        values: 'auch die häufigsten, die ersten und letzten und die unlesbaren Werte von Personen',
        explainJson: 'JSON ausgeben',
        across: 'nur Paare zählen, deren Datensätze sich darin unterscheiden',
        evaluateJson: 'alle Kennzahlen als JSON ausgeben',
        view: 'für diese „views“ der Konfiguration auch golden.<name>.csv schreiben',
        by: 'eine Zeile je Quelle oder je Feld',
        qualityPrevious: 'ein früherer Lauf zum Vergleichen',
        policy: 'JSON mit dem, was anders ist: „survive“, „groups“, „priorities“; das Übrige bleibt wie im Lauf',
        whatIfView: 'eine der „views“ der Konfiguration statt --policy',
        samples: 'geänderte Stammsätze, die je Feld gezeigt werden',
        examples: 'Beispiele für jede Art von Änderung',
        records: (most) => `Datensätze, 1 bis ${count(most)}`,
        sameSeed: 'derselbe Startwert gibt dieselben Bytes',
        noise: (most) => `wie viele Fehler: 1 ist üblich, 0 keine, ${most} die meisten`,
        truthFile: 'wohin die Wahrheit kommt (Vorgabe: truth.csv neben der Datei)',
        silos: 'stattdessen die Exporte von fünf Systemen einer erfundenen Firma in einen Ordner schreiben',
        flat: 'mit --silos: auch den verschachtelten Export als CSV mit Punkten in den Spaltennamen',
        measureTruth: 'record_id,entity_id: auch die Genauigkeit messen',
        runs: 'Läufe; der schnellste zählt',
        importJson: '{ config, notes } als ein JSON-Objekt ausgeben',
        importQuiet: 'keine Hinweise auf das, was nicht in der Konfiguration steht',
      },
    },
    progress: {
      line: (stage) => `${stage} …`,
      stageName: (stage) => stages[stage] ?? stage,
    },
    guesses: {
      title: 'Vermutete Spalten:',
      source: 'Quelle',
      column: 'Spalte',
      usedAs: 'verwendet als',
      kind: 'Art',
      because: 'weil',
      notUsed: '(nicht verwendet)',
      moreNotUsed: (left) => `… und ${of(left, 'weitere Spalte', 'weitere Spalten')} nicht verwendet`,
      namedById: 'mit --id benannt',
      otherId: (column) => `--id benennt ${column}`,
    },
    input: {
      noId: (source) =>
        `Die Quelle „${source}“ hat keine Spalte mit einer Kennung; Kennungen werden deshalb aus dem Inhalt der Zeilen gebildet: eine geänderte Zeile bekommt eine andere. Benennen Sie eine mit --id, oder als „sources.${source}.id“ in einer Konfiguration.`,
      mixedDates: (source, column, dayFirst, monthFirst, order, setting) =>
        `In der Spalte „${column}“ von „${source}“ steht bei ${of(dayFirst, 'Wert', 'Werten')} der Tag und bei ${of(monthFirst, 'Wert', 'Werten')} der Monat zuerst (von denen, die angesehen wurden); alle werden als ${order} gelesen, manche also falsch. Klären Sie, woher die Zeilen kommen, teilen Sie die Quelle danach, und nennen Sie die Reihenfolge jedes Teils als „${setting}“.`,
    },
    warnings: {
      'lines-rejected': (lines) =>
        lines === 1
          ? '1 Zeile war nicht lesbar; sie steht in rejected.csv.'
          : `${count(lines)} Zeilen waren nicht lesbar; sie stehen in rejected.csv.`,
      'lines-repeated': (lines) =>
        lines === 1
          ? '1 Zeile wiederholt eine andere in jeder Zelle und zählt nicht.'
          : `${count(lines)} Zeilen wiederholen andere in jeder Zelle und zählen nicht.`,
      'lines-older': (lines) =>
        lines === 1
          ? '1 ältere Zeile wich einer späteren mit derselben Kennung.'
          : `${count(lines)} ältere Zeilen wichen späteren mit derselben Kennung.`,
      'pairs-skipped': (pairs) =>
        pairs === 1
          ? '1 Paar in zu großen Blöcken wurde ausgelassen; run.json nennt die Regel.'
          : `${count(pairs)} Paare in zu großen Blöcken wurden ausgelassen; run.json nennt die Regeln.`,
      'judgements-unknown': (judgements) =>
        judgements === 1
          ? '1 Urteil spricht von einem Datensatz, der nicht in der Eingabe ist.'
          : `${count(judgements)} Urteile sprechen von Datensätzen, die nicht in der Eingabe sind.`,
      'judgements-contradicted': (judgements) =>
        judgements === 1
          ? '1 Urteil „same“ widerspricht einem „different“ oder einer Quelle ohne Dubletten und wich.'
          : `${count(judgements)} Urteile „same“ widersprechen „different“ oder einer Quelle ohne Dubletten und wichen.`,
      'pins-without-effect': (pins) =>
        `${of(pins, 'Festlegung hat', 'Festlegungen haben')} keine Wirkung; run.json führt sie auf.`,
      pin: (field, record, because) => `Die Festlegung von ${field} an ${record} hat keine Wirkung: ${because}.`,
      pinBecause: {
        'unknown-record': 'einen solchen Datensatz gibt es in der Eingabe nicht',
        'unknown-field': 'ein solches Feld oder eine solche Gruppe gibt es nicht',
        'unknown-contributor':
          'der Datensatz, dessen Wert sie nimmt, ist nicht im selben Stammsatz oder bringt dort keinen Wert',
        'not-understood': 'sie braucht entweder „value“ oder „from“, einen bekannten Modus und Zeiten nach ISO 8601',
        cycle: 'Festlegungen nehmen im Kreis den Wert voneinander',
        'source-changed': 'ein Datensatz hat seither einen anderen Wert gebracht',
      },
      pinExpired: (until) => `sie galt bis ${until} (den Zeitpunkt des Laufs setzt --as-of)`,
      pinSuperseded: (by, at) => `eine neuere hält das Feld, die von ${by} (${at})`,
      'kinds-inline': (names) =>
        `Die Art von ${names.map((name) => `„${name}“`).join(', ')} steht als Code in der Konfiguration; config.json nennt sie, kann sie aber nicht zurückbringen. Legen Sie sie dafür in ein Erweiterungsmodul.`,
      unknownDeleted: (all, shown) =>
        `${records(all)} zum Löschen ${all === 1 ? 'steht' : 'stehen'} nicht im fertigen Lauf, etwa ${shown.join(', ')}; damit geschah nichts.`,
      extensionChanged: (specifier) =>
        `Das Modul ${specifier} hat sich geändert, seit das Modell gelernt wurde; lernen Sie es im Zweifel neu.`,
      notInResult: (missing, all) =>
        `${count(missing)} von ${of(all, 'Datensatz', 'Datensätzen')} der Wahrheit fehlen im Ergebnis; jeder zählt als Gruppe für sich.`,
      notInTruth: (left) => `${records(left)} des Ergebnisses fehlen in der Wahrheit und zählen nicht.`,
      ofEntity: (entity, text) => `${entity}: ${text}`,
    },
    resolve: {
      golden: (all, golden, merged, mergedInto) => {
        const what = `${records(all)} → ${goldenRecords(golden)}`
        return mergedInto === 0
          ? `${what}; keine wurden zusammengeführt.`
          : `${what}; ${records(merged)} wurden zu ${of(mergedInto, 'Stammsatz', 'Stammsätzen')} zusammengeführt.`
      },
      expected: (precision, recall) =>
        `Nach Schätzung des Modells: Genauigkeit ${evenShare(precision)}, Trefferquote ${evenShare(recall)}.`,
      blocking: {
        rule: 'Blockungsregel',
        pairs: 'neue Paare',
        matches: 'Treffer erwartet',
        together: 'von allen, bisher',
        more: (rules) => `und ${of(rules, 'weitere Regel', 'weitere Regeln')}; run.json nennt alle`,
      },
      measured: (precision, recall, f1) =>
        `An der Wahrheit gemessen: Genauigkeit ${evenShare(precision)}, Trefferquote ${evenShare(recall)}, F1 ${decimal(f1, 4)}.`,
      delta: (added, changed, unchanged, deleted) =>
        `Zum fertigen Lauf: ${records(added)} neu, ${count(changed)} geändert, ${count(unchanged)} unverändert noch einmal gegeben, ${count(deleted)} gelöscht.`,
      ids: {
        kept: (kept, moved, all, part) =>
          `IDs des früheren Ergebnisses: ${count(kept)} behalten; ${count(moved)} von ${of(all, 'Datensatz', 'Datensätzen')} in beiden (${share(part)}) ${moved === 1 ? 'hat' : 'haben'} eine andere ID.`,
        nothing: 'Keine ID hat sich geändert.',
        changes: {
          merged: (ids) => `${of(ids, 'ID ging', 'IDs gingen')} in anderen auf`,
          split: (ids) => `${of(ids, 'ID wurde', 'IDs wurden')} geteilt`,
          created: (ids) => `${of(ids, 'ID ist', 'IDs sind')} neu`,
          retired: (ids) => `${of(ids, 'ID ist', 'IDs sind')} erloschen`,
          revived: (ids) => `${of(ids, 'ID lebte', 'IDs lebten')} wieder auf`,
        },
        because: {
          'records-joined': (ids) => `${count(ids)} mit neuen Datensätzen`,
          'records-left': (ids) => `${count(ids)}, weil Datensätze fehlen`,
          'records-changed': (ids) => `${count(ids)}, weil sich Datensätze änderten`,
          'model-or-config': (ids) => `${count(ids)} durch Modell, Konfiguration oder Urteile`,
          unknown: (ids) => `${count(ids)} aus unbekanntem Grund`,
        },
      },
      result: (dir, seconds) =>
        `Ergebnis in ${dir}: golden.csv, xref.csv, possible.csv, run.json … (${timed(seconds)})`,
      report: (path) => `Bericht: ${path}`,
      entity: (name, line) => `${name}: ${line}`,
      relations: (relations, dangling) =>
        `${of(relations, 'Beziehung', 'Beziehungen')} zwischen Stammsätzen; ${of(dangling, 'Fremdschlüssel führt', 'Fremdschlüssel führen')} zu keinem Datensatz.`,
      rowsOfNone: (rows) =>
        rows === 1
          ? '1 Zeile gehört zu keiner Entität oder war nicht lesbar; sie steht in rejected.csv.'
          : `${count(rows)} Zeilen gehören zu keiner Entität oder waren nicht lesbar; sie stehen in rejected.csv.`,
      entitiesResult: (dir, entities, seconds) =>
        `Ergebnis in ${dir}: ${entities.map((name) => `${name}/`).join(', ')}, relations.csv, run.json … (${timed(seconds)})`,
    },
    quality: {
      summary: (records, part) =>
        `Güte von ${of(records, 'Datensatz', 'Datensätzen')}${part < 1 ? `, einer Stichprobe von ${share(part)} der Stammsätze` : ''}. Angegeben sind Anteile mit 95-%-Intervall und n.`,
      timeUnknown: (records) =>
        `${of(records, 'Datensatz trägt', 'Datensätze tragen')} keine Zeit und sagen nichts über die Aktualität.`,
      head: {
        source: 'Quelle',
        field: 'Feld',
        overall: 'insgesamt',
        completeness: 'gefüllt',
        validity: 'gültig',
        uniqueness: 'eindeutig',
        timeliness: 'aktuell',
        consistency: 'einig',
      },
      allSources: '(alle Quellen)',
      allFields: '(alle Felder)',
      figure: (value, low, high, n) => `${share(value)} (${share(low)}–${share(high)}, n ${count(n)})`,
      unknown: (n) => (n === 0 ? '–' : `unbekannt (n ${count(n)})`),
      disagreements:
        'Wer mit wem übereinstimmt, am wenigsten zuerst (Stammsätze, für die beide Quellen einen Wert haben):',
      examples: 'verschieden in',
      more: (left) => `… und ${count(left)} weitere; --json hat alle.`,
      noDisagreement: 'Keine zwei Quellen haben Werte desselben Stammsatzes.',
      notMeasured: (names) => `Nicht gemessen: ${names.join(', ')}.`,
      accuracy: 'Richtigkeit (dazu braucht es einen Bestand, der bekanntermaßen stimmt)',
      trend: (better, worse, unclear, unknown) =>
        `Seit dem früheren Lauf ${of(better, 'Kennzahl ist', 'Kennzahlen sind')} besser und ${count(worse)} schlechter, über den Zufall hinaus; ${count(unclear)} ohne klare Änderung, ${count(unknown)} unbekannt.`,
      change: (what, source, field, before, after) =>
        `${what}, ${source}, ${field}: ${share(before)} → ${share(after)}`,
      by: (difference, low, high) =>
        `${signedShare(difference)}, zwischen ${signedShare(low)} und ${signedShare(high)}`,
      appeared: (figures) => `${of(figures, 'Kennzahl ist', 'Kennzahlen sind')} neu.`,
      gone: (figures) => `${of(figures, 'Kennzahl ist', 'Kennzahlen sind')} weggefallen.`,
    },
    whatIf: {
      summary: (golden, changed) =>
        `${count(changed)} von ${of(golden, 'Stammsatz', 'Stammsätzen')} hätten einen anderen Wert. Geändert wurde nichts.`,
      field: (field, golden, counts) => `${field} (${of(golden, 'Stammsatz', 'Stammsätze')}): ${counts}`,
      counts: {
        changed: (values) => `${count(values)} geändert`,
        added: (values) => `${count(values)} neu`,
        removed: (values) => `${count(values)} weggefallen`,
        origin: (values) => `${count(values)} gleich, aus anderem Datensatz`,
      },
      decidedBy: (strategies) => `entschieden durch ${strategies}`,
      noValue: '(keiner)',
      because: (decidedBy, reason) => `${decidedBy}${reason === '' ? '' : `; der bisherige: ${reason}`}`,
      nothing: 'Kein Stammsatzwert würde sich ändern.',
      otherInput: (names) =>
        `Die Dateien sind nicht die des Laufs (${names.join(', ')}); die Cluster können andere sein als in seinem Ordner. Nennen Sie die Dateien des Laufs, oder starten Sie resolve neu.`,
      otherClusters: (moved) =>
        `${of(moved, 'Datensatz ist', 'Datensätze sind')} in anderen Stammsätzen als im Ordner des Laufs.`,
    },
    diff: {
      records: (both, onlyBefore, onlyAfter) =>
        `${count(both)} Datensätze sind in beiden Läufen; ${count(onlyBefore)} nur vorher, ${count(onlyAfter)} nur nachher.`,
      clusters: (before, after, unchanged) =>
        `${count(before)} Cluster vorher, ${count(after)} nachher; ${count(unchanged)} haben dieselben Datensätze.`,
      merged: (changes, records) =>
        `Vereint: ${count(changes)}-mal wurde aus mehreren einer (${count(records)} Datensätze).`,
      split: (changes, records) =>
        `Geteilt: ${count(changes)}-mal wurden aus einem mehrere (${count(records)} Datensätze).`,
      moved: (changes, records) =>
        `Verschoben: ${count(changes)}-mal gingen Datensätze von einem zum anderen (${count(records)} Datensätze).`,
      pairs: (joined, separated) =>
        `${count(joined)} Paare von Datensätzen kamen zusammen, ${count(separated)} auseinander.`,
    },
    evaluate: {
      pairs: 'Paare',
      bCubed: 'B-Cubed',
      scores: (precision, recall, f1) =>
        `Genauigkeit ${decimal(precision, 4)}  Trefferquote ${decimal(recall, 4)}  F1 ${decimal(f1, 4)}`,
    },
    explain: {
      verdict: (probability, weight, isOneGolden) =>
        `Wahrscheinlichkeit ${decimal(probability, 4)}, Gewicht ${signed(weight)} Bit. Sie sind ${isOneGolden ? 'ein Stammsatz' : 'zwei Stammsätze'}.`,
      bits: signed,
      comparison: 'Vergleich',
      level: 'Stufe',
      bitsHead: 'Bit',
      left: 'links',
      right: 'rechts',
      prior: '(vor dem Vergleich)',
      priorLevel: 'Zufall bei zwei beliebigen Datensätzen',
      relatives: '(Verwandte)',
      relativesLevel: 'Personen oder Sachen, die solche Werte teilen',
      labels: '(Beispiele)',
      labelsLevel: 'was beurteilte Paare gelehrt haben',
      onItsOwn:
        'Das Paar wird hier für sich gewogen; seine Gruppe kann anders entscheiden, denn alle ihre Datensätze reden mit.',
      whyApart: 'Warum sie nicht ein Stammsatz sind:',
      forbidden: {
        'judged-different': 'Menschen haben sie als verschieden beurteilt',
        'duplicate-free-source': 'sie sind aus einer Quelle, die keine Dubletten hat',
        'different-types': 'sie sind von verschiedener Art',
        identifier: 'zusammen haben sie mehr Werte eines Kennzeichens, als eine Entität haben darf',
        rule: 'eine „non-match“-Regel der Konfiguration gilt',
      },
      mustStayApart: (because) => `Sie müssen getrennt bleiben: ${because}.`,
      membersApart: (left, right, because) =>
        `${left} und ${right} aus ihren Stammsätzen müssen getrennt bleiben: ${because}.`,
      proposedBy: (rules) => `Das Paar wurde verglichen; vorgeschlagen hat es ${rules}.`,
      notProposed: 'Für sich nie verglichen: Keine Blockregel hat beide in einem Block.',
      blockCut: (rule, all, most) =>
        `Für sich nie verglichen: Der Block der Regel ${rule} war mit ${count(all)} Datensätzen zu groß (höchstens ${count(most)}), und beim Teilen kamen die beiden auseinander.`,
      noSharedKey:
        'Sie stimmen in keinem Blockschlüssel überein; keine Regel aus Schlüsseln hätte das Paar vorgeschlagen.',
      missingRules:
        'Regeln, die das Paar vorgeschlagen hätten. „match.blocking“ tritt an die Stelle der gewählten Regeln; es braucht also auch die aus model.json:',
      rule: 'Regel',
      rulePairs: 'Paare höchstens',
      ruleRecords: 'Datensätze im Block',
      tooLarge: 'zu groß: würde geteilt',
      decidedWeight: (weight, probability) =>
        `Das Gewicht, das über das Paar selbst entschieden hat, ist ${signed(weight)} Bit (p=${decimal(probability, 4)}), genug zum Vereinen.`,
      belowThreshold: (weight, probability, stopBits) =>
        `Das Gewicht, das entschieden hat, ist ${signed(weight)} Bit (p=${decimal(probability, 4)}); vereint wird ab ${signed(stopBits)}.`,
      betterPartner: (record, partner, weight) =>
        `${record} gehört zu ${partner}${weight === '' ? '' : ` (${weight} Bit)`}, und jeder Datensatz hat höchstens einen Partner.`,
      clustersDisagree: (meanWeight, stopBits, left, right) =>
        `Die anderen Datensätze ihrer Stammsätze (${count(left)} und ${count(right)} Datensätze) sprechen dagegen: Das mittlere Gewicht zwischen beiden ist ${signed(meanWeight)} Bit, und vereint wird ab ${signed(stopBits)}.`,
      worstPair: (left, right, weight) =>
        `Am wenigsten passen ${left} und ${right} zusammen, mit ${signed(weight)} Bit.`,
      noChain: (meanWeight, floor) =>
        `Sie wurden nie als eine Gruppe gewogen: Keine Kette verglichener Paare, die für sich ${signed(floor)} Bit oder mehr haben, führt vom einen zum anderen. Als eine Gruppe wären sie vereint worden, mit ${signed(meanWeight)} Bit im Mittel.`,
      componentCut: (all, most) =>
        `Sie hängen mit ${count(all)} Datensätzen zusammen, mehr als im Ganzen gewogen werden (${count(most)}); darum wurden die schwächsten Paare zuerst gelöst.`,
      whatCost: 'Was dagegen spricht, das Teuerste zuerst:',
      cost: (comparison, level, weight, bestLevel, bestWeight) =>
        `${comparison}: „${level}“ ${weight < 0 ? `kostet ${decimal(-weight, 2)} Bit` : `gibt ${signed(weight)} Bit`}; „${bestLevel}“ gäbe ${signed(bestWeight)}`,
      wouldBe: (probability, isMatch) =>
        isMatch
          ? `damit gehörte das Paar zusammen (p=${decimal(probability, 4)}).`
          : `auch damit gehörte das Paar nicht zusammen (p=${decimal(probability, 4)}).`,
      nothingCosts: 'Kein Vergleich widerspricht: Was da ist, sagt nicht genug.',
      notCompared: (comparisons) => `Nicht verglichen, weil einem der beiden der Wert fehlt: ${comparisons}.`,
      sameCluster: (goldenId) => `Was ihren Stammsatz zusammenhält: samewise explain <dir> ${goldenId}`,
      cluster: (goldenId, all, cohesion) =>
        `Stammsatz ${goldenId}: ${records(all)}, Zusammenhalt ${decimal(cohesion, 4)} (sein schwächstes Glied).`,
      referencesOnly: '(keiner: nur Datensätze von Referenzquellen)',
      moreRecords: (left) => `… und noch ${records(left)}`,
      links: 'Was sie zusammenhält, das schwächste Glied zuerst:',
      probability: 'Wahrscheinlichkeit',
      chance: (probability) => decimal(probability, 4),
      agreements: 'stärkste Übereinstimmungen',
      judgedSame: 'als gleich beurteilt',
      joinedByRule: 'eine „match“-Regel der Konfiguration',
      strongerLinks: (left) => `… und ${left === 1 ? 'ein stärkeres Glied' : `${count(left)} stärkere Glieder`}`,
      nearest: (record, goldenId, meanWeight, all, member, weight) =>
        `Der nächste andere Datensatz ist ${record} von ${goldenId}: ${signed(meanWeight)} Bit im Mittel zu ${all === 1 ? 'dem einen Datensatz' : `den ${count(all)} Datensätzen`} hier, und ${signed(weight)} zu ${member}, dem ihm nächsten.`,
      keptOut: (record, member) => `Was ${record} von ${member} trennt:`,
      meanCost: (comparison, level, meanCost) =>
        `${comparison}: meist „${level}“, im Mittel ${decimal(meanCost, 2)} Bit hinter der besten Stufe.`,
      nothingNear: 'Kein anderer Datensatz kam in die Nähe.',
    },
    generate: {
      written: (all, file, truth) => `${records(all)} in ${file}, die Wahrheit in ${truth}`,
      silos: (all, folder, rows, partner) =>
        `${records(all)} in ${folder} (${rows.map(([silo, n]) => `${silo} ${count(n)}`).join(', ')}), ${records(partner)} eines Partners, und die Wahrheit`,
    },
    bench: {
      run: (run, runs) => `Lauf ${run} von ${runs} …`,
      stage: 'Schritt',
      fastest: 'schnellster Lauf',
      inAll: 'insgesamt',
    },
    customers: {
      written: (people, all, events, folder) =>
        `${count(people)} Kunden in ${folder}: ${records(all)} aus fünf Systemen, ${of(events, 'Ereignis', 'Ereignisse')} und die Wahrheit`,
      eventsRead: (read, kept, rejected, repeated) =>
        `${of(read, 'Ereignis', 'Ereignisse')} gelesen: ${count(kept)} verwendet, ${count(rejected)} zurückgewiesen, ${count(repeated)} wiederholt.`,
      eventIssue: (found, code, file, place, message) =>
        `${of(found, 'Ereignis', 'Ereignisse')} mit ${code}, das erste an Stelle ${count(place)} von ${file}. ${message}`,
      unknownCustomers: (events, names) =>
        `${of(events, 'Ereignis nennt einen Kunden', 'Ereignisse nennen Kunden')}, den der Lauf nicht hat: ${names}.`,
      issue: (found, code, examples) => `${code}: ${count(found)} mal (${examples})`,
      presentOnly:
        'Stammsätze kennen nur die Gegenwart, also haben Mitglieder kein Datum. Mit --records und den Dateien des Laufs lassen sich Umzüge datieren.',
      otherRelations: (names) =>
        `Das Segment fragt nach Beziehungen, die der Lauf nicht hat und die als keine zählen: ${names}. Er hat "household" und was in relations.csv steht.`,
      noAddress:
        'Der Lauf hat kein Feld der Art address, also kann es keine Haushalte geben. Eine Anschrift zuordnen und neu auflösen.',
      householdsFound: (households, persons, golden) =>
        `${of(households, 'Haushalt', 'Haushalte')} aus ${of(persons, 'Person', 'Personen')}, von ${of(golden, 'Stammsatz', 'Stammsätzen')}.`,
      inSegment: (members, all) => `${count(members)} von ${of(all, 'Kunden', 'Kunden')} im Segment.`,
      share: (part, low, high, n) =>
        `${evenShare(part)} (${decimal(low * 100, 1)}–${decimal(high * 100, 1)}, n ${count(n)})`,
      points: (value, low, high, n) =>
        `${decimal(value, 1)} (${decimal(low, 1)} bis ${decimal(high, 1)}, n ${count(n)})`,
      unknownFigure: (n) => `unbekannt (n ${count(n)})`,
      unknown: 'unbekannt',
      missing: 'fehlt',
      days: (days) => `${decimal(days, 1)} Tage`,
      sessions: (sessions) => `${of(sessions, 'Sitzung', 'Sitzungen')} bekannter Kunden.`,
      attribution: 'Wessen die Ereignisse sind:',
      reason: 'Grund',
      events: 'Ereignisse',
      shareHead: 'Anteil',
      stages: (customers) => `Phasen von ${count(customers)} Kunden:`,
      stage: 'Phase',
      reached: 'erreicht',
      exits: 'dort geblieben',
      reentries: 'dorthin zurück',
      funnel: 'Von Phase zu Phase:',
      step: 'Schritt',
      dropOff: 'abgesprungen',
      median: 'Median',
      nineOfTen: 'neun von zehn',
      cameBack: 'Zurückgekommen, von denen, die gingen:',
      bottlenecks: 'Wo Kunden hängen bleiben:',
      bottleneck: (stage, because, rate, elsewhere) => `${stage} (${because}): ${rate}, sonst ${elsewhere}`,
      channelHops: 'Von Kanal zu Kanal:',
      customerAt: (goldenId, time, events, sessions) =>
        `${goldenId} zum ${time}: ${of(events, 'Ereignis', 'Ereignisse')}, ${of(sessions, 'Sitzung', 'Sitzungen')}.`,
      timeline: 'Verlauf:',
      why: 'Warum es ihre Ereignisse sind (das erste zu jedem Grund):',
      openCases: 'Offene Fälle:',
      basket: 'Warenkorb:',
      forms: 'Angefangene Formulare:',
      promised: 'Zugesagt:',
      lastOnChannels: 'Zuletzt auf jedem Kanal:',
      prefill: 'Für das Formular bekannt:',
      withheld: (because) => `zurückgehalten (${because})`,
      confirm: (because) => `zu bestätigen (${because})`,
      time: 'Zeit',
      event: 'Ereignis',
      channel: 'Kanal',
      session: 'Sitzung',
      dimension: 'Merkmal',
      prefers: 'bevorzugt',
      because: 'weil',
      ahead: 'vorn',
      period: (from, until) => `Von ${from} bis vor ${until}, mit Intervallen zu 95 %.`,
      surveys: 'Umfragen, eine Antwort je Person:',
      withoutScale: 'Nicht gemessen, da ihre Skala unbekannt ist:',
      responseRate: 'Antwortquote',
      answersLeftOut: (superseded, unresolved) =>
        `ausgelassen: ${count(superseded)} wegen einer späteren Antwort derselben Person, ${count(unresolved)} von niemand Bekanntem`,
      cases: 'Fälle:',
      complaintRate: 'Beschwerdequote',
      firstContact: 'beim ersten Kontakt erledigt',
      casesLeftOut: (undecided, unresolved) =>
        `nicht gezählt: ${count(undecided)} vor so kurzer Zeit geschlossen, dass sie wiederkommen können, ${count(unresolved)} von niemand Bekanntem`,
      loop: 'Antworten, die Kunden zustehen:',
      answeredInTime: 'rechtzeitig beantwortet',
      loopOpen: (waiting, unrouted) =>
        `noch rechtzeitig möglich: ${count(waiting)}; ohne Zuständige: ${count(unrouted)}`,
      rising: 'Im Anstieg:',
      tooLittlePast: 'unbekannt: für einen Vergleich liegt zu wenig zurück',
      noneRising: (tested) => `nichts, von ${of(tested, 'betrachteten Sache', 'betrachteten Sachen')}`,
      risingIssue: (about, found, expected, exposed) =>
        `${about}: ${count(found)} Kunden, ${decimal(expected, 1)} erwartet; als Nächste betroffen: ${exposed}`,
      maturity: (level, atMost) => `Reife: ${level}, höchstens ${atMost}:`,
      level: 'Stufe',
      figure: 'Zahl',
      evidence: 'Beleg',
      nextSteps: 'Was als Nächstes zu tun ist:',
      scorecard: 'Zielkarte:',
      measurementsTaken: 'gemacht von den fälligen Messungen',
      uncovered: (departments) => `Abteilungen ohne Ziel: ${departments}`,
      reportAlone: (dir) =>
        `${dir} hat keine report.html mit Daten darin, also enthält die Seite nur das Kapitel über Kunden. „samewise resolve“ ohne --no-report schreibt eine.`,
      reportStaysMasked: 'Der Bericht des Laufs verbirgt personenbezogene Daten, also auch das Kapitel über Kunden.',
    },
    importSplink: {
      summary: (fields, rules) =>
        `${of(fields, 'Feld', 'Felder')} und ${of(rules, 'Blockregel', 'Blockregeln')} aus dem Splink-Modell.`,
      outcomes: {
        'left-out': (count) => `Weggelassen (${count}); die Konfiguration tut es nicht:`,
        check: (count) => `Angenommen (${count}); bitte prüfen:`,
        replaced: (count) => `Auf andere Weise getan (${count}):`,
      },
      nothingElse: 'Alles darin wurde übernommen, wie es war.',
    },
    train: {
      questions: (n, file) =>
        `${count(n)} ${n === 1 ? 'Paar' : 'Paare'} zum Beurteilen in ${file}. In die Spalte „label“ gehört match, no-match oder unsure.`,
      trained: (matches, nonMatches, file, kept) =>
        `Gelernt aus ${count(matches + nonMatches)} Paaren: ${count(matches)} gehören zusammen, ${count(nonMatches)} nicht. Anwenden: samewise resolve … --model ${file}${kept === '' ? '' : ` --judgements ${kept}`}`,
      unreadable: (n, row) =>
        `${n === 1 ? '1 Zeile hat' : `${count(n)} Zeilen haben`} ein Urteil, das keine Antwort ist (die erste: Zeile ${count(row)}). Antworten sind match, no-match und unsure.`,
      unsure: (n) =>
        n === 1 ? '1 Antwort ist „unsure“ und lehrt nichts.' : `${count(n)} Antworten sind „unsure“ und lehren nichts.`,
      open: (n) => (n === 1 ? '1 Paar hat noch kein Urteil.' : `${count(n)} Paare haben noch kein Urteil.`),
      unknown: (n) =>
        n === 1
          ? '1 Urteil nennt einen Datensatz, der nicht in der Eingabe ist. Es blieb außer Acht.'
          : `${count(n)} Urteile nennen Datensätze, die nicht in der Eingabe sind. Sie blieben außer Acht.`,
      contradictory: (n) =>
        n === 1
          ? '1 Paar hat Urteile, die einander widersprechen. Sie blieben außer Acht.'
          : `${count(n)} Paare haben Urteile, die einander widersprechen. Sie blieben außer Acht.`,
      question: (at, n) => `${count(at)} von ${count(n)}`,
      prompt: 'Dasselbe? (y) ja, (n) nein, (u) unsicher, (q) aufhören und lernen: ',
    },
    profile: {
      legend:
        'gefüllt: Zeilen mit einem Wert, der kein Platzhalter ist; lesbar: davon die Werte, die zur Art passen;\nverschieden: verschiedene Werte; wiederholt: lesbare Zeilen, deren Wert auch eine andere Zeile hat.',
      source: (source, rows, rejected) =>
        `${source}: ${of(rows, 'Zeile', 'Zeilen')}${rejected === 0 ? '' : `, ${of(rejected, 'nicht lesbare Zeile', 'nicht lesbare Zeilen')} in der Datei`}`,
      head: {
        field: 'Feld',
        kind: 'Art',
        column: 'Spalte',
        filled: 'gefüllt',
        readable: 'lesbar',
        different: 'verschieden',
        repeated: 'wiederholt',
        length: 'Länge',
        shapes: 'Formen',
      },
      values: 'Werte:',
      fromTo: 'von, bis',
      mostFrequent: 'häufigste',
      unreadable: 'nicht lesbar',
      notUsed: (columns, left) => `Nicht verwendet: ${columns}${left > 0 ? ` und ${count(left)} weitere` : ''}`,
      moreShapes: (left) => `${count(left)} weitere`,
      agreement: (keys) =>
        `Wer wobei abweicht, bei Datensätzen zweier Quellen mit gemeinsamem Schlüssel (${keys}); kein Feld wird nach dem eigenen Schlüssel beurteilt:`,
      agreementHead: { field: 'Feld', sources: 'Quellen', agree: 'gleich', interval: '95-%-Intervall', of: 'von' },
      interval: (low, high) => `${evenShare(low)} bis ${evenShare(high)}`,
      moreAgreement: (left) => `und ${count(left)} weitere mit besserer Übereinstimmung (--json)`,
      problemsTitle: 'Verdacht auf Fehler:',
      place: (field, column) => (field === column ? field : `${field} (Spalte ${column})`),
      problems: {
        empty: () =>
          'keine Zeile hat einen Wert. Ist es die richtige Spalte? Hat die Quelle solche Daten nicht, lassen Sie das Feld in ihrer „map“ weg.',
        'mostly-missing': ({ affected }) =>
          `${rowsOf(affected)} haben keinen Wert. Das hilft nur wenigen Datensätzen; machen Sie es nicht zum einzigen Schlüssel einer Regel.`,
        placeholders: (words) =>
          `${rowsOf(words.affected)} enthalten ein Wort für nichts oder einen Platzhalter: ${valuesOf(words)}. Leeren Sie sie in der Quelle, damit niemand sie für Werte hält.`,
        unreadable: ({ affected, kind }) =>
          `${rowsOf(affected)}, 95-%-Intervall ${evenOrLess(affected.low)} bis ${evenOrLess(affected.high)}, sind als ${kind} nicht lesbar. ${unreadableAdvice[kind] ?? 'Sehen Sie sie mit --values an; sind Spalte und Art richtig?'}`,
        'other-type': ({ affected, sorts }) =>
          `${rowsOf(affected)} enthalten etwas anderes, als das Feld sagt: ${sorts.map(([name, rows]) => `${typeNames[name] ?? name} in ${count(rows)}`).join(', ')}. Verschieben Sie sie in die richtige Spalte, oder berichtigen Sie „map“ der Quelle.`,
        generic: (words) =>
          `${rowsOf(words.affected)} enthalten einen Wert, den verdächtig viele teilen: ${valuesOf(words)}. Zentralnummern, Sammelpostfächer und erfundene Werte sagen wenig darüber, wer jemand ist; leeren Sie die erfundenen in der Quelle.`,
        'repeated-identifier': ({ affected }) =>
          `${rowsOf(affected)} enthalten eine Nummer, die auch in anderen Zeilen steht. Das sind Dubletten in der Quelle, oder Nummern, die nicht einem Datensatz allein gehören; gleichen Sie dann nicht allein danach ab.`,
        'mixed-date-orders': ({ sorts }) =>
          `Daten mit dem Tag zuerst und mit dem Monat zuerst: ${sorts.map(([name, rows]) => `${name} in ${count(rows)}`).join(', ')} Zeilen. Die letzten sind auf beide Arten lesbar, manche davon werden falsch gelesen. Klären Sie, woher die Zeilen kommen, teilen Sie die Quelle danach, und geben Sie jedem Teil seine „order“.`,
        'date-spike': (words) =>
          `${rowsOf(words.affected)} stehen an Tagen weit über den Tagen um sie herum: ${valuesOf(words)}. Finden Sie heraus, was sie dort hinschreibt, und leeren Sie sie, wenn sie für „unbekannt“ stehen.`,
        'new-year': ({ affected }) =>
          `${rowsOf(affected)} stehen am 1. Januar, weit mehr als an anderen Tagen: Jahre, denen ein Tag gegeben wurde. Sie gelten beim Abgleich als geschätzt; behalten Sie nur das Jahr, wo nicht mehr bekannt ist.`,
        constant: (words) =>
          `jede gefüllte Zeile hat denselben Wert${words.values.length > 0 ? `: ${valuesOf(words)}` : ''}. Er unterscheidet keinen Datensatz vom anderen; lassen Sie ihn beim Abgleich weg.`,
      },
    },
  },
  report: {
    title: (entity) =>
      entity === undefined ? 'Bericht der Zusammenführung' : `Bericht der Zusammenführung: ${entity}`,
    product: 'samewise',
    summary: (all, sources, golden) =>
      `${records(all)} aus ${of(sources, 'Quelle', 'Quellen')} ergaben ${goldenRecords(golden)}.`,
    maskedNote:
      'Personenbezogene Daten sind verdeckt: Buchstaben und Ziffern sind Punkte, Kennungen sind ersetzt. Alle Zahlen sind echt.',
    contents: 'Inhalt',
    noScript: 'Die Diagramme brauchen JavaScript. Jede Zahl steht auch in einer Tabelle.',
    notesTitle: 'Zu wissen, bevor Sie diesem Ergebnis trauen',
    notesLeftOut: (left) => `… und ${of(left, 'weiterer Hinweis', 'weitere Hinweise')} in run.json.`,
    words: {
      source: 'Quelle',
      file: 'Datei',
      field: 'Feld',
      column: 'Spalte',
      kind: 'Art',
      records: 'Datensätze',
      golden: 'Stammsätze',
      pairs: 'Paare',
      level: 'Stufe',
      weight: 'Gewicht',
      recordId: 'Datensatz',
      missing: 'fehlt',
      showTable: 'Als Tabelle zeigen',
      bits: (text) => `${text} Bit`,
    },
    headline: {
      records: 'Datensätze',
      golden: 'Stammsätze',
      duplicates: 'Dubletten',
      duplicatesOf: (part) => `${share(part)} aller Datensätze`,
      recordsFrom: (sources) => `aus ${of(sources, 'Quelle', 'Quellen')}`,
      mergedInto: (golden) => `${count(golden)} aus mehreren Datensätzen`,
      possible: 'Paare zum Ansehen',
      possibleNote: 'aufgeführt in possible.csv',
      precision: 'Genauigkeit',
      recall: 'Trefferquote',
      expectedNote: 'vom Modell geschätzt',
      measuredNote: 'an der Wahrheit gemessen',
    },
    inOut: {
      title: 'Was hereinkam, was herauskam',
      lead: 'Jede Quelle mit den Datensätzen, die sie brachte. Eine Dublette innerhalb ist ein Datensatz, dessen Stammsatz schon einen anderen derselben Quelle hat; ein geteilter Stammsatz ist auch einer zweiten Quelle bekannt.',
      rows: 'Zeilen',
      rejected: 'Abgewiesen',
      duplicatesWithin: 'Dubletten innerhalb',
      sharedGolden: 'Mit anderen geteilt',
      onlyHere: 'Nur hier',
      role: 'Rolle',
      reference: 'Referenz',
      duplicateFree: 'ohne Dubletten',
      sizesTitle: 'Stammsätze nach der Zahl ihrer Datensätze',
      sizesAxis: 'Stammsätze',
      sizeClass: (from, to) => {
        if (to === undefined) return `${count(from)} Datensätze oder mehr`
        return from === to ? records(from) : `${count(from)} bis ${count(to)} Datensätze`
      },
      sizeDetail: (golden, all) => `${goldenRecords(golden)} aus ${of(all, 'Datensatz', 'Datensätzen')}`,
      sourcesLeftOut: (left) =>
        left === 1
          ? 'Die kleinste Quelle ist nicht aufgeführt.'
          : `Die ${count(left)} kleinsten Quellen sind nicht aufgeführt.`,
      guessesTitle: 'Was von jeder Spalte angenommen wurde',
      guessesLead:
        'Keine Konfiguration sagte, was in diesen Spalten steht; es wurde vermutet. Prüfen Sie das zuerst, denn alles andere beruht darauf. config.json enthält es und kann berichtigt werden.',
      usedAs: 'Verwendet als',
      notUsed: 'nicht verwendet',
      because: 'Weil',
      guessesLeftOut: (left) => `… und ${of(left, 'weitere Spalte', 'weitere Spalten')}.`,
    },
    overlap: {
      title: 'Wer mit wem Kunden teilt',
      lead: 'Lesen Sie eine Zeile von links: Wie viele der Stammsätze, die die Quelle der Zeile kennt, kennt auch die Quelle der Spalte? Auf der Diagonale: Stammsätze mit zwei oder mehr Datensätzen derselben Quelle.',
      oneSource: 'Es gibt nur eine Quelle, also werden keine Kunden geteilt.',
      cell: (row, column, shared, part) => `${share(part)} von ${row} ist auch in ${column}: ${goldenRecords(shared)}`,
      ownCell: (source, doubled, part) =>
        `${share(part)} von ${source} hat Dubletten innerhalb: ${goldenRecords(doubled)}`,
      leftOut: (left) =>
        left === 1
          ? 'Die kleinste Quelle ist nicht in der Karte.'
          : `Die ${count(left)} kleinsten Quellen sind nicht in der Karte.`,
    },
    quality: {
      title: 'Güte nach Feld und Quelle',
      lead: 'Wie viel jeder Spalte gefüllt ist, wie viel davon lesbar ist als das, was es sein soll, und wie viele Werte verschieden sind. Schlechte Felder wiegen wenig; hier beginnt ein besserer Abgleich.',
      absent: 'Für diesen Bericht wurde kein Profil erstellt. „samewise profile“ macht eines von denselben Dateien.',
      sampled: (part) => `Gezählt an einer Stichprobe von ${share(part)} der Zeilen; „samewise profile“ zählt alle.`,
      sourceTitle: (source, rows) => `${source}: ${of(rows, 'Zeile', 'Zeilen')}`,
      completeness: 'Gefüllt',
      validity: 'Lesbar',
      distinct: 'Verschiedene Werte',
      uniqueness: 'Eindeutigkeit',
      generic: 'Allerweltswerte',
      placeholders: 'Vermutete Platzhalter',
      dimensionsTitle: 'Güte der Datensätze',
      dimensionsLead:
        'Anteile mit 95-%-Intervall: Werte, die da sind; die sind, was sie sein sollen; Datensätze, die in ihrer Quelle der einzige ihres Stammsatzes sind; solche, die binnen eines Jahres gesehen wurden; Stammsätze, über die sich die Quellen einig sind. Nicht gemessen ist die Richtigkeit: Dazu braucht es einen Bestand, der bekanntermaßen stimmt.',
      dimensionName: {
        overall: 'Insgesamt',
        completeness: 'Gefüllt',
        validity: 'Gültig',
        uniqueness: 'Eindeutig',
        timeliness: 'Aktuell',
        consistency: 'Einig',
      },
      dimensionInterval: (low, high, n) => `${share(low)}–${share(high)}, n ${count(n)}`,
      dimensionUnknown: (n) => `unbekannt, n ${count(n)}`,
      allSources: 'Alle Quellen',
      measured: (part) => `Gemessen an einer Stichprobe von ${share(part)} der Stammsätze.`,
      agreementTitle: 'Übereinstimmung der Quellen',
      agreementLead: 'Von den Stammsätzen, bei denen beide Quellen das Feld füllen: wie oft sie dasselbe sagen.',
      unusedColumns: 'Nicht verwendete Spalten',
      problemsTitle: 'Was falsch aussieht',
      problem: 'Fehler',
      rows: 'Zeilen',
      values: 'Zum Beispiel',
      problemName: (problem) => problems[problem] ?? problem,
      rowsOf: (rows, part) => `${count(rows)} (${share(part)})`,
      valueRows: (value, rows) => `${value} (${count(rows)})`,
      agreementDetail: (golden) => `von ${of(golden, 'Stammsatz', 'Stammsätzen')}`,
      leftOut: (left) => `… und ${of(left, 'weitere Spalte', 'weitere Spalten')}.`,
      sourcesLeftOut: (left) => `… und ${of(left, 'weitere Quelle', 'weitere Quellen')}.`,
    },
    blocking: {
      title: 'Welche Paare verglichen wurden',
      lead: 'Jeden Datensatz mit jedem zu vergleichen dauerte zu lange; deshalb schlagen Regeln Paare vor. Ein Paar, das keine Regel vorschlägt, wird nie verglichen, und ein Treffer darunter geht verloren; jede Regel sagt, was sie fand und keine vor ihr.',
      rule: 'Datensätze, gleich in',
      newPairs: 'Neue Paare',
      matches: 'Erwartete Treffer',
      yieldShare: 'Von ihren Paaren',
      ofAllMatches: 'Von allen Treffern',
      cutBlocks: 'Gekürzte Blöcke',
      skippedPairs: 'Ausgelassene Paare',
      cutDetail: (blocks, largest) => `${count(blocks)}, der größte mit ${of(largest, 'Datensatz', 'Datensätzen')}`,
      total: (pairs, all) => `${of(pairs, 'Paar wurde', 'Paare wurden')} verglichen, von ${count(all)}, die es gibt`,
      reduction: (part) => `${share(part)} der Arbeit wurde gespart.`,
      unusedKeys: (names) =>
        `Schlüssel, die zu breit waren oder nichts fanden, was andere nicht gefunden hatten, und in keiner Regel stehen: ${names}.`,
      genericValues: (values, names) =>
        `${of(values, 'Wert steht', 'Werte stehen')} in viel zu vielen Datensätzen, um sie zu unterscheiden (ein Sammelpostfach, eine Zentralnummer), und ${values === 1 ? 'zählt' : 'zählen'} als fehlend, in ${names}.`,
      leftOut: (left) => `… und ${of(left, 'weitere Regel, die weniger fand', 'weitere Regeln, die weniger fanden')}.`,
    },
    levels: {
      title: 'Was eine Übereinstimmung wert ist',
      lead: 'Jeder Vergleich endet auf einer Stufe. Ihr Gewicht sagt, wie sehr das dafür (rechts) oder dagegen (links) spricht, dass die beiden Datensätze dasselbe sind, in Bit: jedes Bit verdoppelt die Chancen.',
      m: 'Unter Treffern (m)',
      u: 'Unter zufälligen Paaren (u)',
      h: 'Unter Verwandten',
      individual: 'Gehört einer Person allein: Verwandte stimmen darin nicht öfter überein als Fremde.',
      shared: 'Verwandte können es teilen, also beweist Übereinstimmung weniger.',
      frequency: 'Ein seltener Wert wiegt mehr als dies, ein häufiger weniger.',
      leftOut: (left) => `… und ${of(left, 'weiterer Vergleich', 'weitere Vergleiche')}.`,
    },
    weights: {
      title: 'Alle Paare nach ihrem Gewicht',
      lead: 'Jeder Balken zählt die Paare mit diesem Gewicht (der Summe der Gewichte aller Stufen und des Anfangsgewichts). Ein gutes Modell lässt ein Tal zwischen zwei Hügeln, und darin die Schwelle. Die Skala der Zahlen ist logarithmisch.',
      axis: 'Gewicht in Bit',
      countAxis: 'Paare',
      matchLine: (probability) => `Treffer ≥ ${share(probability)}`,
      possibleLine: (probability) => `möglich ≥ ${share(probability)}`,
      binDetail: (from, to, pairs) => `${count(from)} bis ${count(to)} Bit: ${of(pairs, 'Paar', 'Paare')}`,
      legendMatch: 'Treffer',
      legendPossible: 'möglich',
      legendOther: 'kein Treffer',
      priorNote: (part) => `Bevor etwas verglichen ist, gilt etwa eines von ${count(1 / part)} Paaren als Treffer.`,
      clusterNote: (method) => {
        if (method === 'one-to-one') {
          return 'Beide Quellen sind frei von Dubletten, also hat jeder Datensatz höchstens einen Partner: Paare werden damit neu gewogen, und der bessere Partner gewinnt.'
        }
        return method === 'components'
          ? 'Alle Datensätze, die durch Paare über der Schwelle verbunden sind, werden ein Stammsatz.'
          : 'Hier wird jedes Paar für sich gewogen. Verbundene Datensätze werden danach gemeinsam neu gewogen, alle gegen alle; eine Gruppe kann also ein Paar unter der Schwelle vereinen oder eines darüber trennen.'
      },
      rangeOf: (from, to) => `${count(from)} bis ${count(to)}`,
    },
    samples: {
      title: 'Warum Paare zusammengehören oder nicht',
      lead: 'Einige Paare, Schritt für Schritt: die Summe beginnt beim Anfangsgewicht, jeder Vergleich gibt oder nimmt sein Gewicht, und das Ende entscheidet. Der Balken einer Zeile reicht von der Summe davor bis zu der danach; die Linie in der Mitte steht für gleiche Chancen.',
      absent: 'Kein Paar kam in die Nähe der Schwellen, also gibt es nichts zu erklären.',
      kinds: {
        sure: { title: 'Ein sicherer Treffer', note: 'Das höchste Gewicht aller Paare.' },
        above: {
          title: 'Knapp über der Schwelle',
          note: 'Das unsicherste Paar, das aus eigener Kraft vereint wurde.',
        },
        below: {
          title: 'Knapp unter der Schwelle',
          note: 'Das wahrscheinlichste Paar, das nicht vereint wurde.',
        },
        possible: {
          title: 'Ein möglicher Treffer',
          note: 'Mitten zwischen den Schwellen: für einen Menschen zum Ansehen.',
        },
        carried: {
          title: 'Durch andere vereint',
          note: 'Für sich zu schwach, aber die anderen Datensätze der Gruppe bürgen dafür.',
        },
        surprising: {
          title: 'Ein überraschender Nichttreffer',
          note: 'Das Paar, das man am ehesten für dasselbe hielte: starke Übereinstimmung, und doch zwei Stammsätze.',
        },
      },
      comparison: 'Vergleich',
      running: 'Summe bis hier',
      prior: 'Anfangsgewicht',
      priorNote: 'bevor etwas verglichen ist',
      relatives: 'Verwandte',
      relativesNote: 'Personen oder Sachen, die solche Werte teilen',
      surroundings: 'Umgebung',
      surroundingsNote: 'was die anderen Datensätze um die beiden sagen',
      sum: 'Zusammen',
      rarity: (bits) => `Seltenheit ${bits}`,
      verdict: (probability, isJoined) =>
        `Wahrscheinlichkeit ${share(probability)}: ${isJoined ? 'ein Stammsatz' : 'zwei Stammsätze'}`,
    },
    clusters: {
      title: 'Die größten und die unsichersten Stammsätze',
      lead: 'Punkte sind Datensätze, nach Quelle gefärbt; Linien verbinden gefundene Paare, dicker, wo sie sicherer sind. Ein dichter Ball ist gesund. Zwei Bälle an einem dünnen Faden sind vielleicht zwei Kunden.',
      absent: 'Kein Stammsatz hat mehr als einen Datensatz.',
      largestTitle: 'Größte',
      weakestTitle: 'Unsicherste',
      caption: (all, sources) => `${records(all)} aus ${of(sources, 'Quelle', 'Quellen')}`,
      cohesion: (part) => `Zusammenhalt ${share(part)}`,
      nodeDetail: (source, id) => `${source} ${id}`,
      edgeDetail: (probability) => `Wahrscheinlichkeit ${share(probability)}`,
      nodesLeftOut: (shown, all) =>
        `${count(shown)} von ${of(all, 'Datensatz', 'Datensätzen')} sind gezeichnet und aufgeführt.`,
      edgesLeftOut: (left) => `${of(left, 'schwächere Linie ist', 'schwächere Linien sind')} nicht gezeichnet.`,
      dashed: 'gestrichelt: für sich unter der Schwelle',
      tableTitle: (all) => (all === 1 ? 'Der Datensatz' : `Die ${count(all)} Datensätze`),
    },
    survivorship: {
      title: 'Welche Werte blieben',
      lead: 'Wo die Datensätze eines Stammsatzes in einem Feld verschieden sind, entscheidet eine Strategie, welcher Wert bleibt. Die Balken zeigen, wie oft die Datensätze übereinstimmten, und was entschied, wo sie es nicht taten.',
      absent: 'Kein Stammsatz hat zwei Werte zur Wahl.',
      counted: (golden, isAll) =>
        isAll
          ? `Gezählt an ${of(golden, 'Stammsatz', 'Stammsätzen')} aus mehreren Datensätzen.`
          : `Gezählt an den ersten ${count(golden)} Stammsätzen aus mehreren Datensätzen, nach Kennung (so gut wie eine Zufallsstichprobe).`,
      axis: 'Stammsätze aus mehreren Datensätzen, die einen Wert haben',
      agreed: 'keine zwei Werte verschieden',
      winsTitle: 'Welche Quellen gewinnen',
      winsLead: 'Von den umstrittenen Werten, an denen eine Quelle beteiligt war: wie oft ihr Wert blieb.',
      win: (part, wins, contests) => `${share(part)} (${count(wins)} von ${count(contests)})`,
      strategyName: (strategy) => strategies[strategy] ?? strategy,
      detail: (strategy, part, times) => `${strategy}: ${share(part)} (${count(times)})`,
    },
    run: {
      title: 'Der Lauf',
      lead: 'Wie lange jeder Schritt dauerte, was er brauchte, und alles, was nötig ist, um ihn mit gleichem Ergebnis zu wiederholen.',
      stagesAxis: 'Sekunden',
      stageName: (stage) => reportStages[stage] ?? stage,
      seconds: 'Sekunden',
      figures: 'Kennzahlen',
      figure: 'Kennzahl',
      value: 'Wert',
      version: 'samewise',
      node: 'Node.js',
      seed: 'Startwert',
      peakMemory: 'Höchster Speicherbedarf',
      matchThreshold: 'Schwelle eines Treffers',
      possibleThreshold: 'Schwelle eines möglichen Treffers',
      clusterMethod: 'Gruppierung',
      scoredPairs: 'Verglichene Paare',
      keptPairs: 'Behaltene Paare',
      pairsPerSecond: 'Paare je Sekunde',
      expectedMatches: 'Erwartete Treffer',
      expectedRelatives: 'Erwartete Paare von Verwandten',
      repeatedLines: 'Zeilen, die andere wiederholen und einmal zählen',
      olderLines: 'Ältere Zeilen, die wichen',
      excludedRows: 'Zeilen, die kein Datensatz dieser Entität sind',
      contradictions: 'Urteile, die anderen widersprechen',
      truthTitle: 'Genauigkeit und Trefferquote',
      truthLead:
        'Genauigkeit: wie viele der vereinten Paare zusammengehören. Trefferquote: wie viele der zusammengehörenden Paare vereint wurden. Erwartete Zahlen sind die Schätzung des Modells über die Paare, die es verglich; gemessene brauchen eine Wahrheit.',
      precision: 'Genauigkeit',
      recall: 'Trefferquote',
      f1: 'F1',
      pairwise: 'Gemessen an Paaren',
      bCubed: 'Gemessen an Datensätzen (B³)',
      expected: 'Vom Modell geschätzt',
      exactEntities: 'Entitäten, die genau ein Stammsatz sind',
      truthRecords: 'Datensätze der Wahrheit',
      inputsTitle: 'Eingabedateien',
      size: 'Größe',
      sha256: 'SHA-256',
    },
    customers: customerReportDe,
    foot: 'Erstellt von samewise. Diagramme von Apache ECharts. Diese Seite braucht kein Netz und sendet nichts.',
  },
}
