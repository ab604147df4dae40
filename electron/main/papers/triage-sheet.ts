import type { TriageSheetContent } from '#shared/domain/papers/paper-content.ts';
import { paperTexts } from '#shared/text/papers/paper-text.ts';
import { html } from './html.ts';
import { bilingualTitle, checklist, paperDocument, sheet, sideBySide, steps } from './layout.ts';

/** What to bring and where to go, by case. It names nobody. */
export function renderTriageSheet(paper: TriageSheetContent): string {
  const { triageCase } = paper;
  const content = html`${bilingualTitle(paper.language, (text) => text.triage[triageCase].title)}
<div class="roomy">${sideBySide(paper.language, (text) => {
    const words = text.triage[triageCase];
    return [
      html`<p class="lead">${words.lead}</p>`,
      html`<section><h2>${text.triage.bringTitle}</h2>${checklist(words.bring)}</section>`,
      html`<section><h2>${text.triage.stepsTitle}</h2>${steps(words.steps)}</section>`,
      html`<section class="note"><p>${words.note}</p></section>`,
    ];
  })}</div>`;
  return paperDocument(paper, paperTexts.es.triage[triageCase].title, [sheet(paper, content)]);
}
