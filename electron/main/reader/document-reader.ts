import { documentPageLimit, documentSizeLimit } from '#shared/api/clerk-visit-methods.ts';
import type { DocumentReader, Log, ReadOutcome } from '../ports.ts';
import {
  pixelLimit,
  previewLongSide,
  type ReadableMediaType,
  type ReaderJob,
  readerResult,
} from './reader-protocol.ts';
import { sniffMediaType } from './sniff-media-type.ts';

/** Sixty scanned pages take some twelve seconds on a slow machine. */
const DEFAULT_TIME_LIMIT_MILLISECONDS = 60_000;

/** A process that decodes. It may die of what it is given. */
export interface ReaderProcess {
  /** Answers one job; undefined when the process died of it. */
  run(job: ReaderJob): Promise<unknown>;
  /** Ends the process, whatever it is doing; a running job then answers undefined. */
  end(): void;
}

export interface DocumentReaderSettings {
  readonly startProcess: () => ReaderProcess;
  readonly log: Log;
  readonly timeLimit?: number;
}

/**
 * Reads documents one after another. Size and type are judged here, everything deeper in the process. A process that
 * refused, died or hung is never given the next document.
 */
export function createDocumentReader(settings: DocumentReaderSettings): DocumentReader {
  const { log, timeLimit = DEFAULT_TIME_LIMIT_MILLISECONDS } = settings;
  let process: ReaderProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let lastId = 0;

  function endProcess(): void {
    process?.end();
    process = undefined;
  }

  async function runJob(bytes: Uint8Array, mediaType: ReadableMediaType): Promise<ReadOutcome> {
    lastId += 1;
    const job: ReaderJob = {
      id: lastId,
      bytes,
      mediaType,
      pageLimit: documentPageLimit,
      pixelLimit,
      previewLongSide,
    };
    process ??= settings.startProcess();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), timeLimit);
    });
    const answer = await Promise.race([process.run(job), late]);
    clearTimeout(timer);
    const outcome = judge(answer, job);
    if (!outcome.ok) {
      endProcess();
      log.info('document-refused', { reason: outcome.refusal });
    }
    return outcome;
  }

  function judge(answer: unknown, job: ReaderJob): ReadOutcome {
    if (answer === 'late') return refused('took-too-long');
    if (answer === undefined) return refused('damaged');
    const result = readerResult.safeParse(answer);
    if (!result.success || result.data.id !== job.id) {
      log.error('reader-answer-refused', { code: 'answer-differs' });
      return refused('damaged');
    }
    const { outcome } = result.data;
    return outcome.ok
      ? { ok: true, mediaType: job.mediaType, pages: outcome.pages }
      : refused(outcome.refusal);
  }

  return {
    async read(bytes) {
      if (bytes.length === 0) return refused('empty');
      if (bytes.length > documentSizeLimit) return refused('too-large');
      const mediaType = await sniffMediaType(bytes);
      if (mediaType === undefined) return refused('unsupported-type');
      const reading = last.then(() => runJob(bytes, mediaType));
      last = reading.catch(() => undefined);
      return reading;
    },
  };
}

function refused(refusal: Extract<ReadOutcome, { ok: false }>['refusal']): ReadOutcome {
  return { ok: false, refusal };
}
