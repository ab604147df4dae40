import { bindingLanguage } from '#shared/domain/language-code.ts';
import type { KitSheetContent } from '#shared/domain/papers/kit-sheet-content.ts';
import { paperTexts } from '#shared/text/papers/paper-text.ts';
import { html, type Markup, sentence } from './html.ts';
import {
  bilingualLabel,
  bilingualTitle,
  inLanguage,
  paperLanguages,
  points,
  sheet,
  sideBySide,
  sizedDocument,
  steps,
} from './layout.ts';

/**
 * The sheet of recovery codes: what it is for in its upper half, the codes in the lower one, and the fold between them
 * in the middle of the paper. Throws RangeError when `issuedAt` is not an instant.
 */
export function renderKitSheet(kit: KitSheetContent): string {
  const content = html`<div class="kit-upper"><div class="kit-title">${bilingualTitle(kit.language, (text) => text.kitSheet.title)}
<p class="copy">${sentence(paperTexts[bindingLanguage].kitSheet.serial, { serial: kit.serial })}</p></div>
<div class="date"><div class="${kit.language === bindingLanguage ? '' : 'pair'}">${paperLanguages(
    kit.language,
  ).map((language) =>
    inLanguage(
      language,
      (text) => html`<p class="big">${text.kitSheet.takeTitle}</p><p>${text.kitSheet.take}</p>`,
    ),
  )}</div></div>
${sideBySide(kit.language, (text) => [
  html`<section><h2>${text.kitSheet.useTitle}</h2>${steps(text.kitSheet.use)}</section>`,
  html`<section><h2>${text.kitSheet.keepTitle}</h2>${points(text.kitSheet.keep)}</section>`,
])}</div>
<p class="fold"><span>${bilingualLabel(kit.language, (text) => text.kitSheet.fold)}</span></p>
<section class="kit-codes"><h2>${bilingualLabel(kit.language, (text) => text.kitSheet.codesTitle)}</h2>
<div class="kit-lines">${kit.codes.map(line)}</div>
<p class="hint">${bilingualLabel(kit.language, (text) => text.kitSheet.signs)}</p></section>`;
  return sizedDocument('A4', paperTexts[bindingLanguage].kitSheet.title, [sheet(kit, content)]);
}

function line(code: string, index: number): Markup {
  return html`<p><span class="kit-number">${String(index + 1)}</span><span class="code">${code}</span></p>`;
}
