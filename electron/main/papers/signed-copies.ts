import { bindingLanguage, languages } from '#shared/domain/language-code.ts';
import type {
  CredentialRequestContent,
  ResponsibilityAgreementContent,
} from '#shared/domain/papers/paper-content.ts';
import { identityDocumentOf } from '#shared/domain/procedures/procedures.ts';
import type { PaperText } from '#shared/text/languages/es/papers.ts';
import { formalText } from '#shared/text/papers/formal-text.ts';
import { paperTexts } from '#shared/text/papers/paper-text.ts';
import { html, type Markup, nothing, sentence } from './html.ts';
import { bilingualTitle, paperDocument, points, sheet } from './layout.ts';
import { printedDay } from './printed-dates.ts';

type SignedPaper = CredentialRequestContent | ResponsibilityAgreementContent;
type SignedText = PaperText['credentialRequest'] | PaperText['agreement'];

/** Both copies of a paper signed by hand, stamped with the version and hash of the text accepted on the screen. */
export function signedCopies(
  paper: SignedPaper,
  words: (text: PaperText) => SignedText,
  body: Markup,
): string {
  const text = paperTexts[bindingLanguage];
  const copies = [text.page.copyForWorker, text.page.copyForBranch].map((copy) =>
    sheet(
      paper,
      html`<div class="title">${bilingualTitle(paper.language, (each) => words(each).title)}</div>
${body}${courtesySummary(paper, words)}${signatures(paper)}`,
      html`<p>${formalText.signatures.wet}</p><p class="mono">${versionStamp(paper)}</p>`,
      html`<span class="copy">${copy}</span>`,
    ),
  );
  return paperDocument(paper, words(text).title, copies);
}

function versionStamp(paper: SignedPaper): string {
  const version = formalText.version.replace('{version}', paper.termsVersion);
  return `${version} · ${formalText.hash.replace('{hash}', paper.termsHash)}`;
}

function courtesySummary(paper: SignedPaper, words: (text: PaperText) => SignedText): Markup {
  const { language } = paper;
  if (language === bindingLanguage) return nothing;
  const { summaryTitle, summary } = words(paperTexts[language]);
  return html`<section class="note closing summary" lang="${language}" dir="${languages[language].direction}"><h2>${summaryTitle}</h2>${points(summary)}</section>`;
}

function signatures(paper: SignedPaper): Markup {
  const text = formalText.signatures;
  const { document } = formalText.byDocument[identityDocumentOf(paper.procedure)];
  return html`<div class="closing"><p>${sentence(text.place, { branch: paper.branchName, date: printedDay(paper.issuedAt, 'es') })}</p>
<div class="signatures"><div>${text.worker}<br><b><bdi>${paper.workerName}</bdi></b><br>${sentence(document, { passport: paper.passportNumber })}</div>
<div>${text.clerk}<br><b><bdi>${paper.clerkName}</bdi></b></div></div></div>`;
}
