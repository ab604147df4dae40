import type { ReceiptContent } from '#shared/domain/papers/paper-content.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { isOverdue } from '#shared/domain/registration/deadlines.ts';
import { dateInWords } from '#shared/text/languages/dates-in-words.ts';
import type { PaperText } from '#shared/text/languages/es/papers.ts';
import { paperTexts, wordsFor } from '#shared/text/papers/paper-text.ts';
import { code128, qrCode } from './barcodes.ts';
import { html, type Markup, sentence } from './html.ts';
import {
  bilingualLabel,
  bilingualTitle,
  inLanguage,
  paperDocument,
  paperLanguages,
  sheet,
  sideBySide,
  steps,
} from './layout.ts';

/** What the worker leaves with: the code, the deadline, what comes next. Never the credential. */
export function renderReceipt(paper: ReceiptContent): string {
  const words = (text: PaperText) => wordsFor(paper.procedure, text);
  const content = html`${bilingualTitle(paper.language, (text) => words(text).receipt.title)}
<div class="ticket" style="margin-block-start:2mm"><div><p class="label">${bilingualLabel(paper.language, (text) => words(text).code)}</p>
<p class="code">${paper.identificationCode}</p><p class="name"><bdi>${paper.workerName}</bdi></p>${code128(paper.identificationCode)}</div>
<div>${qrCode(paper.identificationCode)}</div></div>
${definitionOf(paper.procedure).entryNoticeFrom === null ? html`<div class="wide-gap"></div>` : ofEmployee(paper)}
${sideBySide(paper.language, (each) => {
  const text = words(each);
  return [
    html`<section><h2>${text.receipt.nextTitle}</h2>${steps(text.receipt.next)}</section>`,
    html`<section><h2>${text.receipt.recoverTitle}</h2>
<p>${paper.recovery === 'email' ? text.receipt.recoverEmail : text.receipt.recoverCounter}</p><p>${text.receipt.attempts}</p></section>`,
    html`<section class="note"><h2>${text.receipt.secretTitle}</h2><p>${text.receipt.secret}</p></section>`,
  ];
})}`;
  return paperDocument(paper, words(paperTexts.es).receipt.title, [sheet(paper, content)]);
}

/** A code that is provisional, and what the employer does with it. */
function ofEmployee(paper: ReceiptContent): Markup {
  return html`<p class="hint" style="margin-block-start:1mm">${bilingualLabel(paper.language, (text) => (paper.isUnconfirmed ? text.receipt.unconfirmed : text.receipt.provisional))}</p>
${entryNotice(paper)}`;
}

function entryNotice(paper: ReceiptContent): Markup {
  const { entryNoticeDeadline } = paper;
  const isOver = isOverdue(paper.issuedAt, entryNoticeDeadline);
  const values = { employer: paper.employerName };
  const blocks = paperLanguages(paper.language).map((language) =>
    inLanguage(language, (text) =>
      entryNoticeDeadline === null
        ? html`<h2>${text.receipt.deadlineTitle}</h2><p>${sentence(text.receipt.noDeadline, values)}</p>`
        : html`<h2>${text.receipt.deadlineTitle}</h2><p>${sentence(isOver ? text.receipt.deadlineOver : text.receipt.deadline, values)}</p><p class="big">${dateInWords(entryNoticeDeadline, language)}</p>`,
    ),
  );
  return html`<div class="date"><div class="${blocks.length > 1 ? 'pair' : ''}">${blocks}</div></div>`;
}
