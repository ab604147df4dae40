import type { ReaderJob, ReaderOutcome, ReaderProgress } from '#shared/contract/reader/reader-messages.ts';
import { readCodes } from './contract/read-codes.ts';
import { createSpanishOcr } from './contract/spanish-ocr.ts';
import { editDocument } from './edit/edit-document.ts';
import { inspectDocument } from './inspect/inspect-document.ts';
import { realStopwatch } from './inspect/page-budget.ts';
import { type PageWorkers, startPageWorkers } from './inspect/page-workers.ts';
import { refusalOf, refused } from './refusal-of.ts';
import { storeDocument } from './store-document.ts';

type ReaderMessage = { readonly id: number } & (
  | { readonly outcome: ReaderOutcome }
  | { readonly progress: ReaderProgress }
);

declare global {
  interface Window {
    readonly reader: {
      onJob(callback: (job: ReaderJob) => void): void;
      sendResult(message: ReaderMessage): Promise<unknown>;
    };
  }
}

// A hidden page is given no frames to draw in; pdf.js waits for one before it draws.
window.requestAnimationFrame = (callback) => window.setTimeout(() => callback(performance.now()), 0);

let workers: PageWorkers | undefined;
const ocr = createSpanishOcr();
const contractTools = { startOcr: ocr.start, readWords: ocr.readWords, endOcr: ocr.end, readCodes };

async function run(job: ReaderJob): Promise<ReaderOutcome> {
  switch (job.task) {
    case 'store':
      return storeDocument(job);
    case 'inspect': {
      workers ??= startPageWorkers();
      return inspectDocument(job, { workers, contractTools, watch: realStopwatch }, (progress) => {
        window.reader.sendResult({ id: job.id, progress });
      });
    }
    case 'edit':
      return editDocument(job);
    case 'warm':
      workers ??= startPageWorkers();
      await workers.warm();
      return { ok: true, warm: true };
  }
}

window.reader.onJob((job) => {
  run(job)
    .catch((error: unknown) => refused(refusalOf(error)))
    .then((outcome) => window.reader.sendResult({ id: job.id, outcome }));
});
