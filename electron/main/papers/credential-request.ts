import type { CredentialRequestContent } from '#shared/domain/papers/paper-content.ts';
import { definitionOf, identityDocumentOf } from '#shared/domain/procedures/procedures.ts';
import { dateInWords } from '#shared/text/languages/dates-in-words.ts';
import { formalText } from '#shared/text/papers/formal-text.ts';
import { paperTexts } from '#shared/text/papers/paper-text.ts';
import { html, type Markup, nothing, sentence, unbroken } from './html.ts';
import { points } from './layout.ts';
import { signedCopies } from './signed-copies.ts';

/** *Solicitud de clave*: two copies, signed by hand. */
export function renderCredentialRequest(paper: CredentialRequestContent): string {
  const text = formalText.credentialRequest;
  const employer = html`${fact(text.employer, paper.employerName, 'grid-column: span 2')}${fact(text.ruc, paper.employerRuc)}`;
  const body = html`<p>${sentence(formalText.byDocument[identityDocumentOf(paper.procedure)].request, {
    worker: paper.workerName,
    passport: paper.passportNumber,
    state: paper.issuingState,
    code: unbroken(paper.identificationCode),
  })}</p>
<section style="margin-block-start:5mm"><h2>${text.dataTitle}</h2><dl class="facts">
${fact(text.birthDate, dateInWords(paper.birthDate ?? '', 'es'))}${fact(text.nationality, paper.nationality)}${fact(text.landline, paper.landline)}
${fact(text.email, paper.email, 'grid-column: span 2')}${fact(text.mobile, paper.mobile)}
${definitionOf(paper.procedure).entryNoticeFrom === null ? nothing : employer}</dl></section>
<section style="margin-block-start:5mm"><h2>${text.declarationsTitle}</h2>${points(text.declarations)}</section>`;
  return signedCopies(paper, (each) => each.credentialRequest, body);
}

function fact(label: string, value: string, style = ''): Markup {
  return html`<div style="${style}"><dt>${label}</dt><dd><bdi>${value === '' ? paperTexts.es.none : value}</bdi></dd></div>`;
}
