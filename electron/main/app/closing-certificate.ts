import {
  type Closing,
  certificateFile,
  certificateOf,
  putClosingAway,
} from '#electron/main/db/safety/closing-file.ts';
import { runSafetyOrder } from '#electron/main/db/safety/run-safety-order.ts';
import { renderClosingCertificate } from '#electron/main/papers/closing-certificate.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import { done, failed, type Input, type Result } from '../context/use-case.ts';
import { openAtStart } from './open-kiosk.ts';
import type { Runtime } from './runtime.ts';

/** What can be done with the certificate before the machine begins anew. */
export function createCertificateMethods(runtime: Runtime) {
  const { environment } = runtime;
  const closingNow = () => (runtime.phase.kind === 'closed' ? runtime.phase.closing : undefined);

  function render(closing: Closing, language: LanguageCode): Promise<Uint8Array> {
    const certificate = certificateOf(closing);
    if (certificate === undefined) throw new Error('it is not destroyed yet');
    return environment.paperRenderer.renderPdf(renderClosingCertificate(certificate, language));
  }

  return {
    async printClosingCertificate({
      language,
    }: Input<'printClosingCertificate'>): Promise<Result<'printClosingCertificate'>> {
      const closing = closingNow();
      if (closing === undefined) return failed({ code: 'no-certificate' });
      if (closing.printer === null)
        return done({ printerProblem: 'no-printer-chosen', printerMessage: null });
      const pdf = await render(closing, language);
      const outcome = await environment.printer.print(closing.printer, pdf, 'Ventanilla closing-certificate');
      return outcome.ok
        ? done({ printerProblem: null, printerMessage: null })
        : done({ printerProblem: outcome.problem, printerMessage: outcome.message });
    },
    async saveClosingCertificate({
      path: folder,
      language,
    }: Input<'saveClosingCertificate'>): Promise<Result<'saveClosingCertificate'>> {
      const closing = closingNow();
      const { backup, dataDirectory, log } = environment;
      if (closing === undefined || backup === undefined) return failed({ code: 'no-certificate' });
      const signed = certificateFile(closing);
      const paper = { name: signed.name.replace(/json$/, 'pdf'), bytes: await render(closing, language) };
      const files = [signed, paper];
      const order = { kind: 'put', folder, dataDirectory, files } as const;
      const answer = await runSafetyOrder(backup.safetyThreadFile, order);
      if (answer.ok) return done({ files: files.map(({ name }) => name) });
      if (answer.error !== null) log.error('certificate-not-written', { stack: answer.error });
      return failed({ code: answer.problem });
    },
    putCertificateAway(): Result<'putCertificateAway'> {
      const closing = closingNow();
      if (closing === undefined) return failed({ code: 'no-certificate' });
      putClosingAway(environment.dataDirectory, closing);
      // What was at work here was called off when it ended; what begins now is not.
      runtime.closing = new AbortController();
      openAtStart(runtime);
      return done({});
    },
  };
}
