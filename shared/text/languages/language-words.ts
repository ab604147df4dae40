import type { BankQuestionId, SecurityImageId } from '#shared/domain/credential/question-bank.ts';
import type { Procedure, procedures } from '#shared/domain/procedures/procedures.ts';
import type { Widen } from './catalogue.ts';
import type { common } from './es/common.ts';
import type { PaperText } from './es/papers.ts';
import type { worker } from './es/worker.ts';
import type { Layout } from './keyboard-layout.ts';

/** What a language says on the screens: with its `AgreedWords` and `WrittenWords`, all that a language of the worker's view needs. */
export interface ScreenWords {
  readonly common: Widen<typeof common>;
  readonly worker: Widen<typeof worker>;
  readonly securityImages: Readonly<Record<SecurityImageId, string>>;
  readonly bankQuestions: Readonly<Record<BankQuestionId, string>>;
  /** Its letters, with its accents as keys of their own. */
  readonly keyboard: Layout;
}

/** What it says on paper and by mail; no screen loads these. */
export interface WrittenWords {
  readonly papers: PaperText;
  readonly messages: MessagesWords;
}

/** What a person is told and agrees to: on the worker's view and on paper. */
export interface AgreedWords {
  readonly terms: TermsWords;
  readonly privacyNotice: PrivacyNoticeWords;
}

type TextsOf = (typeof procedures)[Procedure]['texts'];
/** What procedures show, and what nobody is shown any more. */
type TermsVersion = TextsOf['terms'] | '2026-11' | '2026-11-cedula';
type PrivacyNoticeVersion = TextsOf['privacyNotice'];

interface Section {
  readonly title: string;
  readonly body: string;
}

export interface Terms {
  readonly title: string;
  readonly sections: readonly Section[];
}

export interface PrivacyNotice extends Terms {
  /** One sentence for who reads no further. */
  readonly summary: string;
}

/** The sections of which a version says something else, by their place; an earlier one is kept for who accepted it. */
interface Versions<Version extends string> {
  readonly versions: Readonly<Record<Version, Readonly<Record<number, string>>>>;
}

/** The text as one version of it says it. Throws for one that nobody wrote. */
export function textOfVersion<Text extends Terms>(
  { versions, ...text }: Text & Versions<string>,
  version: string,
): Omit<Text, 'versions'> {
  if (!Object.hasOwn(versions, version)) throw new Error(`no text is of version ${version}`);
  const own = versions[version];
  const sections = text.sections.map((section, index) => ({
    ...section,
    body: own?.[index] ?? section.body,
  }));
  return { ...text, sections };
}

export type TermsWords = Terms & Versions<TermsVersion>;
export type PrivacyNoticeWords = PrivacyNotice & Versions<PrivacyNoticeVersion>;

/**
 * What a message says in one language. It names nobody and carries no identification code: a mailbox may be read by
 * others, and a locked telephone shows the subject and the beginning to whoever looks over a shoulder.
 */
export interface MessageWords {
  readonly subject: string;
  /** Comes first, and in a message with a code fills the lines a locked telephone shows, so that the code is not there. */
  readonly opening: string;
  /** Large, alone on its line. */
  readonly code?: string;
  readonly paragraphs: readonly string[];
}

/** What a one-time code of the mail is for. */
export type CodeMessagePurpose = 'generation' | 'unlock' | 'recovery' | 'kit';

/** A mailbox that was the person's until now, or the one that is from now on. */
export type ChangedMailbox = 'before' | 'new';

export interface MessagesWords {
  readonly code: Readonly<Record<CodeMessagePurpose, Pick<MessageWords, 'subject' | 'opening'>>>;
  readonly codeParagraphs: (minutes: number) => readonly string[];
  readonly contactChanged: Readonly<Record<ChangedMailbox, (days: number) => MessageWords>>;
  readonly test: MessageWords;
}
