import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectStreamParser,
  type PDFRawStream,
  PDFStream,
  PDFXRefStreamParser,
} from '@cantoo/pdf-lib';

/**
 * Names that make a PDF more than pages: it runs, opens, sends, plays or carries something. A contract or a passport
 * copy has none of them. `OpenAction` alone is only "open at page one", `AcroForm` alone only fields.
 */
const ACTIVE_NAMES: readonly string[] = [
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
];
const ACTIVE: ReadonlySet<PDFName> = new Set(ACTIVE_NAMES.map((name) => PDFName.of(name)));
const ACTIVE_TEXT = new RegExp(`/(${ACTIVE_NAMES.join('|')})(?![A-Za-z])`);
/** Expanded bytes of all object and cross-reference streams of one file; above it the file is a bomb. */
const EXPANDED_LIMIT = 64 * 1024 * 1024;
const EXPANDED_PART = 1024 * 1024;

export interface PdfFindings {
  readonly active: boolean;
  /** Pixels of the largest picture that a dictionary declares. */
  readonly largestPicture: number;
  /** An object stream expanded beyond any reason. */
  readonly bomb: boolean;
}

const expandedBytes = new WeakMap<PDFContext, number>();
guardExpansion(PDFObjectStreamParser);
guardExpansion(PDFXRefStreamParser);

/**
 * Looks for active content and oversized pictures without drawing anything; undefined where nothing can be walked.
 * Object streams that are encrypted stay closed to it: pdf.js is the witness there.
 */
export async function inspectPdf(bytes: Uint8Array<ArrayBuffer>): Promise<PdfFindings | undefined> {
  const context = await loadContext(bytes);
  if (context === undefined) return undefined;
  if ((expandedBytes.get(context) ?? 0) > EXPANDED_LIMIT) {
    return { active: false, largestPicture: 0, bomb: true };
  }
  let active = false;
  let largestPicture = 0;
  const waiting = startOfWalk(context);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFName) active ||= ACTIVE.has(object);
    else if (object instanceof PDFArray) for (const entry of object.asArray()) waiting.push(entry);
    else if (object instanceof PDFDict) for (const [key, value] of object.entries()) waiting.push(key, value);
    else if (object instanceof PDFStream) {
      waiting.push(object.dict);
      largestPicture = Math.max(largestPicture, picturePixels(object.dict));
    } else if (object instanceof PDFInvalidObject) {
      const text = textOf(object);
      active ||= ACTIVE_TEXT.test(text);
      if (context.trailerInfo.Encrypt === undefined && text.includes('/ObjStm')) return undefined;
    }
  }
  return { active, largestPicture, bomb: false };
}

/** Every numbered object, and what the trailer may hold without a number. References need no following then. */
function startOfWalk(context: PDFContext): PDFObject[] {
  const { Root, Info } = context.trailerInfo;
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  return [Root, Info].concat(objects).filter((object) => object !== undefined);
}

async function loadContext(bytes: Uint8Array<ArrayBuffer>): Promise<PDFContext | undefined> {
  try {
    const file = await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      updateMetadata: false,
      throwOnInvalidObject: false,
      parseSpeed: ParseSpeeds.Fastest,
    });
    return file.context;
  } catch {
    return undefined;
  }
}

/** pdf-lib expands these streams whole, whatever they grow to: here they are measured first, part by part. */
function guardExpansion<Rest extends readonly unknown[], Parser>(parser: {
  forStream: (stream: PDFRawStream, ...rest: Rest) => Parser;
}): void {
  const { forStream } = parser;
  parser.forStream = (stream, ...rest) => {
    const { context } = stream.dict;
    const expanding = decodePDFRawStream(stream);
    let total = expandedBytes.get(context) ?? 0;
    for (let part = -1; part !== 0 && total <= EXPANDED_LIMIT; total += part) {
      part = expanding.getBytes(EXPANDED_PART).length;
    }
    expandedBytes.set(context, total);
    if (total > EXPANDED_LIMIT) throw new RangeError('a stream of the PDF expands beyond the limit');
    return forStream(stream, ...rest);
  };
}

function picturePixels(dictionary: PDFDict): number {
  if (dictionary.get(PDFName.of('Subtype')) !== PDFName.of('Image')) return 0;
  return numberOf(dictionary, 'Width') * numberOf(dictionary, 'Height');
}

function numberOf(dictionary: PDFDict, name: string): number {
  const value = dictionary.lookup(PDFName.of(name));
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

/** What pdf-lib could not parse, with the escapes of its names undone (ISO 32000-2, 7.3.5). */
function textOf(object: PDFObject): string {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return new TextDecoder('latin1')
    .decode(bytes)
    .replaceAll(/#([0-9A-Fa-f]{2})/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
