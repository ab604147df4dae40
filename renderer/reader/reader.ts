import { readDocument } from './read-document.ts';
import type { ReaderJob, ReaderOutcome } from './reader-job.ts';

declare global {
  interface Window {
    readonly reader: {
      onJob(callback: (job: ReaderJob) => void): void;
      sendResult(result: { readonly id: number; readonly outcome: ReaderOutcome }): Promise<unknown>;
    };
  }
}

// A hidden page is given no frames to draw in; pdf.js waits for one before it draws.
window.requestAnimationFrame = (callback) => window.setTimeout(() => callback(performance.now()), 0);

window.reader.onJob((job) => {
  readDocument(job).then((outcome) => window.reader.sendResult({ id: job.id, outcome }));
});
