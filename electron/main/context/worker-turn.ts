import type { CredentialKeyboard } from '#electron/main/credential/credential-keyboard.ts';
import type { AcceptedText } from '#electron/main/db/issuance/worker-flow-store.ts';
import type { KitSheet } from '#shared/contract/kiosk/recovery-kit/kit-session.ts';
import type { Paper } from '#shared/contract/kiosk/values.ts';
import type { FactQuestion, VerifiedFacts } from '#shared/domain/credential/fact-questions.ts';
import type { BankQuestionId } from '#shared/domain/credential/question-bank.ts';
import type { IssuanceStage } from '#shared/domain/display/issuance-states.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';
import type { DocumentKind, DraftField, DraftValues } from '#shared/domain/registration/fields.ts';
import type { Procedure } from '#shared/domain/registration/procedure.ts';

export type HelpReason = 'asked' | 'attempts-spent' | 'data-wrong' | 'away';

/** One worker's turn at their display, from hand-over to take-back. */
export interface WorkerTurn {
  readonly visitId: string;
  readonly worker: TurnWorker;
  language: LanguageCode;
  textSize: 'normal' | 'large' | 'largest';
  highContrast: boolean;
  stage: IssuanceStage;
  /** Where choosing the language leads: the first time to the notice, later to where the turn stood. */
  stageAfterLanguage: IssuanceStage;
  help: HelpReason | null;
  wrongFields: readonly DraftField[];
  birthDateAttemptsLeft: number;
  facts: TurnFacts;
  emailCode: TurnEmailCode | null;
  /** By e-mail code or by the clerk in person, in this visit. */
  contactProved: boolean;
  notice: AcceptedText | null;
  /** Image and answers only as argon2id hashes, and only until the credential is generated. */
  image: { readonly hash: string } | null;
  answers: readonly TurnAnswer[];
  acceptedTerms: AcceptedText | null;
  readonly keyboard: CredentialKeyboard;
  kit: KitProgress;
  papers: readonly Paper[];
  /** Scheduler's milliseconds of the last touch on the worker's view. */
  touchedAt: number;
  /** Scheduler's milliseconds at which the idle warning runs out; null while none shows. */
  resetsAt: number | null;
}

/** What the worker's screens need of the record, read once at hand-over. */
export interface TurnWorker {
  readonly workerId: string;
  readonly procedure: Procedure;
  readonly identificationCode: string;
  readonly values: DraftValues;
  readonly documents: readonly DocumentKind[];
  /** As far as it is known; null where a record has none that can be asked. */
  readonly birthDate: PartialDate | null;
  readonly facts: VerifiedFacts;
  readonly email: string | null;
  readonly entryNoticeDeadline: string | null;
}

interface TurnFacts {
  questions: readonly FactQuestion[];
  /** From 0; equal to the number of questions when all were answered. */
  position: number;
  attemptsLeft: number;
}

interface TurnAnswer {
  readonly question: BankQuestionId;
  readonly hash: string;
  readonly practised: boolean;
}

export interface TurnEmailCode {
  readonly id: string;
  readonly mailMessageId: string;
  readonly delivery: 'queued' | 'sent' | 'failed';
  /** ISO instants. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly attemptsLeft: number;
}

/** How far a sheet of recovery codes is. There is no code in it. */
export interface KitProgress {
  readonly sheet: KitSheet;
  /** Of the sheet the printer took, while the person has not said whether they hold it. */
  readonly awaited: string | null;
}

export const kitOffered: KitProgress = { sheet: { state: 'offered', replaces: false }, awaited: null };

/** Zeroes what the turn kept of secrets. The turn is not used afterwards. */
export function forgetSecrets(turn: WorkerTurn): void {
  turn.keyboard.close();
  turn.image = null;
  turn.answers = [];
  turn.acceptedTerms = null;
}
