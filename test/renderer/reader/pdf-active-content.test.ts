import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inspectPdf } from '#renderer/reader/pdf-active-content.ts';
import { writePdf } from './pdf-files.ts';

const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';

test('a plain document is quiet, with an open action to its first page and brackets in its text', async () => {
  const plain = writePdf({
    pages: 3,
    catalogue: '/OpenAction [1000 0 R /Fit] /Lang (es \\) /JavaScript \\( /JS)',
    objects: ['<< /Title (see /Launch and /JS (nested) here) /Author <2F4A53> >>', '% /JavaScript\n<< >>'],
  });
  expect(await inspectPdf(plain)).toEqual({ active: false, largestPicture: 0, bomb: false });
});

test.each([
  ['a script', { catalogue: '/OpenAction 10 0 R', objects: [script] }],
  ['a script whose name is escaped', { catalogue: '/OpenAction << /S /J#61vaScript /J#53 (x) >>' }],
  ['a script in a compressed object', { catalogue: '/OpenAction 500 0 R', compressed: [script] }],
  ['a program to launch', { objects: ['<< /S /Launch /F (cmd.exe) >>'] }],
  ['an attached file', { catalogue: '/Names << /EmbeddedFiles << /Names [] >> >>' }],
  ['a form that sends', { compressed: ['<< >>', '<< /S /SubmitForm /F (https://example.com) >>'] }],
  ['an XFA form', { catalogue: '/AcroForm << /XFA [] >>' }],
  ['a film', { objects: ['<< /Subtype /RichMedia >>'] }],
])('%s is found', async (_what, plan) => {
  expect((await inspectPdf(writePdf(plan)))?.active).toBe(true);
});

test('the size of a picture is read from its dictionary, before anything is decoded', async () => {
  const picture =
    '<< /Type /XObject /Subtype /Image /Width 40000 /Height 30000 /Length 1 >>\nstream\n0\nendstream';
  expect((await inspectPdf(writePdf({ objects: [picture] })))?.largestPicture).toBe(1_200_000_000);
});

test('an object stream that swells is a bomb', async () => {
  const swollen = deflateSync(Buffer.alloc(80 * 1024 * 1024, 0x20)).toString('latin1');
  const object = `<< /Type /ObjStm /Filter /FlateDecode /Length ${swollen.length} >>\nstream\n${swollen}\nendstream`;
  expect((await inspectPdf(writePdf({ objects: [object] })))?.bomb).toBe(true);
});

test('a form with fields and no script is honest', async () => {
  const form = writePdf({
    catalogue: '/AcroForm << /Fields [10 0 R] >> /PageMode /UseOutlines',
    objects: ['<< /FT /Tx /T (nombre) /Subtype /Widget /AA << /E << /S /GoTo /D [1000 0 R /Fit] >> >> >>'],
  });
  expect((await inspectPdf(form))?.active).toBe(false);
});

test('what cannot be parsed hides no script', async () => {
  const broken = writePdf({ objects: ['<< /S /JavaScr#69pt /JS (x) /Odd >>'] });
  expect((await inspectPdf(broken))?.active).toBe(true);
  const closed = '<< /Type /ObjStm /N 1 /First 4 /Filter /Unheard /Length 4 >>\nstream\nABCD\nendstream';
  expect(await inspectPdf(writePdf({ objects: [closed] }))).toBeUndefined();
});

test('any bytes at all are walked to their end', async () => {
  for (let length = 0; length < 400; length += 1) {
    const noise = Uint8Array.from({ length }, (_each, index) => (index * 7919 + length * 104729) % 256);
    await expect(inspectPdf(noise)).resolves.toBeUndefined();
  }
  for (const piece of ['(', '((', '<', '<<', '>>', '/', '%', 'stream', '<< >> stream', '[(\\', 'endstream']) {
    const bytes = new TextEncoder().encode(`%PDF-1.7\n1 0 obj\n${piece}`);
    expect((await inspectPdf(bytes))?.active ?? false).toBe(false);
  }
});
