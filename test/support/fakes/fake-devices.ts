import { createHash } from 'node:crypto';
import type {
  DocumentReader,
  InspectionOutcome,
  KeySealer,
  MailOutcome,
  MailServer,
  MailTransport,
  OutgoingMail,
  PaperRenderer,
  Printer,
  PrintJobState,
  ReadOutcome,
} from '#electron/main/ports.ts';
import type { PagePreview } from '#shared/contract/reader/reader-messages.ts';

const smallestJpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xdb, 0, 2, 0xff, 0xd9]);

const fakePage: PagePreview = {
  number: 1,
  width: 800,
  height: 600,
  jpeg: smallestJpeg,
  copy: { width: 800, height: 600, jpeg: smallestJpeg },
  dotsPerInch: 300,
  textLayer: [],
};

/** Looks that are nobody's twin: about half of their bits differ. */
export function lookOf(inspection: number): string {
  return createHash('sha256').update(String(inspection)).digest('hex');
}

/** A reader that takes every file as a document of one page, unless told what to answer. */
export interface FakeReader extends DocumentReader {
  answer: ReadOutcome | undefined;
  reads: number;
  /** What an inspection finds; undefined: nothing to object to. */
  inspection: InspectionOutcome | undefined;
  inspections: number;
  warmings: number;
}

export function createFakeReader(): FakeReader {
  const reader: FakeReader = {
    answer: undefined,
    reads: 0,
    inspection: undefined,
    inspections: 0,
    warmings: 0,
    inspect: async ({ pages }) => {
      reader.inspections += 1;
      return (
        reader.inspection ?? {
          ok: true,
          strip: null,
          reading: {
            pages: pages.map(({ dotsPerInch }, index) => ({
              number: index + 1,
              width: 800,
              height: 600,
              dotsPerInch,
              fingerprint: lookOf(reader.inspections),
            })),
            gates: [],
            mrz: null,
            contract: null,
            milliseconds: { decode: 0, gates: 0, mrz: 0, contract: 0, total: 0 },
          },
        }
      );
    },
    edit: async (pages) => ({
      ok: true,
      pages: pages.map((_page, index) => ({ ...fakePage, number: index + 1 })),
    }),
    warm: async () => {
      reader.warmings += 1;
    },
    read: async () => {
      reader.reads += 1;
      return (
        reader.answer ?? {
          ok: true,
          mediaType: 'image/jpeg',
          pages: [fakePage],
        }
      );
    },
  };
  return reader;
}

/**
 * Remembers what was printed; `failure` makes the queue refuse with those words. `jobState` is what the print system
 * says of every job that was not cancelled, or that `isTooLate` to cancel.
 */
export interface FakePrinter extends Printer {
  readonly jobs: { readonly queue: string; readonly pdf: Uint8Array; readonly title: string }[];
  failure: string | undefined;
  jobState: PrintJobState | undefined;
  isTooLate: boolean;
  readonly cancelled: string[];
}

export function createFakePrinter(): FakePrinter {
  const printer: FakePrinter = {
    jobs: [],
    failure: undefined,
    jobState: { state: 'printed' },
    isTooLate: false,
    cancelled: [],
    followJob: async (job) =>
      printer.cancelled.includes(job) && !printer.isTooLate
        ? { state: 'failed', problem: 'job-cancelled' }
        : printer.jobState,
    cancelJob: async (job) => {
      printer.cancelled.push(job);
    },
    listQueues: async () => ['counter'],
    print: async (queue, pdf, title) => {
      if (printer.failure !== undefined) {
        return { ok: false, problem: 'other', message: printer.failure };
      }
      // A copy: what goes on paper stays there, whatever becomes of the bytes.
      printer.jobs.push({ queue, pdf: pdf.slice(), title });
      return { ok: true, job: `counter-${printer.jobs.length}` };
    },
  };
  return printer;
}

/** Keeps what was sent; without a line everything stays queued. `answer` takes the place of what the server says. */
export interface FakeMail extends MailTransport {
  readonly sent: OutgoingMail[];
  line: boolean;
  answer: MailOutcome | undefined;
  /** What a test of the server finds; undefined: nothing. */
  fault: Awaited<ReturnType<MailTransport['findFault']>>;
  /** Servers that messages and tests were given. */
  readonly servers: (MailServer | undefined)[];
}

export function createFakeMail(): FakeMail {
  const mail: FakeMail = {
    sent: [],
    line: true,
    answer: undefined,
    fault: undefined,
    servers: [],
    send: async (server, message) => {
      mail.servers.push(server);
      if (!mail.line) return { state: 'no-line', problem: 'refused', answer: null, begun: false };
      if (mail.answer !== undefined) return mail.answer;
      mail.sent.push(message);
      return { state: 'sent', answer: '250 taken' };
    },
    findFault: async (server) => {
      mail.servers.push(server);
      return mail.fault;
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
