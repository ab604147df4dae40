import type { ResponsibilityAgreementContent } from '#shared/domain/papers/paper-content.ts';
import { identityDocumentOf } from '#shared/domain/procedures/procedures.ts';
import { formalText } from '#shared/text/papers/formal-text.ts';
import { terms } from '#shared/text/papers/terms.ts';
import { html, sentence, unbroken } from './html.ts';
import { signedCopies } from './signed-copies.ts';

/** *Acuerdo de responsabilidad y uso*: the very terms accepted on the screen, two copies, signed by hand. */
export function renderResponsibilityAgreement(paper: ResponsibilityAgreementContent): string {
  const clauses = terms('es', paper.termsVersion).sections.map(
    (section, index) =>
      html`<section><h2>${`${index + 1}. ${section.title}`}</h2><p>${section.body}</p></section>`,
  );
  const opening = sentence(formalText.byDocument[identityDocumentOf(paper.procedure)].agreement, {
    branch: paper.branchName,
    worker: paper.workerName,
    passport: paper.passportNumber,
    state: paper.issuingState,
    code: unbroken(paper.identificationCode),
  });
  return signedCopies(
    paper,
    (text) => text.agreement,
    html`<p>${opening}</p><div class="clauses">${clauses}</div>`,
  );
}
