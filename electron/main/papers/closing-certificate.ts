import type { ClosingCertificate } from '#shared/contract/kiosk/safety/leaving-values.ts';
import { clerkLanguageOf, type LanguageCode, languages } from '#shared/domain/language-code.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { closingFacts } from '#shared/text/languages/closing-facts.ts';
import { fill } from '#shared/text/languages/fact-words.ts';
import { html } from './html.ts';
import { sheet, sizedDocument } from './layout.ts';

/** What was in a terminal that was closed, and that nothing of it is left: for the institution's files. */
export function renderClosingCertificate(certificate: ClosingCertificate, language: LanguageCode): string {
  const words = catalogues[clerkLanguageOf(language)].clerk.leaving.certificate;
  const { by, coSigner, branchName, backup } = certificate.statement;
  const copies = backup === null ? '' : words.copies;
  const rows = closingFacts(certificate, language).map(
    ({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  );
  const hands = [by, coSigner].map(({ name }) => html`<div><bdi>${name}</bdi></div>`);
  const signature = fill(words.signature, { signature: certificate.signature });
  const content = html`<div lang="${language}" dir="${languages[language].direction}"><h1>${words.title}</h1>
<dl class="lines">${rows}</dl><section class="note"><p>${words.what} ${copies}</p><p>${signature}</p></section>
<div class="signatures">${hands}</div></div>`;
  const paper = { language, branchName, issuedAt: certificate.erasedAt };
  return sizedDocument('A4', words.title, [sheet(paper, content)]);
}
