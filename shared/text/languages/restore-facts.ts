import type { RestoreReport } from '#shared/contract/kiosk/safety/safety-values.ts';
import { clerkLanguageOf, type LanguageCode, languages } from '#shared/domain/language-code.ts';
import { catalogues } from './catalogues.ts';

interface RestoreFact {
  readonly label: string;
  readonly value: string;
  /** Something did not come back. */
  readonly isBad: boolean;
}

/** How a terminal was brought back, line by line: the same on the screen and on paper. */
export function restoreFacts(report: RestoreReport, language: LanguageCode): readonly RestoreFact[] {
  const words = catalogues[clerkLanguageOf(language)].clerk.restore.report;
  const { locale } = languages[language];
  const moment = (at: string) =>
    new Intl.DateTimeFormat(locale, {
      dateStyle: 'long',
      timeStyle: 'short',
      hourCycle: 'h23',
      timeZone: 'America/Guayaquil',
    }).format(new Date(at));
  const figure = (count: number) => new Intl.NumberFormat(locale).format(count);
  const fact = (label: string, value: string, isBad = false): RestoreFact => ({ label, value, isBad });
  const { branchCode, terminal, journalFault, codesThrough, missingCount } = report;
  return [
    fact(words.terminal, fill(words.terminalIs, { branchCode, terminal: String(terminal) })),
    fact(words.at, moment(report.at)),
    fact(words.snapshotAt, moment(report.snapshotAt)),
    fact(words.through, moment(report.restoredThrough)),
    fact(words.people, figure(report.people)),
    fact(words.documents, figure(report.documents)),
    fact(words.acts, figure(report.actsOfJournal)),
    fact(words.trail, fill(words.trailIs, { entries: figure(report.auditEntries) })),
    journalFault === null
      ? fact(words.journal, words.journalWhole)
      : fact(words.journal, fill(words.journalFault, { file: journalFault.file }), true),
    fact(words.codes, fill(words.codesPassed, { through: String(codesThrough) })),
    missingCount === 0
      ? fact(words.missing, words.missingNone)
      : fact(words.missing, figure(missingCount), true),
  ];
}

function fill(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? '');
}
