/**
 * What a table of states says, and how it is read. The session at the worker's display is an issuance or a service;
 * each is a table with a row for every stage, without time, store or secrets: see `issuance-states.ts` and
 * `service-states.ts`.
 */

/** Where a session leads when it ends: the display rests, nobody is attended. */
type Rest = 'rest';

/** What the worker's view can show. States of both purposes may show the same. */
export type ScreenName =
  | 'language'
  | 'notice'
  | 'confirm-captured'
  | 'identify'
  | 'birth-date'
  | 'fact-question'
  | 'image'
  | 'question-bank'
  | 'email-code'
  | 'kit-code'
  | 'counter-proof'
  | 'terms'
  | 'credential'
  | 'check-credential'
  | 'kit-sheet'
  | 'recovery-answer'
  | 'recovery-contact'
  | 'contact-entry'
  | 'contact-confirm'
  | 'contact-approval'
  | 'assisted-question'
  | 'assisted-approval'
  | 'locked'
  | 'done'
  | 'service-done';

/** Why somebody waits for the clerk: they called, ran out of attempts, called the data wrong, or left the display. */
export const helpReasons = ['asked', 'attempts-spent', 'data-wrong', 'away'] as const;
export type HelpReason = (typeof helpReasons)[number];

/** `Known`: what of the facts is known without asking the store, enough to say where "back" leads. */
export interface State<Stage extends string, Facts extends Known, Known> {
  readonly shows: ScreenName;
  /** Methods of the worker's view that belong to this state, beside `anyStateAccepts`. Main refuses every other. */
  readonly accepts: readonly string[];
  /** Methods of the clerk's view that the person waits for. Whoever waits is not idle. */
  readonly awaits?: readonly string[];
  /** Where each answer leads. */
  readonly leads: Readonly<Record<string, Lead<Stage, Facts>>>;
  /** Where "back" leads; null where there is no way back. */
  readonly back: Stage | Rest | null | ((facts: Known) => Stage | Rest | null);
}

type Lead<Stage extends string, Facts> = Stage | Rest | ((facts: Facts) => Stage | Rest);

/** Accepted whatever is asked, also while the session stands still until the clerk has acted. */
export const anyStateAccepts = [
  'chooseLanguage',
  'changeAccessibility',
  'reportActivity',
  'askForHelp',
  'cancelHelp',
  'takeBackWithPin',
] as const;

/** The four keys' methods of whatever asks for a credential. */
export const credentialKeys = [
  'openCredentialKeyboard',
  'pressCredentialKey',
  'eraseCredential',
  'revealCredential',
] as const;

type StateTable = Readonly<Record<string, Pick<State<string, never, never>, 'accepts' | 'awaits' | 'leads'>>>;

/** Every answer that some state of a table takes. */
export type AnswerOf<Table extends StateTable> = {
  [Stage in keyof Table]: keyof Table[Stage]['leads'] & string;
}[keyof Table];

/** Every method of the worker's view that some state of a table accepts. */
export type AcceptedBy<Table extends StateTable> = Table[keyof Table]['accepts'][number];

/** Every method of the clerk's view that some state of a table awaits. */
export type AwaitedBy<Table extends StateTable> = {
  [Stage in keyof Table]: Table[Stage] extends { readonly awaits: readonly (infer Method)[] }
    ? Method
    : never;
}[keyof Table];

/** Undefined when the answer does not belong to the state ("wrong step"). */
export function leadOf<Stage extends string, Facts>(
  state: Pick<State<Stage, Facts, unknown>, 'leads'>,
  answer: string,
  facts: Facts,
): Stage | Rest | undefined {
  const lead = state.leads[answer];
  return typeof lead === 'function' ? lead(facts) : lead;
}

/** Undefined when there is no way back. */
export function backOf<Stage extends string, Known>(
  { back }: Pick<State<Stage, Known, Known>, 'back'>,
  facts: Known,
): Stage | Rest | undefined {
  return (typeof back === 'function' ? back(facts) : back) ?? undefined;
}
