import { bindingLanguage, type LanguageCode, languages } from '#shared/domain/language-code.ts';
import type { PaperBase, PaperContent } from '#shared/domain/papers/paper-content.ts';
import { paperSizes } from '#shared/domain/papers/paper-kinds.ts';
import type { PaperText } from '#shared/text/languages/es/papers.ts';
import { paperTexts } from '#shared/text/papers/paper-text.ts';
import { html, type Markup, nothing } from './html.ts';
import { printedMoment } from './printed-dates.ts';
import { paperStyle } from './style.ts';

const mark = html`<svg viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="9" fill="#1f4e5f"/><path d="M10 29V17a10 10 0 0 1 20 0v12z" fill="#fff"/><circle cx="20" cy="17.5" r="4" fill="#1f4e5f"/><path d="M12.5 29c0-4.500 3.300-6.600 7.500-6.600s7.500 2.100 7.500 6.600z" fill="#1f4e5f"/><rect x="5" y="28" width="30" height="4.5" rx="1.7" fill="#fff"/></svg>`;

/** Nothing within 13 mm of an edge of A4, where some printers cannot print; half a sheet is printed amid a whole one. */
const margins = { A4: '14mm 18mm 13mm', A5: '11mm 13mm 9mm' } as const;

/** The languages a paper speaks, Spanish first: one of them when the worker reads Spanish. */
export function paperLanguages(language: LanguageCode): readonly LanguageCode[] {
  return language === bindingLanguage ? [bindingLanguage] : [bindingLanguage, language];
}

/** A block in one language, with its own direction. */
export function inLanguage(language: LanguageCode, content: (text: PaperText) => Markup): Markup {
  return html`<div lang="${language}" dir="${languages[language].direction}">${content(paperTexts[language])}</div>`;
}

/** The title in Spanish and, below it, in the worker's language. */
export function bilingualTitle(language: LanguageCode, title: (text: PaperText) => string): Markup {
  const also =
    language === bindingLanguage
      ? nothing
      : html`<p class="also" lang="${language}" dir="${languages[language].direction}">${title(paperTexts[language])}</p>`;
  return html`<div><h1>${title(paperTexts[bindingLanguage])}</h1>${also}</div>`;
}

/** A short text in both languages on one line. */
export function bilingualLabel(language: LanguageCode, label: (text: PaperText) => string): Markup {
  const also =
    language === bindingLanguage
      ? nothing
      : html` · <span lang="${language}" dir="${languages[language].direction}">${label(paperTexts[language])}</span>`;
  return html`${label(paperTexts[bindingLanguage])}${also}`;
}

/**
 * Blocks in Spanish and the worker's language side by side, each block level with its translation; one column when
 * the two languages are the same.
 */
export function sideBySide(
  language: LanguageCode,
  blocks: (text: PaperText, language: LanguageCode) => readonly Markup[],
): Markup {
  const columns = paperLanguages(language).map((each) => {
    const rows = blocks(paperTexts[each], each);
    return html`<div lang="${each}" dir="${languages[each].direction}" style="grid-row: 1 / span ${String(rows.length)}">${rows}</div>`;
  });
  return html`<div class="${columns.length > 1 ? 'columns' : 'stack'}">${columns}</div>`;
}

export function steps(items: readonly string[]): Markup {
  return html`<ol>${items.map((item) => html`<li>${item}</li>`)}</ol>`;
}

export function checklist(items: readonly string[]): Markup {
  return html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

export function points(items: readonly string[]): Markup {
  return html`<ul class="dots">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** One printed sheet with the branch, the moment and, where there are two, which copy it is at its head. */
export function sheet(
  paper: PaperBase,
  content: Markup,
  foot: Markup = nothing,
  copy: Markup = nothing,
): Markup {
  return html`<section class="sheet"><header class="head">${mark}<div class="branch"><bdi>${paper.branchName}</bdi></div><div class="when">${copy}<p>${printedMoment(paper.issuedAt, 'es')}</p></div></header>
${content}
<footer class="foot">${foot}</footer></section>`;
}

/** The whole document: no script, no reference to anything outside it. */
export function paperDocument(paper: PaperContent, title: string, sheets: readonly Markup[]): string {
  return sizedDocument(paperSizes[paper.kind], title, sheets);
}

/** The same, of a size of its own. */
export function sizedDocument(size: 'A4' | 'A5', title: string, sheets: readonly Markup[]): string {
  const style: Markup = {
    markup: `<style>@page { size: ${size}; margin: ${margins[size]} }${paperStyle}</style>`,
  };
  return html`<!doctype html>
<html lang="es" dir="ltr" class="${size.toLowerCase()}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${title}</title>${style}</head><body>${sheets}</body></html>`.markup;
}
