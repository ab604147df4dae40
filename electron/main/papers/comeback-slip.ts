import type { ComebackSlipContent } from '#shared/domain/papers/paper-content.ts';
import type { MissingPiece } from '#shared/domain/registration/fields.ts';
import type { PaperText } from '#shared/text/languages/es/papers.ts';
import { paperTexts, wordsFor } from '#shared/text/papers/paper-text.ts';
import { code128 } from './barcodes.ts';
import { html, nothing, sentence } from './html.ts';
import {
  bilingualLabel,
  bilingualTitle,
  checklist,
  paperDocument,
  points,
  sheet,
  sideBySide,
} from './layout.ts';

/** What is missing from a kept registration, and the reference that finds it again. */
export function renderComebackSlip(paper: ComebackSlipContent): string {
  const documents = paper.missing.filter((piece) => piece.kind === 'document');
  const fields = paper.missing.filter((piece) => piece.kind === 'field');
  const content = html`${bilingualTitle(paper.language, (text) => text.comeback.title)}
<div class="ticket plain"><div><p class="label">${bilingualLabel(paper.language, (text) => text.comeback.referenceTitle)}</p>
<p class="code">${paper.draftReference}</p><p class="name"><bdi>${paper.workerName}</bdi></p>${code128(paper.visitCode)}</div></div>
<div style="margin-block-start:4mm">${sideBySide(paper.language, (text) =>
    [
      html`<p>${text.comeback.intro}</p>`,
      documents.length === 0
        ? nothing
        : html`<section><h2>${text.comeback.missingTitle}</h2>${checklist(missingNames(documents, wordsFor(paper.procedure, text)))}</section>`,
      fields.length === 0
        ? nothing
        : html`<section><h2>${text.comeback.missingDataTitle}</h2>${points(missingNames(fields, wordsFor(paper.procedure, text)))}</section>`,
      html`<section><h2>${text.comeback.whenTitle}</h2><p>${sentence(text.comeback.when, { branch: paper.branchName })}</p></section>`,
    ].filter((block) => block !== nothing),
  )}</div>`;
  const foot = html`<p>${bilingualLabel(paper.language, (text) => text.comeback.notCode)}</p>`;
  return paperDocument(paper, paperTexts.es.comeback.title, [sheet(paper, content, foot)]);
}

function missingNames(pieces: readonly MissingPiece[], text: PaperText): string[] {
  const names = pieces.map((piece) => {
    if (piece.kind === 'document') return text.documents[piece.document];
    const known: Readonly<Record<string, string>> = text.fields;
    return known[piece.field] ?? text.fields.other;
  });
  return [...new Set(names)];
}
