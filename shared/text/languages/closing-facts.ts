import type { ClosingCertificate } from '#shared/contract/kiosk/safety/leaving-values.ts';
import { clerkLanguageOf, type LanguageCode } from '#shared/domain/language-code.ts';
import { catalogues } from './catalogues.ts';
import { factFormats, fill } from './fact-words.ts';

interface ClosingFact {
  readonly label: string;
  readonly value: string;
  /** Nobody else is known to have it. */
  readonly isBad: boolean;
}

/** A terminal's closing, line by line: the same on the screen and on paper. */
export function closingFacts(
  { statement, erasedAt }: ClosingCertificate,
  language: LanguageCode,
): readonly ClosingFact[] {
  const words = catalogues[clerkLanguageOf(language)].clerk.leaving.certificate;
  const { moment, figure } = factFormats(language);
  const fact = (label: string, value: string, isBad = false): ClosingFact => ({ label, value, isBad });
  const { branchCode, branchName, terminalNumber, by, coSigner, audit, events, headOffice, backup, files } =
    statement;
  const { last, acknowledged, refused, unanswered } = events;
  return [
    fact(
      words.terminal,
      fill(words.terminalIs, { branchCode, branchName, terminalNumber: String(terminalNumber) }),
    ),
    fact(words.setUpAt, moment(statement.setUpAt)),
    fact(words.closedAt, moment(statement.closedAt)),
    fact(words.by, fill(words.byIs, { by: by.name, coSigner: coSigner.name })),
    fact(words.reason, statement.reason),
    fact(words.people, figure(statement.people)),
    fact(words.documents, figure(statement.documents)),
    fact(words.lastCode, fill(words.lastCodeIs, { lastCode: String(statement.lastCode) })),
    fact(words.audit, fill(words.auditIs, { entries: figure(audit.entries), hash: audit.hash.slice(-16) })),
    fact(
      words.lastEvent,
      last === null
        ? words.none
        : fill(words.lastEventIs, { number: String(last.number), epoch: String(last.epoch) }),
    ),
    headOffice === null && acknowledged + refused === 0
      ? fact(words.headOffice, words.noHeadOffice, statement.people > 0)
      : fact(words.headOffice, headOffice?.name ?? words.none),
    fact(
      words.answered,
      fill(words.answeredIs, { acknowledged: figure(acknowledged), refused: figure(refused) }),
    ),
    fact(words.unanswered, figure(unanswered), unanswered > 0),
    fact(
      words.documentsUnknown,
      figure(statement.documentsElsewhereUnknown),
      statement.documentsElsewhereUnknown > 0,
    ),
    fact(
      words.backup,
      backup === null
        ? words.noBackup
        : fill(words.backupIs, {
            when: moment(backup.snapshotAt),
            place: backup.place,
            through: moment(backup.through),
          }),
    ),
    fact(
      words.files,
      fill(words.filesIs, {
        count: figure(files.count),
        megabytes: figure(Math.ceil(files.bytes / 1_000_000)),
        keys: files.keys.join(', '),
      }),
    ),
    fact(words.erasedAt, moment(erasedAt)),
  ];
}
