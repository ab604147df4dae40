import { writeFileSync } from 'node:fs';
import { pictureOf } from '#test/journeys/support/fast-forward.ts';
import { type OpenReader, openReader } from '#test/renderer/reader/open-reader.ts';
import { writePdf } from '#test/renderer/reader/pdf-files.ts';
import { factsFile, type RecordedFacts } from './recorded-facts.ts';

/** `node test/support/recorded-reader/read-samples.ts` writes the record anew, with the bundles that were built last. */

async function readPages(reader: OpenReader, bytes: Uint8Array, mediaType: 'image/png' | 'application/pdf') {
  const outcome = await reader.read(bytes, mediaType);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.pages.map((page) => ({ ...page, textLayer: [...page.textLayer] }));
}

type Pages = Awaited<ReturnType<typeof readPages>>;

const onFile = (pages: Pages): RecordedFacts['pages']['image/png'] =>
  pages.map((page) => ({
    ...page,
    jpeg: base64Of(page.jpeg),
    copy: { ...page.copy, jpeg: base64Of(page.copy.jpeg) },
  }));

function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** Reads the sample copies, each as the kinds of document it stands for. */
export async function readSamples(reader: OpenReader): Promise<RecordedFacts> {
  const picture = await readPages(
    reader,
    pictureOf((at) => (at * at * 31 + at * 7) % 251),
    'image/png',
  );
  const pdf = await readPages(reader, writePdf(), 'application/pdf');
  const inspect = (pages: Pages, kind: 'passport' | 'contract' | 'card' | 'other') =>
    reader.inspect(
      pages.map(({ copy, dotsPerInch, textLayer }) => ({
        jpeg: Uint8Array.from(copy.jpeg),
        dotsPerInch,
        textLayer,
      })),
      kind,
    );
  return {
    pages: { 'image/png': onFile(picture), 'application/pdf': onFile(pdf) },
    readings: {
      passport: await inspect(picture, 'passport'),
      contract: await inspect(pdf, 'contract'),
      card: await inspect(picture, 'card'),
      other: await inspect(picture, 'other'),
    },
  };
}

if (import.meta.main) {
  const reader = await openReader();
  try {
    writeFileSync(factsFile, `${JSON.stringify(await readSamples(reader), null, 2)}\n`);
  } finally {
    await reader.close();
  }
}
