import type { RestoreReport } from '#shared/contract/kiosk/safety/safety-values.ts';
import { clerkLanguageOf, type LanguageCode, languages } from '#shared/domain/language-code.ts';
import { catalogues } from '#shared/text/languages/catalogues.ts';
import { lackingDocuments, restoreFacts } from '#shared/text/languages/restore-facts.ts';
import { html, nothing } from './html.ts';
import { sheet, sizedDocument } from './layout.ts';

/** How a terminal was brought back, for the branch's folder. It names nobody. */
export function renderRestoreReport(
  report: RestoreReport,
  branch: { readonly name: string; readonly issuedAt: string },
  language: LanguageCode,
): string {
  const words = catalogues[clerkLanguageOf(language)].clerk.restore.report;
  const rows = restoreFacts(report, language).map(
    ({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  );
  const lacking = lackingDocuments(report, language);
  const missing =
    lacking.length === 0
      ? nothing
      : html`<section><h2>${words.missingTitle}</h2><ul class="dots">${lacking.map((each) => html`<li>${each}</li>`)}</ul></section>`;
  const content = html`<div lang="${language}" dir="${languages[language].direction}"><h1>${words.title}</h1>
<dl class="lines">${rows}</dl>${missing}<section class="note"><p>${words.what}</p></section></div>`;
  const paper = { language, branchName: branch.name, issuedAt: branch.issuedAt };
  return sizedDocument('A4', words.title, [sheet(paper, content)]);
}
