import type { EmployerSlipContent } from '#shared/domain/papers/paper-content.ts';
import { isOverdue } from '#shared/domain/registration/deadlines.ts';
import { dateInWords } from '#shared/text/languages/dates-in-words.ts';
import { paperTexts } from '#shared/text/papers/paper-text.ts';
import { code128, qrCode } from './barcodes.ts';
import { html, sentence } from './html.ts';
import { paperDocument, sheet, steps } from './layout.ts';

/** What the worker hands to the employer. In Spanish only: an Ecuadorian employer files an Ecuadorian notice. */
export function renderEmployerSlip(paper: EmployerSlipContent): string {
  const text = paperTexts.es;
  const slip = text.employerSlip;
  const content = html`<h1>${slip.title}</h1>
<p class="employer"><b><bdi>${paper.employerName}</bdi></b><br>${slip.ruc} <span class="mono">${paper.employerRuc}</span></p>
<div class="ticket"><div><p class="label">${text.code}</p><p class="code">${paper.identificationCode}</p>
<p class="name"><bdi>${paper.workerName}</bdi></p>${code128(paper.identificationCode)}</div><div>${qrCode(paper.identificationCode)}</div></div>
<div class="date"><h2>${isOverdue(paper.issuedAt, paper.entryNoticeDeadline) ? slip.deadlineOver : slip.deadlineTitle}</h2><p class="big">${dateInWords(paper.entryNoticeDeadline, 'es')}</p>
<p class="hint">${sentence(slip.days, { days: String(paper.entryNoticeDays) })} (${dateInWords(paper.contractStart, 'es')}). ${slip.late}</p></div>
<section><h2>${slip.howTitle}</h2>${steps(slip.how)}</section>
<section class="${paper.isUnconfirmed ? 'note' : 'note wide-gap'}"><p>${paper.isUnconfirmed ? `${slip.unconfirmed} ` : ''}${slip.secret}</p></section>`;
  return paperDocument(paper, slip.title, [sheet(paper, content)]);
}
