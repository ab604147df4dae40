import type { z } from 'zod';
import {
  type DocumentRefusal,
  documentPageLimit,
  documentSizeLimit,
} from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import {
  copyLongSide,
  type PageLimits,
  pagesResult,
  previewLongSide,
  progressMessage,
  type ReaderJob,
  type ReaderProgress,
  type ReaderTask,
  readingResult,
  warmResult,
} from '#shared/contract/reader/reader-messages.ts';
import type { DocumentReader, Log } from '../ports.ts';
import { sniffMediaType } from './sniff-media-type.ts';

/** Both long sides, where memory is short: A4 at 200 dots per inch. */
const smallLongSide = 2350;
/**
 * What looking at one page may cost, whatever it holds: five seconds in all, less what storing it takes and what is
 * under way when time runs out (docs/decisions/078-a-page-has-five-seconds.md).
 */
const pageMilliseconds = 3500;
const pageLimits: PageLimits = {
  pageLimit: documentPageLimit,
  /** Pixels a picture may have before it is decoded. */
  pixelLimit: 60_000_000,
  previewLongSide,
  copyLongSide,
};

/** Milliseconds. Sixty scanned pages take some twelve seconds on a slow machine; reading a long contract more. */
const TIME_LIMITS: Readonly<Record<ReaderTask['task'], number>> = {
  store: 60_000,
  inspect: 120_000,
  edit: 60_000,
  warm: 60_000,
};

/** Milliseconds without a document after which a new process takes the place of one that ended, if they are kept warm. */
const IDLE_BEFORE_WARM = 5000;

/** A process that decodes. It may die of what it is given. */
export interface ReaderProcess {
  /** Answers one job; undefined when the process died of it. */
  run(job: ReaderJob<Uint8Array>, onProgress: (message: unknown) => void): Promise<unknown>;
  /** Ends the process, whatever it is doing; a running job then answers undefined. */
  end(): void;
}

export interface DocumentReaderSettings {
  readonly startProcess: () => ReaderProcess;
  readonly log: Log;
  /** Milliseconds for any task, in place of each one's own. */
  readonly timeLimit?: number;
  /** Milliseconds; absent for the product's own. */
  readonly idleBeforeWarm?: number;
}

type Failure<Problem> = { readonly ok: false; readonly refusal: Problem };
type Ending = Failure<'took-too-long' | 'reader-stopped'>;
/** An answer of the process by its schema: what its `outcome` may be. */
type OutcomeOf<Schema extends z.ZodType<{ id: number; outcome: { ok: boolean } }>> =
  z.output<Schema>['outcome'];

/**
 * Reads documents one after another. Size and type are judged here, everything deeper in the process. A process that
 * refused, died or hung is never given the next document. Once it was asked to be warm it stays so: a new process is
 * made ready as soon as no document waits.
 */
export function createDocumentReader(settings: DocumentReaderSettings): DocumentReader {
  const { log } = settings;
  let process: ReaderProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  let isKeptWarm = false;
  let warmTimer: NodeJS.Timeout | undefined;

  function endProcess(): void {
    process?.end();
    process = undefined;
  }

  function warmWhenIdle(): void {
    warmTimer = setTimeout(() => {
      void inTurn(() => runTask({ task: 'warm' }, warmResult));
    }, settings.idleBeforeWarm ?? IDLE_BEFORE_WARM);
    warmTimer.unref();
  }

  /** A reader that died of a task tries it once more with less: memory may have been short, and the file good. */
  async function runTask<Schema extends z.ZodType<{ id: number; outcome: { ok: boolean } }>>(
    task: ReaderTask<Uint8Array>,
    schema: Schema,
    onProgress: (message: unknown) => void = () => undefined,
  ): Promise<OutcomeOf<Schema> | Ending> {
    const outcome = await runOnce(task, schema, onProgress);
    const less = hasStopped(outcome) ? withLess(task) : undefined;
    if (less === undefined) return outcome;
    log.warn('reader-tries-with-less', { method: task.task });
    return runOnce(less, schema, onProgress);
  }

  async function runOnce<Schema extends z.ZodType<{ id: number; outcome: { ok: boolean } }>>(
    task: ReaderTask<Uint8Array>,
    schema: Schema,
    onProgress: (message: unknown) => void,
  ): Promise<OutcomeOf<Schema> | Ending> {
    clearTimeout(warmTimer);
    lastId += 1;
    const job: ReaderJob<Uint8Array> = { id: lastId, ...task };
    process ??= settings.startProcess();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), settings.timeLimit ?? TIME_LIMITS[task.task]);
    });
    const answer = await Promise.race([process.run(job, onProgress), late]);
    clearTimeout(timer);
    const outcome = judge(answer, job, schema);
    if (!outcome.ok) {
      endProcess();
      if (isKeptWarm && task.task !== 'warm') warmWhenIdle();
    }
    return outcome;
  }

  function judge<Schema extends z.ZodType<{ id: number; outcome: { ok: boolean } }>>(
    answer: unknown,
    job: ReaderJob<Uint8Array>,
    schema: Schema,
  ): OutcomeOf<Schema> | Ending {
    if (answer === 'late') return { ok: false, refusal: 'took-too-long' };
    if (answer === undefined) return { ok: false, refusal: 'reader-stopped' };
    const result = schema.safeParse(answer);
    if (!result.success || result.data.id !== job.id) {
      log.error('reader-answer-refused', { code: 'answer-differs', method: job.task });
      return { ok: false, refusal: 'reader-stopped' };
    }
    return result.data.outcome;
  }

  /** One task at a time: the process is one, and so is the machine's memory. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    async read(bytes) {
      if (bytes.length === 0) return refused('empty');
      if (bytes.length > documentSizeLimit) return refused('too-large');
      const mediaType = await sniffMediaType(bytes);
      if (mediaType === undefined) return refused('unsupported-type');
      return inTurn(async () => {
        const outcome = await runTask({ task: 'store', bytes, mediaType, ...pageLimits }, pagesResult);
        if (outcome.ok) return { ok: true, mediaType, pages: outcome.pages };
        log.info('document-refused', { reason: outcome.refusal });
        return refused(outcome.refusal === 'page-not-found' ? 'damaged' : outcome.refusal);
      });
    },
    inspect(request, onProgress) {
      const report = (progress: ReaderProgress) => onProgress?.(progress);
      return inTurn(async () => {
        const outcome = await runTask(
          { task: 'inspect', longSide: copyLongSide * 2, pageMilliseconds, ...request },
          readingResult,
          (message) => {
            const parsed = progressMessage.safeParse(message);
            if (parsed.success) report(parsed.data.progress);
          },
        );
        if (outcome.ok) return { ok: true, reading: outcome.reading, strip: outcome.strip };
        log.warn('document-not-inspected', { reason: outcome.refusal });
        const { refusal } = outcome;
        const isReaders = refusal === 'took-too-long' || refusal === 'reader-stopped';
        return { ok: false, problem: isReaders ? refusal : 'damaged' };
      });
    },
    edit: (pages, edits) =>
      inTurn(async () => {
        const outcome = await runTask({ task: 'edit', pages, edits, ...pageLimits }, pagesResult);
        if (outcome.ok) return { ok: true, pages: outcome.pages };
        switch (outcome.refusal) {
          case 'page-not-found':
          case 'too-many-pages':
          case 'took-too-long':
          case 'reader-stopped':
            return { ok: false, problem: outcome.refusal };
          default:
            return { ok: false, problem: 'damaged' };
        }
      }),
    warm: () =>
      inTurn(async () => {
        isKeptWarm = true;
        await runTask({ task: 'warm' }, warmResult);
      }),
  };
}

function hasStopped(outcome: { readonly ok: boolean; readonly refusal?: unknown }): boolean {
  return !outcome.ok && outcome.refusal === 'reader-stopped';
}

/** The same task with a quarter of the pixels; undefined for one that cannot be made smaller. */
function withLess(task: ReaderTask<Uint8Array>): ReaderTask<Uint8Array> | undefined {
  switch (task.task) {
    case 'store':
    case 'edit':
      return { ...task, copyLongSide: smallLongSide, previewLongSide: smallLongSide / 2 };
    case 'inspect':
      return { ...task, longSide: smallLongSide };
    case 'warm':
      return undefined;
  }
}

function refused<Refusal extends DocumentRefusal>(refusal: Refusal): Failure<Refusal> {
  return { ok: false, refusal };
}
