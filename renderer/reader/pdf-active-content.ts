import { type PdfName, type PdfWalk, walkPdf } from './pdf-names.ts';

/**
 * Names that make a PDF more than pages: it runs, opens, sends, plays or carries something. A contract or a passport
 * copy has none of them. `OpenAction` alone is only "open at page one".
 */
const ACTIVE_NAMES: ReadonlySet<string> = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'GoToE',
  'ImportData',
  'SubmitForm',
  'RichMedia',
  'RichMediaExecute',
  'Rendition',
  'Movie',
  'XFA',
]);
/** Expanded bytes of one object stream; above it the file is a bomb. */
const EXPANDED_LIMIT = 64 * 1024 * 1024;
const EXPANDED_TOTAL_LIMIT = 4 * EXPANDED_LIMIT;

export interface PdfFindings {
  readonly active: boolean;
  /** Pixels of the largest picture that a dictionary declares. */
  readonly largestPicture: number;
  /** An object stream expanded beyond any reason. */
  readonly bomb: boolean;
}

/** Looks for active content and oversized pictures without drawing anything. */
export async function inspectPdf(bytes: Uint8Array<ArrayBuffer>): Promise<PdfFindings> {
  const outer = walkPdf(bytes);
  const walks: PdfWalk[] = [outer];
  let total = 0;
  for (const stream of outer.streams) {
    if (!stream.names.some(({ name }) => name === 'ObjStm')) continue;
    const expanded = await expand(stream.bytes, stream.names);
    if (expanded === 'too-large') return { active: false, largestPicture: 0, bomb: true };
    if (expanded === undefined) continue;
    total += expanded.length;
    if (total > EXPANDED_TOTAL_LIMIT) return { active: false, largestPicture: 0, bomb: true };
    walks.push(walkPdf(expanded));
  }
  return {
    active: walks.some((walk) => walk.names.some(({ name }) => ACTIVE_NAMES.has(name))),
    largestPicture: Math.max(0, ...walks.map(largestPicture)),
    bomb: false,
  };
}

function largestPicture(walk: PdfWalk): number {
  return walk.streams
    .filter(({ names }) => names.some(({ name }) => name === 'Image'))
    .reduce(
      (largest, { names }) => Math.max(largest, numberOf(names, 'Width') * numberOf(names, 'Height')),
      0,
    );
}

function numberOf(names: readonly PdfName[], wanted: string): number {
  return names.find(({ name }) => name === wanted)?.number ?? 0;
}

/** The bytes of an object stream, or undefined where it is not deflated (pdf.js then is the only witness). */
async function expand(
  bytes: Uint8Array,
  names: readonly PdfName[],
): Promise<Uint8Array<ArrayBuffer> | 'too-large' | undefined> {
  const filters = names.filter(({ name }) => name.endsWith('Decode'));
  if (filters.length === 0) return Uint8Array.from(bytes);
  if (filters.length > 1 || filters[0]?.name !== 'FlateDecode') return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const reader = new Blob([Uint8Array.from(bytes)])
      .stream()
      .pipeThrough(new DecompressionStream('deflate'))
      .getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > EXPANDED_LIMIT) return 'too-large';
      chunks.push(part.value);
    }
  } catch {
    // Bytes after the stream's end (a line break before `endstream`) end it with an error: what came is kept.
  }
  if (length === 0) return undefined;
  const expanded = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    expanded.set(chunk, at);
    at += chunk.length;
  }
  return expanded;
}
