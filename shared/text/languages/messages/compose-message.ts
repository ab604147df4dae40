import { bindingLanguage, type LanguageCode } from '#shared/domain/language-code.ts';
import type { MessageWords } from '../language-words.ts';

/** A message as it is sent: the same words twice, as plain text and as HTML. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  /** Whole document; refers to nothing outside itself. */
  readonly html: string;
}

/** A message in the worker's language followed by Spanish, which whoever helps them reads; once where they are the same. */
export function composeMessage(
  language: LanguageCode,
  wordsIn: (language: LanguageCode) => MessageWords,
): Message {
  const languages: readonly LanguageCode[] =
    language === bindingLanguage ? [bindingLanguage] : [language, bindingLanguage];
  const subject = languages.map((each) => wordsIn(each).subject).join(' · ');
  return {
    subject,
    text: languages.map((each) => textOf(wordsIn(each))).join(`\n${'-'.repeat(40)}\n\n`),
    html: documentOf(language, subject, languages.map((each) => sectionOf(each, wordsIn(each))).join(rule)),
  };
}

function textOf({ opening, code, paragraphs }: MessageWords): string {
  const parts = code === undefined ? [opening, ...paragraphs] : [opening, `    ${code}`, ...paragraphs];
  return `${parts.join('\n\n')}\n`;
}

const style = {
  body: 'margin:0;background:#f4f5f7;color:#17212b',
  page: "max-width:34em;margin:0 auto;padding:24px 16px;font:16px/1.5 system-ui,'Segoe UI',Roboto,Arial,sans-serif",
  card: 'background:#ffffff;border:1px solid #d5dae0;border-radius:8px;padding:24px',
  title: 'margin:0 0 16px;font-size:20px;line-height:1.3',
  paragraph: 'margin:0 0 16px',
  code: 'margin:0 0 16px;padding:12px;border:2px solid #17212b;border-radius:8px;text-align:center;font:700 32px/1.3 ui-monospace,Consolas,monospace;letter-spacing:6px',
  rule: 'height:1px;margin:8px 0 24px;border:0;background:#d5dae0',
} as const;

const rule = `<hr style="${style.rule}">`;

function sectionOf(language: LanguageCode, { subject, opening, code, paragraphs }: MessageWords): string {
  const lines = [
    `<h1 style="${style.title}">${escapeHtml(subject)}</h1>`,
    paragraphOf(opening),
    ...(code === undefined ? [] : [`<p style="${style.code}">${escapeHtml(code)}</p>`]),
    ...paragraphs.map(paragraphOf),
  ];
  return `<section lang="${language}">${lines.join('')}</section>`;
}

function paragraphOf(text: string): string {
  return `<p style="${style.paragraph}">${escapeHtml(text)}</p>`;
}

function documentOf(language: LanguageCode, subject: string, content: string): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(subject)}</title></head>`,
    `<body style="${style.body}"><div style="${style.page}"><div style="${style.card}">${content}</div></div></body>`,
    '</html>',
    '',
  ].join('\n');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
