import type {
  DocumentReader,
  KeySealer,
  MailTransport,
  PaperRenderer,
  Printer,
  ReadOutcome,
} from '#electron/main/ports.ts';

const smallestJpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xdb, 0, 2, 0xff, 0xd9]);

/** A reader that takes every file as a document of one page, unless told what to answer. */
export interface FakeReader extends DocumentReader {
  answer: ReadOutcome | undefined;
  reads: number;
}

export function createFakeReader(): FakeReader {
  const reader: FakeReader = {
    answer: undefined,
    reads: 0,
    read: async () => {
      reader.reads += 1;
      return (
        reader.answer ?? {
          ok: true,
          mediaType: 'image/jpeg',
          pages: [{ number: 1, width: 800, height: 600, jpeg: smallestJpeg }],
        }
      );
    },
  };
  return reader;
}

/** Remembers what was printed; `failure` makes the queue refuse with those words. */
export interface FakePrinter extends Printer {
  readonly jobs: { readonly queue: string; readonly pdf: Uint8Array; readonly title: string }[];
  failure: string | undefined;
}

export function createFakePrinter(): FakePrinter {
  const printer: FakePrinter = {
    jobs: [],
    failure: undefined,
    listQueues: async () => ['counter'],
    print: async (queue, pdf, title) => {
      if (printer.failure !== undefined) {
        return { ok: false, problem: 'other', message: printer.failure };
      }
      printer.jobs.push({ queue, pdf, title });
      return { ok: true, job: `counter-${printer.jobs.length}` };
    },
  };
  return printer;
}

/** Keeps what was sent; without a line everything stays queued. */
export interface FakeMail extends MailTransport {
  readonly sent: { readonly to: string; readonly subject: string; readonly text: string }[];
  line: boolean;
}

export function createFakeMail(): FakeMail {
  const mail: FakeMail = {
    sent: [],
    line: true,
    send: async (message) => {
      if (!mail.line) return { state: 'queued', message: 'no line' };
      mail.sent.push(message);
      return { state: 'sent' };
    },
  };
  return mail;
}

/** A PDF that holds the HTML, so that a test can read what a paper says. `broken` makes rendering fail. */
export interface FakePaperRenderer extends PaperRenderer {
  broken: boolean;
}

export function createFakePaperRenderer(): FakePaperRenderer {
  const renderer: FakePaperRenderer = {
    broken: false,
    renderPdf: async (html) => {
      if (renderer.broken) throw new Error('the renderer died');
      return new TextEncoder().encode(`%PDF-1.7\n${html}\n%%EOF`);
    },
  };
  return renderer;
}

/** A keystore that wraps by turning every bit; `locked` is a machine that cannot unseal. */
export interface FakeKeystore extends KeySealer {
  locked: boolean;
}

export function createFakeKeystore(): FakeKeystore {
  const keystore: FakeKeystore = {
    kind: 'keystore',
    locked: false,
    seal: (key) => key.map((byte) => byte ^ 0xff),
    unseal: (sealed) => (keystore.locked ? undefined : sealed.map((byte) => byte ^ 0xff)),
  };
  return keystore;
}
