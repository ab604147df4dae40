import type { RecoveryReceiptContent } from '#shared/domain/papers/paper-content.ts';
import { paperTexts, wordsFor } from '#shared/text/papers/paper-text.ts';
import { code128, qrCode } from './barcodes.ts';
import { html } from './html.ts';
import { bilingualLabel, bilingualTitle, paperDocument, sheet, sideBySide } from './layout.ts';

/** What the worker leaves with after a recovery: that it happened, and what to do if it was not them. */
export function renderRecoveryReceipt(paper: RecoveryReceiptContent): string {
  const content = html`${bilingualTitle(paper.language, (text) => text.recoveryReceipt.title)}
<div class="ticket" style="margin-block-start:5mm"><div><p class="label">${bilingualLabel(paper.language, (text) => wordsFor(paper.procedure, text).code)}</p>
<p class="code">${paper.identificationCode}</p><p class="name"><bdi>${paper.workerName}</bdi></p>${code128(paper.identificationCode)}</div>
<div>${qrCode(paper.identificationCode)}</div></div>
${sideBySide(paper.language, (text) => [
  html`<section><p>${text.recoveryReceipt.done}</p><p>${text.recoveryReceipt.notYou}</p></section>`,
  html`<section class="note"><h2>${text.receipt.secretTitle}</h2><p>${text.recoveryReceipt.secret}</p></section>`,
])}`;
  return paperDocument(paper, paperTexts.es.recoveryReceipt.title, [sheet(paper, content)]);
}
