import { displays as english } from '#shared/text/languages/en/displays.ts';
import { displays as spanish } from '#shared/text/languages/es/displays.ts';

const texts = { es: spanish, en: english } as const;

/** Without a script: a number, and who should type it. Both languages, because nobody is signed in. */
export function displayQuestionPage(number: string, asked: 'clerk' | 'worker'): string {
  const words = Object.entries(texts).map(
    ([language, text]) => `<section lang="${language}"><h1>${text[asked]}</h1><p>${text.why}</p></section>`,
  );
  return `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Ventanilla</title><style>
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; justify-content: center; align-items: center;
  gap: 4vmin; padding: 4vmin; box-sizing: border-box; background: #fff; color: #18222d; font-family: sans-serif; text-align: center }
.number { font-size: 26vmin; font-weight: 700; letter-spacing: .06em; line-height: 1; color: #1f4e5f }
section { max-width: 56rem } h1 { margin: 0; font-size: 3.6vmin } p { margin: .4em 0 0; font-size: 2.6vmin; color: #55616e }
</style></head><body><div class="number">${number}</div>${words.join('')}</body></html>`;
}
