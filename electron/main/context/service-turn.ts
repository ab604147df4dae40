import type { CredentialKeyboard } from '#electron/main/credential/credential-keyboard.ts';
import type { AssistedQuestion } from '#shared/contract/kiosk/services/service-session.ts';
import type { Paper } from '#shared/contract/kiosk/values.ts';
import type { ContactData } from '#shared/domain/contact/contact-change.ts';
import type { ContactField } from '#shared/domain/contact/contact-fields.ts';
import type { BankQuestionId, SecurityImageId } from '#shared/domain/credential/question-bank.ts';
import type { ServicePurpose, ServiceResult, ServiceStage } from '#shared/domain/display/service-states.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';
import type { KitProgress, TurnWorker } from './worker-turn.ts';

/** One person's service at the worker's display. Secrets are only here, and only until they are judged. */
export interface ServiceTurn {
  readonly visitId: string;
  purpose: ServicePurpose;
  readonly startedBy: 'counter' | 'worker';
  subject: ServiceSubject | null;
  language: LanguageCode;
  textSize: 'normal' | 'large' | 'largest';
  highContrast: boolean;
  stage: ServiceStage;
  help: 'asked' | 'away' | null;
  /** After a wrong answer of this turn; null before the first. */
  attemptsLeft: number | null;
  /** Whether the three answers were right: nothing of the record is shown before. */
  identityProved: boolean;
  recovery: RecoveryAnswers;
  code: ServiceCode | null;
  /** Of an assisted unlock only. Answers given so far wait here until the fourth, and are forgotten with it. */
  assisted: AssistedAnswers | null;
  /** New contact data as far as they are typed; they reach the record only with a second person's signature. */
  contact: ContactEntry | null;
  /** A code of the sheet may be the proof: also where nothing may say whether there is a sheet. */
  offersKit: boolean;
  /** Of a new sheet of codes. */
  kit: KitProgress;
  /** After a code of the sheet was the proof. */
  kitCodesLeft: number | null;
  outcome: ServiceResult | null;
  readonly keyboard: CredentialKeyboard;
  papers: readonly Paper[];
  /** Scheduler's milliseconds of the last touch on the worker's view. */
  touchedAt: number;
  /** Scheduler's milliseconds at which the idle warning runs out; null while none shows. */
  resetsAt: number | null;
}

/** Whose service it is. A code that nobody has goes through the very same steps, with no worker behind it. */
export interface ServiceSubject {
  /** The identification code, or the number typed where nobody has it. */
  readonly code: string;
  readonly worker: TurnWorker | null;
  /** The address that may receive a code, where there is one. */
  readonly mailbox: string | null;
  /** The credential behind the code was revoked: the display treats the code as nobody's, the counter is told. */
  readonly revoked: boolean;
  /** The counter found the person, so that the screen may show what the record says of their mailbox. */
  readonly found: boolean;
}

interface RecoveryAnswers {
  /** In this turn's order. */
  readonly images: readonly SecurityImageId[];
  readonly birthDate: PartialDate | null;
  readonly image: SecurityImageId | null;
  readonly question: BankQuestionId | null;
}

export interface AssistedAnswers {
  readonly questions: readonly AssistedQuestion[];
  readonly answers: readonly string[];
}

export interface ContactEntry {
  readonly inForce: ContactData;
  readonly typed: ContactData;
  /** Which of the three is asked. */
  readonly field: ContactField;
}

interface ServiceCode {
  readonly id: string;
  /** ISO instants. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** Scheduler's milliseconds of the same end: a clock that was set back does not make it later. */
  readonly endsAt: number;
  readonly attemptsLeft: number;
}

/** Zeroes what was typed of the credential and forgets the answers. */
export function forgetServiceSecrets(service: ServiceTurn): void {
  service.keyboard.close();
  service.contact = null;
  if (service.assisted !== null) service.assisted = { ...service.assisted, answers: [] };
  service.recovery = { ...service.recovery, birthDate: null, image: null };
}

/** What the trail calls the person: their identification code, or nothing where nobody has the code typed. */
export function auditSubject({ subject }: ServiceTurn): string | null {
  return subject?.code ?? null;
}
