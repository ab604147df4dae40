import type { ReaderJob, ReaderOutcome } from '#shared/contract/reader/reader-messages.ts';
import { loadFacts, type RecordedFacts } from './recorded-facts.ts';

/**
 * A reader's page that answers from the record, for stories that are not about documents: a copy on the way to another
 * screen costs neither models nor seconds. Main checks its answers as it checks the reader's. It knows the sample
 * copies alone, and edits nothing.
 */

/** What the reader's preload gives its page. */
interface ReaderPage {
  readonly reader: {
    onJob(callback: (job: ReaderJob) => void): void;
    sendResult(message: { readonly id: number; readonly outcome: ReaderOutcome }): Promise<unknown>;
  };
}

/** Runs in the page: it may name nothing from outside itself. */
function answerFromRecord(facts: RecordedFacts): void {
  const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

  /** Nobody's twin, as the pictures of two stories are none. */
  function newFingerprint(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  function answer(job: ReaderJob): ReaderOutcome {
    switch (job.task) {
      case 'warm':
        return { ok: true, warm: true };
      case 'store': {
        const { mediaType } = job;
        if (mediaType !== 'image/png' && mediaType !== 'application/pdf') break;
        const pages = facts.pages[mediaType].map((page) => ({
          ...page,
          jpeg: bytesOf(page.jpeg),
          copy: { ...page.copy, jpeg: bytesOf(page.copy.jpeg) },
        }));
        return { ok: true, pages };
      }
      case 'inspect': {
        const reading = facts.readings[job.kind];
        const pages = reading.pages.map((page) => ({ ...page, fingerprint: newFingerprint() }));
        return { ok: true, reading: { ...reading, pages }, strip: null };
      }
      case 'edit':
        break;
    }
    return { ok: false, refusal: 'damaged' };
  }

  const { reader } = globalThis as unknown as ReaderPage;
  reader.onJob((job) => {
    reader.sendResult({ id: job.id, outcome: answer(job) });
  });
}

/** The same facts of copies that lack nothing. */
function withoutFaults(facts: RecordedFacts): RecordedFacts {
  const readings = Object.entries(facts.readings).map(([kind, reading]) => [
    kind,
    {
      ...reading,
      gates: reading.gates.map((gate) =>
        gate.outcome === 'failed' ? { ...gate, outcome: 'unknown', measured: null } : gate,
      ),
    },
  ]);
  return { ...facts, readings: Object.fromEntries(readings) };
}

/** The script that takes the place of the reader's own. */
export function recordedReaderScript(answers: 'recorded' | 'lenient'): string {
  const facts = answers === 'lenient' ? withoutFaults(loadFacts()) : loadFacts();
  return `(${String(answerFromRecord)})(${JSON.stringify(facts)});`;
}

/** Whether a request is for the reader's own script, by its address. */
export function isReaderScript(url: string): boolean {
  return /^app:\/\/reader\/assets\/reader-[^/]+\.js$/.test(url);
}
