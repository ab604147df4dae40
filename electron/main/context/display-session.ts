import type { CredentialKeyboard } from '#electron/main/credential/credential-keyboard.ts';
import type { AcceptedText } from '#electron/main/db/issuance/worker-flow-store.ts';
import type { SecretHash } from '#shared/contract/head-office/values.ts';
import type { KitSheet } from '#shared/contract/kiosk/recovery-kit/kit-session.ts';
import type { AssistedQuestion } from '#shared/contract/kiosk/services/service-session.ts';
import type { ContactData } from '#shared/domain/contact/contact-change.ts';
import type { ContactField } from '#shared/domain/contact/contact-fields.ts';
import type { FactQuestion, VerifiedFacts } from '#shared/domain/credential/fact-questions.ts';
import type { BankQuestionId, SecurityImageId } from '#shared/domain/credential/question-bank.ts';
import type { IssuanceStage } from '#shared/domain/display/issuance-states.ts';
import type { ServiceResult, ServiceStage } from '#shared/domain/display/service-states.ts';
import type { HelpReason } from '#shared/domain/display/states.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';
import type { ProcedureDefinition } from '#shared/domain/procedures/definition.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import type { ServicePurpose } from '#shared/domain/procedures/services.ts';
import type { DocumentKind, DraftField, DraftValues } from '#shared/domain/registration/fields.ts';

/**
 * What is on the worker's display: somebody issues their credential, or somebody's service. Each is one value that
 * nothing changes: an act makes the next one, and `display/act.ts` puts it in place once it is on the disk.
 */
export type DisplaySession = IssuanceSession | ServiceSession;

interface AnySession {
  /** Of this stay at the display: the same visit handed over again has another. */
  readonly key: symbol;
  readonly visitId: string;
  readonly language: LanguageCode;
  readonly textSize: 'normal' | 'large' | 'largest';
  readonly highContrast: boolean;
  readonly help: HelpReason | null;
  readonly code: SentCode | null;
  readonly kit: KitProgress;
  /** What is typed of a credential, and the one thing here that a press changes. Emptied when its stage is left. */
  readonly keyboard: CredentialKeyboard;
  /** Scheduler's milliseconds of the last touch on the worker's view. */
  readonly touchedAt: number;
  /** Scheduler's milliseconds at which the idle warning runs out; null while none shows. */
  readonly resetsAt: number | null;
}

/** One worker's issuance at their display, from hand-over to take-back. */
export interface IssuanceSession extends AnySession {
  readonly kind: 'issuance';
  readonly stage: IssuanceStage;
  /** Where choosing the language leads: the first time to the notice, later to where the issuance stood. */
  readonly stageAfterLanguage: IssuanceStage;
  readonly worker: AttendedPerson;
  readonly wrongFields: readonly DraftField[];
  /** Of birth date and facts each, as they are in the database. */
  readonly attemptsLeft: Readonly<Record<'birth-date' | 'fact-questions', number>>;
  readonly facts: AskedFacts;
  /** By e-mail code or by the clerk in person, in this visit. */
  readonly contactProved: boolean;
  readonly notice: AcceptedText | null;
  /** Image and answers only as argon2id hashes, and only until the credential is generated. */
  readonly image: { readonly hash: SecretHash } | null;
  readonly answers: readonly ChosenAnswer[];
  readonly acceptedTerms: AcceptedText | null;
}

/** One person's service at the worker's display. Secrets are only here, and only until they are judged. */
export interface ServiceSession extends AnySession {
  readonly kind: 'service';
  readonly stage: ServiceStage;
  readonly purpose: ServicePurpose;
  readonly help: Extract<HelpReason, 'asked' | 'away'> | null;
  readonly startedBy: 'counter' | 'worker';
  readonly subject: ServiceSubject | null;
  /** After a wrong answer of this session; null before the first: until then nothing of the code is told. */
  readonly attemptsLeft: number | null;
  /** Whether the three answers were right: nothing of the record is shown before. */
  readonly identityProved: boolean;
  readonly recovery: RecoveryAnswers;
  /** Of an assisted unlock only. Answers given so far wait here until the fourth, and are forgotten with it. */
  readonly assisted: AssistedAnswers | null;
  /** New contact data as far as they are typed; they reach the record only with a second person's signature. */
  readonly contact: ContactEntry | null;
  /** A code of the sheet may be the proof: also where nothing may say whether there is a sheet. */
  readonly offersKit: boolean;
  /** After a code of the sheet was the proof. */
  readonly kitCodesLeft: number | null;
  readonly outcome: ServiceResult | null;
}

/** What the worker's screens need of the record, read once when the session begins. */
export interface AttendedPerson {
  readonly workerId: string;
  readonly procedure: Procedure;
  readonly identificationCode: string;
  readonly values: DraftValues;
  readonly documents: readonly DocumentKind[];
  /** As far as it is known; null where a record has none that can be asked. */
  readonly birthDate: PartialDate | null;
  /** What they confirm at the display: everything captured that they can judge. */
  readonly confirms: readonly { readonly field: DraftField; readonly value: string }[];
  readonly texts: ProcedureDefinition['texts'];
  readonly facts: VerifiedFacts;
  readonly email: string | null;
  readonly entryNoticeDeadline: string | null;
  /** As of when the session began. */
  readonly isEntryNoticeOver: boolean;
}

interface AskedFacts {
  readonly questions: readonly FactQuestion[];
  /** From 0; equal to the number of questions when all were answered. */
  readonly position: number;
}

interface ChosenAnswer {
  readonly question: BankQuestionId;
  readonly hash: SecretHash;
  readonly practised: boolean;
}

/** A one-time code that is asked for. There are no digits in it. */
export interface SentCode {
  readonly id: string;
  /** Null where no message goes. */
  readonly mailMessageId: string | null;
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

/** Whose service it is. A code that nobody has goes through the very same steps, with no worker behind it. */
export interface ServiceSubject {
  /** The identification code, or the number typed where nobody has it. */
  readonly code: string;
  readonly worker: AttendedPerson | null;
  /** The address that may receive a code, where there is one. */
  readonly mailbox: string | null;
  /** The credential behind the code was revoked: the display treats the code as nobody's, the counter is told. */
  readonly revoked: boolean;
  /** The counter found the person, so that the screen may show what the record says of their mailbox. */
  readonly found: boolean;
}

interface RecoveryAnswers {
  /** In this session's order. */
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

/** The person of the record before the display; null until there is one. */
export function personOf(session: DisplaySession): AttendedPerson | null {
  return session.kind === 'issuance' ? session.worker : (session.subject?.worker ?? null);
}

/** What the trail calls the person: their identification code, or nothing where nobody has the code typed. */
export function auditSubject(session: DisplaySession): string | null {
  return session.kind === 'issuance' ? session.worker.identificationCode : (session.subject?.code ?? null);
}

/** Whether the record may be seen through the steps: the counter found the person, or the three answers were right. */
export function isKnown({ subject, identityProved }: ServiceSession): boolean {
  return subject !== null && subject.worker !== null && (subject.found || identityProved);
}

/** Whose service it is, once it is known. Throws before. */
export function subjectOf({ subject }: ServiceSession): ServiceSubject {
  if (subject === null) throw new Error('nobody is identified');
  return subject;
}
