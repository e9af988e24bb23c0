import type { ProblemWords } from './cli-messages'
import { customerReportEn } from './customer-report-en'
import { formatsOf } from './formats'
import type { Catalogue } from './messages'

const locale = 'en'
const { count, share, evenShare, decimal } = formatsOf(locale)

function of(value: number, one: string, several: string): string {
  return `${count(value)} ${value === 1 ? one : several}`
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

const unreadableAdvice: Readonly<Record<string, string>> = {
  date: 'They are no days of a calendar, or have another "order" than the "map" of the source says.',
  phone: 'They are too short or too long, or of another "region" than the "map" of the source says.',
  identifier: 'Is it the right column? Numbers whose check digits fail are slips of somebody who typed them.',
}

const typeNames: Readonly<Record<string, string>> = {
  email: 'mail addresses',
  url: 'web addresses',
  date: 'dates',
  phone: 'phone numbers',
  number: 'numbers',
  code: 'codes',
  text: 'text',
}

function rowsOf({ count: rows, n, share: part }: ProblemWords['affected']): string {
  return `${count(rows)} of ${of(n, 'row', 'rows')} (${evenOrLess(part)})`
}

function valuesOf({ values, hasMore }: ProblemWords): string {
  const named = values.map(({ value, rows }) => `"${value}" in ${count(rows)}`).join(', ')
  return hasMore ? `${named} and others` : named
}

function evenOrLess(part: number): string {
  return part > 0 && part < 0.0005 ? `under ${evenShare(0.001)}` : evenShare(part)
}

const strategies: Readonly<Record<string, string>> = {
  'most-recent': 'most recent',
  oldest: 'oldest',
  'source-priority': 'source priority',
  'most-frequent': 'most frequent',
  longest: 'longest',
  shortest: 'shortest',
  'most-complete': 'most complete',
  union: 'all kept (union)',
  group: 'decided with its group',
  order: 'first by source and id',
  reference: 'own source before reference',
}

const stages: Readonly<Record<string, string>> = {
  read: 'read the input',
  normalize: 'normalize values',
  learn: 'choose rules, learn weights',
  score: 'compare and weigh pairs',
  cluster: 'cluster',
  survive: 'survivorship',
  write: 'write the result',
}

const problems: Readonly<Record<string, string>> = {
  empty: 'no row has a value',
  'mostly-missing': 'mostly empty',
  placeholders: 'words for nothing, placeholders',
  unreadable: 'cannot be read as what the field is',
  'other-type': 'values of another sort',
  generic: 'values that suspiciously many share',
  'repeated-identifier': 'numbers that stand on several rows',
  'mixed-date-orders': 'day first and month first mixed',
  'date-spike': 'far too many rows on one day',
  'new-year': 'far too many rows on 1 January',
  constant: 'the same value on every row',
}

/** English. */
export const en: Catalogue = {
  locale,
  cli: {
    unknownLanguage: (asked, known) =>
      `There is no language "${asked}" (SAMEWISE_LANG); this is English. There are ${known.join(', ')}.`,
    note: (text) => `Note: ${text}`,
    help: {
      program: 'Finds which records are the same person or thing and keeps one golden record for each.',
      example: 'Example:',
      examples: 'Examples:',
      ownExamples: 'Each command shows an example of its own with --help.',
      afterError: '(--help lists the commands and options)',
      usage: 'Usage:',
      arguments: 'Arguments:',
      options: 'Options:',
      commands: 'Commands:',
      showVersion: 'show the version',
      showHelp: 'show this help',
      helpOf: 'show the help of a command',
      byDefault: (value) => `(default: ${value})`,
      choices: (values) => `(choices: ${values})`,
      recordRef: 'A record is source:id, split at the first colon.',
      commandNames: {
        resolve: 'resolve records into golden records',
        init: 'print a config guessed from files',
        profile: 'show how complete, valid and unique the values are',
        train: 'learn from labelled pairs, or choose pairs to label',
        explain: 'explain why two records match or not, or what holds a golden record together',
        evaluate: 'score a crosswalk against a truth',
        diff: 'show which clusters differ between two runs',
        quality: 'show how good the data of a finished run are, and how that changed since an earlier one',
        whatIf: 'show which golden values would change under another policy, before it applies',
        generate: 'write sample people with duplicates and errors, and the truth about them',
        bench: 'measure speed, memory and accuracy on your own files',
        importSplink: 'turn a Splink model into a config',
        households: 'find who lives together among the golden records',
        journey: 'show how customers move through stages and channels, or what one lived through',
        nextAction: 'say what to do for a customer now, and why not what else could be done',
        preferences: 'show what a customer prefers, as far as behaviour shows it',
        segment: 'list the golden IDs in a segment, or print the SQL that selects them',
        measure: 'measure what customers say and how they are served, with intervals',
        report: 'add a chapter on customers to the report of a finished run',
      },
      customerOptions: {
        reportEvents: 'files of events, .ndjson or .csv; without them, households and relations only',
        reportMask: 'hide personal data in the whole page',
        reportOut: 'file of the page (default: report.html of the run, or customers.html if it has none)',
        events: 'files of events, .ndjson or .csv',
        zone: 'time zone of times without an offset, such as Europe/Berlin',
        quiet: 'no notes on stderr',
        person: 'golden ID, or a record of the person as source:id',
        at: 'what is now (default: the latest event)',
        from: 'first moment that counts (default: the first event)',
        until: 'first moment that does not count any more (default: after the latest event)',
        householdPolicy: 'rules that differ from those of the default, as JSON',
        householdRecords: 'the files that the run was made from: with them, moves are dated',
        householdsAsOf: 'tell members and roles as of this day (default: the latest state)',
        householdsOut:
          'file for the households: .csv with a line for each member, or .ndjson (default: NDJSON on stdout)',
        journeyBy: 'a map for each value of this golden attribute, such as address.city',
        prefill: 'fields of a form, separated by commas: what of them is known already',
        purpose: 'what the form is for; the customer must have allowed it',
        assurance: 'how sure it is who asks',
        actions: 'JSON list of actions',
        contactPolicy: 'rules of contact as JSON: holds, caps, quiet hours, consent (default: none but consent)',
        consentPolicy: 'contact policy as JSON, for what holds where nobody said anything of consent',
        segment: 'JSON with the name and the condition of the segment',
        sql: 'print the SQL instead of the members',
        scorecard:
          'plan with objectives as JSON: those called nps, csat, ces, complaintRate, firstContact and answeredInTime are measured',
        evidence:
          'figures of maturity that events do not give, as JSON: { "duplicateShare": { "count": 3, "n": 400 } }',
        customers:
          'write simulated customers into a folder instead: their records in five systems, their events, and the truth',
        people: 'with --customers: how many',
        months: 'with --customers: for how long they are followed, 1 to 60',
        measureBy: (dimensions) => `group by one or more of ${dimensions}, separated by commas`,
      },
      argumentNames: {
        before: 'run folder, or crosswalk, of before',
        after: 'run folder, or crosswalk, of after',
        files: 'CSV or JSON files (.csv, .ndjson, .json); one file is one source, unless a column holds the source',
        runFolder: 'folder of a finished run',
        recordOrGolden: 'source:id, or a golden ID alone',
        otherRecord: 'source:id of another record; without it, the golden record of the first is explained',
        xref: 'xref.csv of a run',
        truth: 'CSV with record_id,entity_id or source,record_id,entity_id',
        people: 'CSV file to write',
        splinkModel: 'JSON that save_model_to_json of Splink 3, 4 or 5 wrote',
        splinkFiles:
          'files that the config is for: they name the sources, and show the order of dates and the country of phones',
      },
      optionNames: {
        config: 'config.json, or a .js or .mjs module; guessed from the files without it',
        extensions: 'modules with kinds of your own, used in the config as module#kind',
        furtherExtensions: 'modules with kinds of your own (those of the run are known)',
        data: (tables) => `data tables, separated by commas: ${tables.join(', ')} (all by default), or "none"`,
        source: 'a file with a name for its source',
        id: 'column of the record id',
        duplicateFree: 'sources without duplicates, separated by commas, or "all"',
        quiet: 'no progress, and no guesses',
        json: 'progress, errors and result as one JSON object a line',
        out: 'folder for the result; an earlier result is replaced as a whole',
        seed: 'seed of all samples',
        threads: 'threads, 1 to 64 (default: 2 from 50,000 rows on); the result is the same with any number',
        add: 'a finished run: the files are new and changed records of it, and what they cannot change is not done again',
        deleted: 'CSV with source,record_id of records that go from the run of --add',
        previous: 'an earlier result: golden IDs go on naming what they named there',
        asOf: 'day by which licences of sources are judged (default: the latest observed time in the input)',
        truth: 'record_id,entity_id: score the result',
        model: 'apply the model.json of an earlier run (or its folder) instead of learning one',
        judgements:
          'what people decided, a line each: {"judgement":"same","left":"crm:1","right":"web:7"}; also different, unsure, merge, unmerge, pin, undo',
        trainOut: 'file for the model, or with --questions for the pairs to label',
        labels: 'labelled pairs: left_source,left_id,right_source,right_id,label (match, no-match, unsure)',
        trainJudgements: 'judgements to learn from',
        questions: 'write so many pairs whose labels would teach most',
        ask: 'put the questions in the terminal, and keep the answers in the file of --labels',
        maxRejects: 'stop when more lines than this cannot be read',
        rawCsv: 'write cells as they are, also those a spreadsheet may run as formulas',
        noLineage: 'leave lineage.ndjson out',
        noReport: 'leave report.html out',
        mask: 'hide personal data in report.html',
        noValues: 'leave the normalized values out (explain needs them)',
        values: 'also the most frequent, the first and last, and the unreadable values of persons',
        explainJson: 'print JSON',
        across: 'count only pairs whose records differ in it',
        evaluateJson: 'print all figures as JSON',
        view: 'also write golden.<name>.csv for these of the "views" of the config',
        by: 'a line for each source, or for each field',
        qualityPrevious: 'an earlier run to compare with',
        policy: 'JSON with what changes: "survive", "groups", "priorities"; the rest stays as in the run',
        whatIfView: 'one of the "views" of the config, instead of --policy',
        samples: 'changed golden records shown for each field',
        examples: 'examples of each kind of change',
        records: (most) => `records, 1 to ${count(most)}`,
        sameSeed: 'the same seed gives the same bytes',
        noise: (most) => `how many errors: 1 is typical, 0 none, ${most} the most`,
        truthFile: 'where the truth goes (default: truth.csv beside the file)',
        silos: 'write the exports of five systems of an invented company into a folder instead',
        flat: 'with --silos: the nested export as CSV with dotted columns, too',
        measureTruth: 'record_id,entity_id: measure accuracy too',
        runs: 'runs; the fastest counts',
        importJson: 'print { config, notes } as one JSON object',
        importQuiet: 'no notes on what is not in the config',
      },
    },
    progress: {
      line: (stage) => `${stage} …`,
      stageName: (stage) => stage,
    },
    guesses: {
      title: 'Guessed columns:',
      source: 'source',
      column: 'column',
      usedAs: 'used as',
      kind: 'kind',
      because: 'because',
      notUsed: '(not used)',
      moreNotUsed: (left) => `… and ${of(left, 'column', 'columns')} more not used`,
      namedById: 'named by --id',
      otherId: (column) => `--id names ${column}`,
    },
    input: {
      noId: (source) =>
        `Source "${source}" has no id column, so ids are made from the content of its rows: a row that changes gets another id. Name one with --id, or as "sources.${source}.id" in a config.`,
      mixedDates: (source, column, dayFirst, monthFirst, order, setting) =>
        `Dates in the column "${column}" of "${source}" have the day first in ${of(dayFirst, 'value', 'values')} and the month first in ${of(monthFirst, 'value', 'values')} of those looked at; all are read as ${order}, some of them wrongly. Ask where the rows come from, split the source by it, and give each its order as "${setting}".`,
    },
    warnings: {
      'lines-rejected': (lines) =>
        lines === 1
          ? '1 line could not be read; it is in rejected.csv.'
          : `${count(lines)} lines could not be read; they are in rejected.csv.`,
      'lines-repeated': (lines) =>
        lines === 1
          ? '1 line repeats another line in every cell and does not count.'
          : `${count(lines)} lines repeat other lines in every cell and do not count.`,
      'lines-older': (lines) =>
        lines === 1
          ? '1 older line gave way to a later one with the same id.'
          : `${count(lines)} older lines gave way to later ones with the same id.`,
      'pairs-skipped': (pairs) =>
        pairs === 1
          ? '1 candidate pair in blocks that are too big was skipped; run.json says of which rule.'
          : `${count(pairs)} candidate pairs in blocks that are too big were skipped; run.json says of which rules.`,
      'judgements-unknown': (judgements) =>
        judgements === 1
          ? '1 judgement speaks of a record that is not in the input.'
          : `${count(judgements)} judgements speak of records that are not in the input.`,
      'judgements-contradicted': (judgements) =>
        judgements === 1
          ? '1 judgement "same" contradicts "different" or a source free of duplicates, and gave way.'
          : `${count(judgements)} judgements "same" contradict "different" or a source free of duplicates, and gave way.`,
      'pins-without-effect': (pins) => `${of(pins, 'pin has', 'pins have')} no effect; run.json lists them.`,
      pin: (field, record, because) => `The pin on ${field} of ${record} has no effect: ${because}.`,
      pinBecause: {
        'unknown-record': 'there is no such record in the input',
        'unknown-field': 'there is no such field or group',
        'unknown-contributor':
          'the record whose value it takes is not in the same golden record, or brings no value there',
        'not-understood': 'it needs either "value" or "from", a known mode and times in ISO 8601',
        cycle: 'pins take the value of each other in a circle',
        'source-changed': 'a record has brought another value since',
      },
      pinExpired: (until) => `it held until ${until} (the time of the run can be set with --as-of)`,
      pinSuperseded: (by, at) => `a newer one holds the field, of ${by} (${at})`,
      'kinds-inline': (names) =>
        `The kind of ${names.map((name) => `"${name}"`).join(', ')} was given inline, so config.json names it but cannot bring it back. Put it in an extension module for that.`,
      unknownDeleted: (records, shown) =>
        `${of(records, 'record', 'records')} to delete ${records === 1 ? 'is' : 'are'} not in the finished run, such as ${shown.join(', ')}; nothing was done about ${records === 1 ? 'it' : 'them'}.`,
      extensionChanged: (specifier) =>
        `The module ${specifier} has changed since the model was learned; learn it again if in doubt.`,
      notInResult: (missing, records) =>
        `${count(missing)} of the ${of(records, 'record', 'records')} of the truth are not in the result; each counts as a cluster of its own.`,
      notInTruth: (records) =>
        `${of(records, 'record', 'records')} of the result are not in the truth and do not count.`,
      ofEntity: (entity, text) => `${entity}: ${text}`,
    },
    resolve: {
      golden: (records, golden, merged, mergedInto) => {
        const what = `${of(records, 'record', 'records')} → ${of(golden, 'golden record', 'golden records')}`
        return mergedInto === 0
          ? `${what}; none were merged.`
          : `${what}; ${of(merged, 'record', 'records')} were merged into ${of(mergedInto, 'golden record', 'golden records')}.`
      },
      expected: (precision, recall) =>
        `Expected by the model: precision ${evenShare(precision)}, recall ${evenShare(recall)}.`,
      blocking: {
        rule: 'Blocking rule',
        pairs: 'new pairs',
        matches: 'matches expected',
        together: 'of all, so far',
        more: (rules) => `and ${of(rules, 'rule', 'rules')} more; run.json has all`,
      },
      measured: (precision, recall, f1) =>
        `Measured against the truth: precision ${evenShare(precision)}, recall ${evenShare(recall)}, F1 ${decimal(f1, 4)}.`,
      delta: (added, changed, unchanged, deleted) =>
        `To the finished run: ${of(added, 'record', 'records')} added, ${count(changed)} changed, ${count(unchanged)} given again as they were, ${count(deleted)} deleted.`,
      ids: {
        kept: (kept, moved, records, part) =>
          `Golden IDs of the earlier result: ${count(kept)} kept; ${count(moved)} of the ${of(records, 'record', 'records')} in both (${share(part)}) ${moved === 1 ? 'has' : 'have'} another ID.`,
        nothing: 'No ID changed.',
        changes: {
          merged: (ids) => `${of(ids, 'ID was', 'IDs were')} merged into others`,
          split: (ids) => `${of(ids, 'ID was', 'IDs were')} split`,
          created: (ids) => `${of(ids, 'ID is', 'IDs are')} new`,
          retired: (ids) => `${of(ids, 'ID was', 'IDs were')} retired`,
          revived: (ids) => `${of(ids, 'ID was', 'IDs were')} revived`,
        },
        because: {
          'records-joined': (ids) => `${count(ids)} with new records`,
          'records-left': (ids) => `${count(ids)} since records left`,
          'records-changed': (ids) => `${count(ids)} since records changed`,
          'model-or-config': (ids) => `${count(ids)} by model, config or judgements`,
          unknown: (ids) => `${count(ids)} for reasons unknown`,
        },
      },
      result: (dir, s) => `Result in ${dir}: golden.csv, xref.csv, possible.csv, run.json… (${timed(s)})`,
      report: (path) => `Report: ${path}`,
      entity: (name, line) => `${name}: ${line}`,
      relations: (relations, dangling) =>
        `${of(relations, 'relation', 'relations')} between golden records; ${of(dangling, 'foreign key leads', 'foreign keys lead')} to no record.`,
      rowsOfNone: (rows) =>
        rows === 1
          ? '1 row is a record of no entity, or could not be read; it is in rejected.csv.'
          : `${count(rows)} rows are a record of no entity, or could not be read; they are in rejected.csv.`,
      entitiesResult: (dir, entities, s) =>
        `Result in ${dir}: ${entities.map((name) => `${name}/`).join(', ')}, relations.csv, run.json… (${timed(s)})`,
    },
    quality: {
      summary: (records, part) =>
        `Quality of ${of(records, 'record', 'records')}${part < 1 ? `, a sample of ${share(part)} of the golden records` : ''}. Figures are shares with 95 % intervals and n.`,
      timeUnknown: (records) =>
        `${of(records, 'record carries', 'records carry')} no time and say nothing of timeliness.`,
      head: {
        source: 'source',
        field: 'field',
        overall: 'overall',
        completeness: 'filled',
        validity: 'valid',
        uniqueness: 'unique',
        timeliness: 'timely',
        consistency: 'consistent',
      },
      allSources: '(all sources)',
      allFields: '(all fields)',
      figure: (value, low, high, n) => `${share(value)} (${share(low)}–${share(high)}, n ${count(n)})`,
      unknown: (n) => (n === 0 ? '–' : `unknown (n ${count(n)})`),
      disagreements: 'Who agrees with whom, the least first (golden records in which both sources have a value):',
      examples: 'they differ in',
      more: (left) => `… and ${count(left)} more; --json has all.`,
      noDisagreement: 'No two sources have values of the same golden record.',
      notMeasured: (names) => `Not measured: ${names.join(', ')}.`,
      accuracy: 'accuracy (it takes a reference that is known to be true)',
      trend: (better, worse, unclear, unknown) =>
        `Since the earlier run ${of(better, 'figure is', 'figures are')} better and ${count(worse)} worse beyond chance; ${count(unclear)} without a clear change, ${count(unknown)} unknown.`,
      change: (what, source, field, before, after) =>
        `${what}, ${source}, ${field}: ${share(before)} → ${share(after)}`,
      by: (difference, low, high) => `${signedShare(difference)}, between ${signedShare(low)} and ${signedShare(high)}`,
      appeared: (figures) => `${of(figures, 'figure is', 'figures are')} new.`,
      gone: (figures) => `${of(figures, 'figure is', 'figures are')} gone.`,
    },
    whatIf: {
      summary: (golden, changed) =>
        `${count(changed)} of ${of(golden, 'golden record', 'golden records')} would have another value. Nothing was changed.`,
      field: (field, golden, counts) => `${field} (${of(golden, 'golden record', 'golden records')}): ${counts}`,
      counts: {
        changed: (values) => `${count(values)} changed`,
        added: (values) => `${count(values)} added`,
        removed: (values) => `${count(values)} removed`,
        origin: (values) => `${count(values)} the same from another record`,
      },
      decidedBy: (strategies) => `settled by ${strategies}`,
      noValue: '(none)',
      because: (decidedBy, reason) => `${decidedBy}${reason === '' ? '' : `; the one before is ${reason}`}`,
      nothing: 'No golden value would change.',
      otherInput: (names) =>
        `The files are not those of the run (${names.join(', ')}), so the clusters may differ from those in its folder. Name the files of the run, or run resolve again.`,
      otherClusters: (moved) =>
        `${of(moved, 'record is', 'records are')} in other golden records than in the folder of the run.`,
    },
    diff: {
      records: (both, onlyBefore, onlyAfter) =>
        `${count(both)} records are in both runs; ${count(onlyBefore)} only before, ${count(onlyAfter)} only after.`,
      clusters: (before, after, unchanged) =>
        `${count(before)} clusters before, ${count(after)} after; ${count(unchanged)} hold the same records.`,
      merged: (changes, records) =>
        `Merged: ${changes === 1 ? 'once' : `${count(changes)} times`} several became one (${count(records)} records).`,
      split: (changes, records) =>
        `Split: ${changes === 1 ? 'once' : `${count(changes)} times`} one became several (${count(records)} records).`,
      moved: (changes, records) =>
        `Moved: ${changes === 1 ? 'once' : `${count(changes)} times`} records went from one to another (${count(records)} records).`,
      pairs: (joined, separated) => `${count(joined)} pairs of records came together, ${count(separated)} came apart.`,
    },
    evaluate: {
      pairs: 'pairs',
      bCubed: 'B-cubed',
      scores: (precision, recall, f1) =>
        `precision ${decimal(precision, 4)}  recall ${decimal(recall, 4)}  F1 ${decimal(f1, 4)}`,
    },
    explain: {
      verdict: (probability, weight, isOneGolden) =>
        `Match probability ${decimal(probability, 4)}, weight ${signed(weight)} bits. They are ${isOneGolden ? 'one golden record' : 'two golden records'}.`,
      bits: signed,
      comparison: 'comparison',
      level: 'level',
      bitsHead: 'bits',
      left: 'left',
      right: 'right',
      prior: '(before comparing)',
      priorLevel: 'chance of any two records',
      relatives: '(relatives)',
      relativesLevel: 'people or things that share such values',
      labels: '(labels)',
      labelsLevel: 'what labelled pairs have taught',
      onItsOwn:
        'The pair is weighed on its own here; its cluster may decide otherwise, since all records of a cluster have a say.',
      whyApart: 'Why they are not one golden record:',
      forbidden: {
        'judged-different': 'people judged them different',
        'duplicate-free-source': 'they are of one source, which is free of duplicates',
        'different-types': 'they are of different types',
        identifier: 'together they have more values of an identifier than an entity may',
        rule: 'a "non-match" rule of the config holds',
      },
      mustStayApart: (because) => `They must stay apart: ${because}.`,
      membersApart: (left, right, because) =>
        `${left} and ${right} of their golden records must stay apart: ${because}.`,
      proposedBy: (rules) => `The pair was compared: it was proposed by ${rules}.`,
      notProposed: 'Never compared by itself: no blocking rule holds both.',
      blockCut: (rule, records, most) =>
        `Never compared by itself: the block of rule ${rule} was too large, ${of(records, 'record', 'records')} (the most is ${count(most)}), and the cut parted the two.`,
      noSharedKey: 'They agree on no blocking key, so no rule of keys would have proposed the pair.',
      missingRules:
        'Rules that would have proposed the pair. "match.blocking" takes the place of the rules chosen, so give it those of model.json, too:',
      rule: 'rule',
      rulePairs: 'pairs at most',
      ruleRecords: 'records in their block',
      tooLarge: 'too large: would be cut',
      decidedWeight: (weight, probability) =>
        `The weight that decided on the pair itself is ${signed(weight)} bits (p=${decimal(probability, 4)}), enough to join it.`,
      belowThreshold: (weight, probability, stopBits) =>
        `The weight that decided is ${signed(weight)} bits (p=${decimal(probability, 4)}); records are joined from ${signed(stopBits)} on.`,
      betterPartner: (record, partner, weight) =>
        `${record} is with ${partner}${weight === '' ? '' : ` (${weight} bits)`}, and each record has one partner at the most.`,
      clustersDisagree: (meanWeight, stopBits, left, right) =>
        `The other records of their golden records (${count(left)} and ${count(right)} records) disagree: the mean weight between the two is ${signed(meanWeight)} bits, and they are joined from ${signed(stopBits)} on.`,
      worstPair: (left, right, weight) => `Least alike of them are ${left} and ${right}, with ${signed(weight)} bits.`,
      noChain: (meanWeight, floor) =>
        `They were never weighed as one group: no chain of compared pairs that have ${signed(floor)} bits or more on their own leads from one to the other. As one group they would have been joined, with ${signed(meanWeight)} bits on average.`,
      componentCut: (records, most) =>
        `They hang together with ${of(records, 'record', 'records')}, more than are weighed as a whole (${count(most)}), so the weakest pairs were cut first.`,
      whatCost: 'What speaks against a match, the dearest first:',
      cost: (comparison, level, weight, bestLevel, bestWeight) =>
        `${comparison}: "${level}" ${weight < 0 ? `costs ${decimal(-weight, 2)} bits` : `gives ${signed(weight)} bits`}; "${bestLevel}" would give ${signed(bestWeight)}`,
      wouldBe: (probability, isMatch) =>
        isMatch
          ? `with it the pair would be a match (p=${decimal(probability, 4)}).`
          : `with it the pair would still be none (p=${decimal(probability, 4)}).`,
      nothingCosts: 'No comparison disagrees: what is there does not say enough.',
      notCompared: (comparisons) => `Not compared, since one of the two has no value: ${comparisons}.`,
      sameCluster: (goldenId) => `What holds their golden record together: samewise explain <dir> ${goldenId}`,
      cluster: (goldenId, records, cohesion) =>
        `Golden record ${goldenId}: ${of(records, 'record', 'records')}, cohesion ${decimal(cohesion, 4)} (its weakest link).`,
      referencesOnly: '(none: records of reference sources alone)',
      moreRecords: (left) => `… and ${of(left, 'more record', 'more records')}`,
      links: 'What holds them together, the weakest link first:',
      probability: 'probability',
      chance: (probability) => decimal(probability, 4),
      agreements: 'strongest agreements',
      judgedSame: 'judged the same',
      joinedByRule: 'a "match" rule of the config',
      strongerLinks: (left) => `… and ${of(left, 'stronger link', 'stronger links')}`,
      nearest: (record, goldenId, meanWeight, records, member, weight) =>
        `The nearest other record is ${record} of ${goldenId}: ${signed(meanWeight)} bits on average to ${of(records, 'record', 'records')} here, and ${signed(weight)} to ${member}, its nearest.`,
      keptOut: (record, member) => `What keeps ${record} from ${member}:`,
      meanCost: (comparison, level, meanCost) =>
        `${comparison}: mostly "${level}", ${decimal(meanCost, 2)} bits behind its best level on average.`,
      nothingNear: 'No other record came near.',
    },
    generate: {
      written: (records, file, truth) => `${of(records, 'record', 'records')} in ${file}, the truth in ${truth}`,
      silos: (records, folder, rows, partner) =>
        `${of(records, 'record', 'records')} in ${folder} (${rows.map(([silo, n]) => `${silo} ${count(n)}`).join(', ')}), ${of(partner, 'record', 'records')} of a partner, and the truth`,
    },
    bench: {
      run: (run, runs) => `run ${run} of ${runs} …`,
      stage: 'stage',
      fastest: 'fastest run',
      inAll: 'in all',
    },
    customers: {
      written: (people, records, events, folder) =>
        `${of(people, 'customer', 'customers')} in ${folder}: ${of(records, 'record', 'records')} of five systems, ${of(events, 'event', 'events')}, and the truth`,
      eventsRead: (read, kept, rejected, repeated) =>
        `${of(read, 'event', 'events')} read: ${count(kept)} used, ${count(rejected)} rejected, ${count(repeated)} repeated.`,
      eventIssue: (found, code, file, place, message) =>
        `${of(found, 'event', 'events')} with ${code}, the first at place ${count(place)} of ${file}. ${message}`,
      unknownCustomers: (events, names) =>
        `${of(events, 'event names a customer', 'events name customers')} whom the run does not have: ${names}.`,
      issue: (found, code, examples) => `${code}: ${count(found)} (${examples})`,
      presentOnly:
        'Golden records know the present only, so members have no dates. Give --records with the files of the run to date their moves.',
      otherRelations: (names) =>
        `The segment asks for relations that the run does not have, which count as none: ${names}. It has "household", and what is in relations.csv.`,
      noAddress:
        'The run has no field of kind address, so there can be no households. Map an address and resolve again.',
      householdsFound: (households, persons, golden) =>
        `${of(households, 'household', 'households')} of ${of(persons, 'person', 'persons')}, among ${of(golden, 'golden record', 'golden records')}.`,
      inSegment: (members, all) => `${count(members)} of ${of(all, 'customer', 'customers')} in the segment.`,
      share: (part, low, high, n) =>
        `${evenShare(part)} (${decimal(low * 100, 1)}–${decimal(high * 100, 1)}, n ${count(n)})`,
      points: (value, low, high, n) =>
        `${decimal(value, 1)} (${decimal(low, 1)} to ${decimal(high, 1)}, n ${count(n)})`,
      unknownFigure: (n) => `unknown (n ${count(n)})`,
      unknown: 'unknown',
      missing: 'missing',
      days: (days) => `${decimal(days, 1)} days`,
      sessions: (sessions) => `${of(sessions, 'session', 'sessions')} of known customers.`,
      attribution: 'Whose the events are:',
      reason: 'reason',
      events: 'events',
      shareHead: 'share',
      stages: (customers) => `Stages of ${of(customers, 'customer', 'customers')}:`,
      stage: 'stage',
      reached: 'reached it',
      exits: 'came to rest',
      reentries: 'came back to it',
      funnel: 'From stage to stage:',
      step: 'step',
      dropOff: 'dropped off',
      median: 'median',
      nineOfTen: 'nine of ten',
      cameBack: 'Came back, of those who left:',
      bottlenecks: 'Where customers get stuck:',
      bottleneck: (stage, because, rate, elsewhere) => `${stage} (${because}): ${rate}, elsewhere ${elsewhere}`,
      channelHops: 'From channel to channel:',
      customerAt: (goldenId, time, events, sessions) =>
        `${goldenId} as of ${time}: ${of(events, 'event', 'events')}, ${of(sessions, 'session', 'sessions')}.`,
      timeline: 'Timeline:',
      why: 'Why these events are theirs (the first of each reason):',
      openCases: 'Open cases:',
      basket: 'Basket:',
      forms: 'Forms in progress:',
      promised: 'Promised:',
      lastOnChannels: 'Last on each channel:',
      prefill: 'Known for the form:',
      withheld: (because) => `withheld (${because})`,
      confirm: (because) => `to be confirmed (${because})`,
      time: 'time',
      event: 'event',
      channel: 'channel',
      session: 'session',
      dimension: 'dimension',
      prefers: 'prefers',
      because: 'because',
      ahead: 'ahead',
      period: (from, until) => `From ${from} until ${until}, with 95 % intervals.`,
      surveys: 'Surveys, an answer per person:',
      withoutScale: 'Not measured, as nothing is known of their scale:',
      responseRate: 'response rate',
      answersLeftOut: (superseded, unresolved) =>
        `left out: ${count(superseded)} for a later answer of the same person, ${count(unresolved)} of nobody known`,
      cases: 'Cases:',
      complaintRate: 'complaint rate',
      firstContact: 'settled at first contact',
      casesLeftOut: (undecided, unresolved) =>
        `not counted: ${count(undecided)} closed so recently that they may come back, ${count(unresolved)} of nobody known`,
      loop: 'Answers owed to customers:',
      answeredInTime: 'answered in time',
      loopOpen: (waiting, unrouted) => `still in time: ${count(waiting)}; without an owner: ${count(unrouted)}`,
      rising: 'On the rise:',
      tooLittlePast: 'unknown: there is too little past to compare with',
      noneRising: (tested) => `nothing, of ${of(tested, 'issue', 'issues')} looked at`,
      risingIssue: (about, found, expected, exposed) =>
        `${about}: ${of(found, 'customer', 'customers')}, ${decimal(expected, 1)} expected; may be hit next: ${exposed}`,
      maturity: (level, atMost) => `Maturity: ${level}, at most ${atMost}:`,
      level: 'level',
      figure: 'figure',
      evidence: 'evidence',
      nextSteps: 'What to do next:',
      scorecard: 'Scorecard:',
      measurementsTaken: 'measurements taken of those due',
      uncovered: (departments) => `departments without an objective: ${departments}`,
      reportAlone: (dir) =>
        `${dir} has no report.html with data in it, so the page holds the chapter on customers alone. “samewise resolve” without --no-report writes one.`,
      reportStaysMasked: 'The report of the run hides personal data, so the chapter on customers does too.',
    },
    importSplink: {
      summary: (fields, rules) =>
        `${of(fields, 'field', 'fields')} and ${of(rules, 'blocking rule', 'blocking rules')} out of the Splink model.`,
      outcomes: {
        'left-out': (count) => `Left out (${of(count, 'thing', 'things')} that the config does not do):`,
        check: (count) => `Assumed (${of(count, 'thing', 'things')} to check):`,
        replaced: (count) => `Done in another way (${of(count, 'thing', 'things')}):`,
      },
      nothingElse: 'Everything in it was carried over as it was.',
    },
    train: {
      questions: (n, file) =>
        `${count(n)} ${n === 1 ? 'pair' : 'pairs'} to label in ${file}. Fill the column "label" with match, no-match or unsure.`,
      trained: (matches, nonMatches, file, kept) =>
        `Learned from ${count(matches + nonMatches)} pairs: ${count(matches)} match, ${count(nonMatches)} do not. Use it: samewise resolve … --model ${file}${kept === '' ? '' : ` --judgements ${kept}`}`,
      unreadable: (n, row) =>
        `${n === 1 ? '1 row has' : `${count(n)} rows have`} a label that is no answer (first: row ${count(row)}). The answers are match, no-match and unsure.`,
      unsure: (n) =>
        n === 1 ? '1 answer is "unsure" and teaches nothing.' : `${count(n)} answers are "unsure" and teach nothing.`,
      open: (n) => (n === 1 ? '1 pair has no label yet.' : `${count(n)} pairs have no label yet.`),
      unknown: (n) =>
        n === 1
          ? '1 label names a record that is not in the input. It was left out.'
          : `${count(n)} labels name records that are not in the input. They were left out.`,
      contradictory: (n) =>
        n === 1
          ? '1 pair has labels that contradict each other. They were left out.'
          : `${count(n)} pairs have labels that contradict each other. They were left out.`,
      question: (at, n) => `${count(at)} of ${count(n)}`,
      prompt: 'The same? (y)es, (n)o, (u)nsure, (q)uit and learn: ',
    },
    profile: {
      legend:
        'filled: rows with a value that is no placeholder; readable: of those, values that fit the kind;\ndifferent: different values; repeated: readable rows whose value another row has too.',
      source: (source, rows, rejected) =>
        `${source}: ${of(rows, 'row', 'rows')}${rejected === 0 ? '' : `, ${of(rejected, 'line', 'lines')} of its file that cannot be read`}`,
      head: {
        field: 'field',
        kind: 'kind',
        column: 'column',
        filled: 'filled',
        readable: 'readable',
        different: 'different',
        repeated: 'repeated',
        length: 'length',
        shapes: 'shapes',
      },
      values: 'Values:',
      fromTo: 'from, to',
      mostFrequent: 'most frequent',
      unreadable: 'unreadable',
      notUsed: (columns, left) => `Not used: ${columns}${left > 0 ? ` and ${count(left)} more` : ''}`,
      moreShapes: (left) => `${count(left)} more`,
      agreement: (keys) =>
        `Who disagrees on what, over records of two sources that share a key (${keys}); no field is judged by its own key:`,
      agreementHead: { field: 'field', sources: 'sources', agree: 'agree', interval: '95 % interval', of: 'of' },
      interval: (low, high) => `${evenShare(low)} to ${evenShare(high)}`,
      moreAgreement: (left) => `and ${count(left)} more that agree better (--json)`,
      problemsTitle: 'Suspected problems:',
      place: (field, column) => (field === column ? field : `${field} (column ${column})`),
      problems: {
        empty: () =>
          'no row has a value. Is it the right column? If the source has no such data, leave the field out of its "map".',
        'mostly-missing': ({ affected }) =>
          `${rowsOf(affected)} have no value. It helps few records to be matched; do not make it the only key of a rule.`,
        placeholders: (words) =>
          `${rowsOf(words.affected)} hold a word for nothing or a placeholder: ${valuesOf(words)}. Empty them in the source, so that nobody takes them for values.`,
        unreadable: ({ affected, kind }) =>
          `${rowsOf(affected)}, 95 % interval ${evenOrLess(affected.low)} to ${evenOrLess(affected.high)}, cannot be read as ${kind}. ${unreadableAdvice[kind] ?? 'Look at them with --values; is it the right column and kind?'}`,
        'other-type': ({ affected, sorts }) =>
          `${rowsOf(affected)} hold something else than the field says: ${sorts.map(([name, rows]) => `${typeNames[name] ?? name} in ${count(rows)}`).join(', ')}. Move them to the column they belong in, or correct the "map" of the source.`,
        generic: (words) =>
          `${rowsOf(words.affected)} hold a value that suspiciously many share: ${valuesOf(words)}. Switchboards, shared mailboxes and made-up values say little about who somebody is; empty the made-up ones in the source.`,
        'repeated-identifier': ({ affected }) =>
          `${rowsOf(affected)} hold a number that stands on other rows as well. These are duplicates inside the source, or numbers that are not one record's own; then do not match by it alone.`,
        'mixed-date-orders': ({ sorts }) =>
          `dates with the day first and with the month first: ${sorts.map(([name, rows]) => `${name} in ${count(rows)}`).join(', ')} rows. The last can be read either way, and some of them wrongly. Ask where the rows come from, split the source by it, and give each its "order".`,
        'date-spike': (words) =>
          `${rowsOf(words.affected)} stand on days far above the days around them: ${valuesOf(words)}. Find out what writes them there, and empty them if they stand for "not known".`,
        'new-year': ({ affected }) =>
          `${rowsOf(affected)} are on 1 January, far more than on other days: years that were given a day. Matching takes them for estimates; keep the year alone where no more is known.`,
        constant: (words) =>
          `every filled row has the same value${words.values.length > 0 ? `: ${valuesOf(words)}` : ''}. It tells no record from another; leave it out of matching.`,
      },
    },
  },
  report: {
    title: (entity) => (entity === undefined ? 'Resolution report' : `Resolution report: ${entity}`),
    product: 'samewise',
    summary: (records, sources, golden) =>
      `${of(records, 'record', 'records')} from ${of(sources, 'source', 'sources')} became ${of(golden, 'golden record', 'golden records')}.`,
    maskedNote: 'Personal data is masked: letters and digits are dots, record ids are replaced. All figures are real.',
    contents: 'Contents',
    noScript: 'The charts need JavaScript. Every figure also stands in a table.',
    notesTitle: 'To know before you trust this result',
    notesLeftOut: (left) => `… and ${of(left, 'more note', 'more notes')} in run.json.`,
    words: {
      source: 'Source',
      file: 'File',
      field: 'Field',
      column: 'Column',
      kind: 'Kind',
      records: 'Records',
      golden: 'Golden records',
      pairs: 'Pairs',
      level: 'Level',
      weight: 'Weight',
      recordId: 'Record',
      missing: 'missing',
      showTable: 'Show as a table',
      bits: (text) => `${text} bits`,
    },
    headline: {
      records: 'Records',
      golden: 'Golden records',
      duplicates: 'Duplicates',
      duplicatesOf: (part) => `${share(part)} of all records`,
      recordsFrom: (sources) => `from ${of(sources, 'source', 'sources')}`,
      mergedInto: (golden) => `${count(golden)} of several records`,
      possible: 'Pairs to look at',
      possibleNote: 'listed in possible.csv',
      precision: 'Precision',
      recall: 'Recall',
      expectedNote: 'expected by the model',
      measuredNote: 'measured against the truth',
    },
    inOut: {
      title: 'What came in, what came out',
      lead: 'Each source with the records it brought. A duplicate within is a record whose golden record already has another of the same source; a shared golden record is also known to a second source.',
      rows: 'Rows',
      rejected: 'Rejected',
      duplicatesWithin: 'Duplicates within',
      sharedGolden: 'Shared with others',
      onlyHere: 'Only here',
      role: 'Role',
      reference: 'reference',
      duplicateFree: 'free of duplicates',
      sizesTitle: 'Golden records by the number of their records',
      sizesAxis: 'golden records',
      sizeClass: (from, to) => {
        if (to === undefined) return `${count(from)} records or more`
        return from === to ? of(from, 'record', 'records') : `${count(from)} to ${count(to)} records`
      },
      sizeDetail: (golden, records) =>
        `${of(golden, 'golden record', 'golden records')} made of ${of(records, 'record', 'records')}`,
      sourcesLeftOut: (left) => `The ${of(left, 'smallest source is', 'smallest sources are')} not listed.`,
      guessesTitle: 'What was assumed of each column',
      guessesLead:
        'No config said what stands in these columns, so it was guessed. Check it first: everything else rests on it. config.json holds it, ready to be corrected.',
      usedAs: 'Used as',
      notUsed: 'not used',
      because: 'Because',
      guessesLeftOut: (left) => `… and ${of(left, 'more column', 'more columns')}.`,
    },
    overlap: {
      title: 'Who shares customers with whom',
      lead: 'Read a row from the left: of the golden records that the source of the row knows, how many does the source of the column know as well? On the diagonal: golden records with two or more records of the same source.',
      oneSource: 'There is only one source, so no customers are shared.',
      cell: (row, column, shared, part) =>
        `${share(part)} of ${row} is also in ${column}: ${of(shared, 'golden record', 'golden records')}`,
      ownCell: (source, doubled, part) =>
        `${share(part)} of ${source} has duplicates within: ${of(doubled, 'golden record', 'golden records')}`,
      leftOut: (left) => `The ${of(left, 'smallest source is', 'smallest sources are')} not in the map.`,
    },
    quality: {
      title: 'Quality by field and source',
      lead: 'How much of each column is filled, how much of that can be read as what it should be, and how many values differ. Poor fields weigh little, so this is where better matching starts.',
      absent: 'No profile was made for this report. “samewise profile” makes one of the same files.',
      sampled: (part) =>
        `Counted over a sample of ${share(part)} of the rows; “samewise profile” counts over all of them.`,
      sourceTitle: (source, rows) => `${source}: ${of(rows, 'row', 'rows')}`,
      completeness: 'Filled',
      validity: 'Readable',
      distinct: 'Different values',
      uniqueness: 'Uniqueness',
      generic: 'Generic values',
      placeholders: 'Suspected placeholders',
      dimensionsTitle: 'Quality of the records',
      dimensionsLead:
        'Shares with 95 % intervals: values that are there, those that are what they should be, records that are the only one of their golden record in their source, records seen within a year, and golden records on which the sources agree. Accuracy is not measured: it takes a reference that is known to be true.',
      dimensionName: {
        overall: 'Overall',
        completeness: 'Filled',
        validity: 'Valid',
        uniqueness: 'Unique',
        timeliness: 'Timely',
        consistency: 'Consistent',
      },
      dimensionInterval: (low, high, n) => `${share(low)}–${share(high)}, n ${count(n)}`,
      dimensionUnknown: (n) => `unknown, n ${count(n)}`,
      allSources: 'All sources',
      measured: (part) => `Measured on a sample of ${share(part)} of the golden records.`,
      agreementTitle: 'Agreement between sources',
      agreementLead: 'Of the golden records for which both sources fill the field: how often they say the same.',
      unusedColumns: 'Columns not used',
      problemsTitle: 'What looks wrong',
      problem: 'Problem',
      rows: 'Rows',
      values: 'Such as',
      problemName: (problem) => problems[problem] ?? problem,
      rowsOf: (rows, part) => `${count(rows)} (${share(part)})`,
      valueRows: (value, rows) => `${value} (${count(rows)})`,
      agreementDetail: (golden) => `of ${of(golden, 'golden record', 'golden records')}`,
      leftOut: (left) => `… and ${of(left, 'more column', 'more columns')}.`,
      sourcesLeftOut: (left) => `… and ${of(left, 'more source', 'more sources')}.`,
    },
    blocking: {
      title: 'Which pairs were compared',
      lead: 'Comparing every record with every other would take too long, so rules propose pairs. A pair that no rule proposes is never compared, and a match among those is lost; each rule says what it found that no rule above it had.',
      rule: 'Records that agree on',
      newPairs: 'New pairs',
      matches: 'Matches expected',
      yieldShare: 'Of its pairs',
      ofAllMatches: 'Of all matches',
      cutBlocks: 'Blocks cut',
      skippedPairs: 'Pairs skipped',
      cutDetail: (blocks, largest) => `${count(blocks)}, the largest of ${of(largest, 'record', 'records')}`,
      total: (pairs, all) => `${of(pairs, 'pair was', 'pairs were')} compared, out of ${count(all)} that there are`,
      reduction: (part) => `${share(part)} of the work was saved.`,
      unusedKeys: (names) =>
        `Keys that were too broad, or found nothing that others had not found, and are in no rule: ${names}.`,
      genericValues: (values, names) =>
        `${of(values, 'value stands', 'values stand')} in far too many records to tell them apart (a shared mailbox, a switchboard) and ${values === 1 ? 'counts' : 'count'} as missing, in ${names}.`,
      leftOut: (left) => `… and ${of(left, 'more rule', 'more rules')} that found less.`,
    },
    levels: {
      title: 'What an agreement is worth',
      lead: 'Each comparison ends in one level. Its weight says how much that speaks for (right) or against (left) the two records being the same, in bits: each bit doubles the odds.',
      m: 'Among matches (m)',
      u: 'Among random pairs (u)',
      h: 'Among relatives',
      individual: 'A person’s own: relatives agree on it no more than strangers do.',
      shared: 'Relatives may share it, so agreement proves less.',
      frequency: 'A rare value weighs more than this, a common one less.',
      leftOut: (left) => `… and ${of(left, 'more comparison', 'more comparisons')}.`,
    },
    weights: {
      title: 'All pairs by their weight',
      lead: 'Each bar counts the pairs with that match weight (the sum of the levels’ weights and the prior). A good model leaves a valley between two hills, with the threshold in it. The scale of counts is logarithmic.',
      axis: 'match weight in bits',
      countAxis: 'pairs',
      matchLine: (probability) => `match ≥ ${share(probability)}`,
      possibleLine: (probability) => `possible ≥ ${share(probability)}`,
      binDetail: (from, to, pairs) => `${count(from)} to ${count(to)} bits: ${of(pairs, 'pair', 'pairs')}`,
      legendMatch: 'match',
      legendPossible: 'possible',
      legendOther: 'non-match',
      priorNote: (part) => `Before anything is compared, about one pair in ${count(1 / part)} is taken to be a match.`,
      clusterNote: (method) => {
        if (method === 'one-to-one') {
          return 'Both sources are free of duplicates, so each record has one partner at most: pairs are weighed again with that in mind, and the better partner wins.'
        }
        return method === 'components'
          ? 'All records that are connected by pairs above the threshold become one golden record.'
          : 'Pairs are weighed here one by one. Records that are connected are then weighed again together, all against all, so that a cluster may join a pair below the threshold or part one above it.'
      },
      rangeOf: (from, to) => `${count(from)} to ${count(to)}`,
    },
    samples: {
      title: 'Why pairs match, or do not',
      lead: 'A few pairs, step by step: the sum starts at the prior, every comparison adds or takes its weight, and the end decides. The bar of a row goes from the sum before to the sum after it; the line in the middle is even odds.',
      absent: 'No pair came near the thresholds, so there is nothing to explain.',
      kinds: {
        sure: { title: 'A sure match', note: 'The highest weight of all pairs.' },
        above: { title: 'Just above the threshold', note: 'The least certain pair that was joined on its own merit.' },
        below: { title: 'Just below the threshold', note: 'The most likely pair that was not joined.' },
        possible: { title: 'A possible match', note: 'In the middle between the thresholds: for a person to look at.' },
        carried: {
          title: 'Joined through others',
          note: 'Too weak on its own, but the other records of the cluster vouch for it.',
        },
        surprising: {
          title: 'A surprising non-match',
          note: 'The pair that one would most expect to be the same: strong agreement, and still two golden records.',
        },
      },
      comparison: 'Comparison',
      running: 'Sum so far',
      prior: 'Prior',
      priorNote: 'before anything is compared',
      relatives: 'Relatives',
      relativesNote: 'people or things that share such values',
      surroundings: 'Surroundings',
      surroundingsNote: 'what the other records around the two say',
      sum: 'Together',
      rarity: (bits) => `rarity ${bits}`,
      verdict: (probability, isJoined) =>
        `Probability ${share(probability)}: ${isJoined ? 'one golden record' : 'two golden records'}`,
    },
    clusters: {
      title: 'The largest and the least certain golden records',
      lead: 'Dots are records, coloured by source; lines join pairs that were found, thicker where they are surer. A tight ball is healthy. Two balls on one thin thread may be two customers.',
      absent: 'No golden record has more than one record.',
      largestTitle: 'Largest',
      weakestTitle: 'Least certain',
      caption: (records, sources) => `${of(records, 'record', 'records')} from ${of(sources, 'source', 'sources')}`,
      cohesion: (part) => `cohesion ${share(part)}`,
      nodeDetail: (source, id) => `${source} ${id}`,
      edgeDetail: (probability) => `match probability ${share(probability)}`,
      nodesLeftOut: (shown, records) => `${count(shown)} of ${count(records)} records are drawn and listed.`,
      edgesLeftOut: (left) => `${of(left, 'weaker line is', 'weaker lines are')} not drawn.`,
      dashed: 'dashed: below the threshold on its own',
      tableTitle: (records) => `The ${of(records, 'record', 'records')}`,
    },
    survivorship: {
      title: 'Which values survived',
      lead: 'Where the records of a golden record differ in a field, a strategy decides which value survives. The bars show how often the records agreed, and what decided where they did not.',
      absent: 'No golden record has two values to choose from.',
      counted: (golden, isAll) =>
        isAll
          ? `Counted over ${of(golden, 'golden record', 'golden records')} of several records.`
          : `Counted over the first ${count(golden)} golden records of several records, by golden ID (as good as a random sample).`,
      axis: 'golden records of several records that have a value',
      agreed: 'no two values differ',
      winsTitle: 'Which sources win',
      winsLead: 'Of the contested values that a source took part in: how often its value survived.',
      win: (part, wins, contests) => `${share(part)} (${count(wins)} of ${count(contests)})`,
      strategyName: (strategy) => strategies[strategy] ?? strategy,
      detail: (strategy, part, times) => `${strategy}: ${share(part)} (${count(times)})`,
    },
    run: {
      title: 'The run',
      lead: 'How long each stage took, what it needed, and all that is needed to do it again with the same result.',
      stagesAxis: 'seconds',
      stageName: (stage) => stages[stage] ?? stage,
      seconds: 'Seconds',
      figures: 'Figures',
      figure: 'Figure',
      value: 'Value',
      version: 'samewise',
      node: 'Node.js',
      seed: 'Seed',
      peakMemory: 'Peak memory',
      matchThreshold: 'Threshold of a match',
      possibleThreshold: 'Threshold of a possible match',
      clusterMethod: 'Clustering',
      scoredPairs: 'Pairs compared',
      keptPairs: 'Pairs kept',
      pairsPerSecond: 'Pairs per second',
      expectedMatches: 'Matches expected',
      expectedRelatives: 'Pairs of relatives expected',
      repeatedLines: 'Lines that repeat another and count once',
      olderLines: 'Older lines that gave way',
      excludedRows: 'Rows that are no record of this entity',
      contradictions: 'Judgements that contradict others',
      truthTitle: 'Precision and recall',
      truthLead:
        'Precision: of the pairs that were joined, how many belong together. Recall: of the pairs that belong together, how many were joined. Expected figures are the model’s own estimate over the pairs it compared; measured ones need a truth.',
      precision: 'Precision',
      recall: 'Recall',
      f1: 'F1',
      pairwise: 'Measured over pairs',
      bCubed: 'Measured over records (B³)',
      expected: 'Expected by the model',
      exactEntities: 'Entities that are exactly one golden record',
      truthRecords: 'Records in the truth',
      inputsTitle: 'Input files',
      size: 'Size',
      sha256: 'SHA-256',
    },
    customers: customerReportEn,
    foot: 'Made by samewise. Charts by Apache ECharts. This page works without a network and sends nothing anywhere.',
  },
}
