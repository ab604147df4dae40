import type { LanguageCode } from '#shared/domain/language-code.ts';
import { composeMessage, type Message, type MessageWords } from './compose-message.ts';

/** What a one-time code of the mail is for. */
export type CodeMessagePurpose = 'generation' | 'unlock' | 'recovery' | 'kit';

/** The message that carries a one-time code. */
export function codeMessage(
  language: LanguageCode,
  purpose: CodeMessagePurpose,
  code: string,
  minutes: number,
): Message {
  return composeMessage(language, {
    es: { ...spanish[purpose], code, paragraphs: spanishParagraphs(minutes) },
    en: { ...english[purpose], code, paragraphs: englishParagraphs(minutes) },
  });
}

type CodeWords = Pick<MessageWords, 'subject' | 'opening'>;

const spanish: Readonly<Record<CodeMessagePurpose, CodeWords>> = {
  generation: {
    subject: 'Su código para generar la clave',
    opening:
      'Alguien está generando su clave en la pantalla de una ventanilla de la institución y dio esta dirección. Si no es usted, avise en cualquier agencia.',
  },
  unlock: {
    subject: 'Su código para desbloquear la clave',
    opening:
      'Alguien está desbloqueando su clave en la pantalla de una ventanilla de la institución. Si no es usted, avise en cualquier agencia.',
  },
  recovery: {
    subject: 'Su código para recuperar la clave',
    opening:
      'Alguien está cambiando su clave olvidada en la pantalla de una ventanilla de la institución. Si no es usted, avise en cualquier agencia.',
  },
  kit: {
    subject: 'Su código para la hoja de códigos',
    opening:
      'Alguien pide una hoja de códigos de recuperación para su clave, o anula la que tiene, en la pantalla de una ventanilla de la institución. Si no es usted, avise en cualquier agencia.',
  },
};

const english: Readonly<Record<CodeMessagePurpose, CodeWords>> = {
  generation: {
    subject: 'Your code to generate the credential',
    opening:
      'Somebody is generating your credential on the screen at a counter of the institution and gave this address. If it is not you, tell any branch.',
  },
  unlock: {
    subject: 'Your code to unlock the credential',
    opening:
      'Somebody is unlocking your credential on the screen at a counter of the institution. If it is not you, tell any branch.',
  },
  recovery: {
    subject: 'Your code to recover the credential',
    opening:
      'Somebody is replacing your forgotten credential on the screen at a counter of the institution. If it is not you, tell any branch.',
  },
  kit: {
    subject: 'Your code for the sheet of codes',
    opening:
      'Somebody is asking for a sheet of recovery codes for your credential, or cancelling the one you have, on the screen at a counter of the institution. If it is not you, tell any branch.',
  },
};

function spanishParagraphs(minutes: number): string[] {
  return [
    `Escríbalo en la pantalla de la ventanilla. Vale ${minutes} minutos y una sola vez.`,
    'No lo diga a nadie: ningún funcionario se lo pedirá.',
  ];
}

function englishParagraphs(minutes: number): string[] {
  return [
    `Type it on the screen at the counter. It is valid for ${minutes} minutes and works once.`,
    'Tell it to nobody: no member of staff will ask for it.',
  ];
}
