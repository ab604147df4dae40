import type { LanguageCode } from './catalogues.ts';

/** The message that carries the code of an unlock or a recovery. It names nobody: a mailbox may be read by others. */
export function serviceCodeMessage(
  language: LanguageCode,
  purpose: 'unlock' | 'recovery',
  code: string,
  minutes: number,
): { readonly subject: string; readonly text: string } {
  switch (language) {
    case 'es':
      return {
        subject:
          purpose === 'unlock' ? 'Su código para desbloquear la clave' : 'Su código para recuperar la clave',
        text: `Su código es ${code}.\n\nEscríbalo en la pantalla de la ventanilla. Vale ${minutes} minutos y una sola vez. No lo diga a nadie: ningún funcionario se lo pedirá.\n\nSi usted no está en una ventanilla de la institución, avise en cualquier agencia.\n`,
      };
    case 'en':
      return {
        subject:
          purpose === 'unlock' ? 'Your code to unlock the credential' : 'Your code to recover the credential',
        text: `Your code is ${code}.\n\nType it on the screen at the counter. It is valid for ${minutes} minutes and works once. Tell it to nobody: no member of staff will ask for it.\n\nIf you are not at a counter of the institution, tell any branch.\n`,
      };
  }
}
