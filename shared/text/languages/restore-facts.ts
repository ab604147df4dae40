import type { Restored, RestoreReport } from '#shared/contract/kiosk/safety/safety-values.ts';
import { clerkLanguageOf, type LanguageCode } from '#shared/domain/language-code.ts';
import { catalogues } from './catalogues.ts';
import { factFormats, fill } from './fact-words.ts';

interface RestoreFact {
  readonly label: string;
  readonly value: string;
  /** Something did not come back. */
  readonly isBad: boolean;
}

/** How a terminal was brought back, line by line: the same on the screen and on paper. */
export function restoreFacts(report: RestoreReport, language: LanguageCode): readonly RestoreFact[] {
  const words = catalogues[clerkLanguageOf(language)].clerk.restore.report;
  const { moment, figure } = factFormats(language);
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

/** What did not come back: of each person, which document or paper, to be asked for again. */
export function lackingDocuments({ missing }: Restored, language: LanguageCode): readonly string[] {
  const { common, clerk } = catalogues[clerkLanguageOf(language)];
  const words = clerk.restore.report;
  const names: Readonly<Record<string, string>> = { ...common.document, ...common.paper };
  const times = new Map<string, number>();
  for (const each of missing) {
    if (typeof each === 'string') continue;
    const { kind, code, reference, isWhole } = each;
    const whose = code ?? fill(words.missingOfRegistration, { reference });
    const line = fill(isWhole ? words.missingIs : words.missingPart, {
      document: names[kind] ?? kind,
      whose,
    });
    times.set(line, (times.get(line) ?? 0) + 1);
  }
  return [...times].map(([line, count]) => (count === 1 ? line : `${line} × ${count}`));
}
