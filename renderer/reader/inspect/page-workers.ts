import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';
import type { AnswerTo, WorkerAnswer, WorkerRequest } from './worker-messages.ts';

/** The page's two workers: one measures while the other reads. */
export interface PageWorkers {
  warm(): Promise<void>;
  measure(page: PixelImage): Promise<AnswerTo<'measure'>>;
  /** The page's pixels are given away: they are empty afterwards. `patience` in milliseconds. */
  readMrz(
    page: PixelImage & { readonly data: Uint8ClampedArray },
    now: string,
    patience: number,
  ): Promise<AnswerTo<'mrz'>>;
}

export function startPageWorkers(): PageWorkers {
  const measuring = startWorker();
  const reading = startWorker();
  return {
    warm: async () => {
      await reading({ task: 'warm' });
    },
    measure: (page) => measuring({ task: 'measure', page }),
    readMrz: (page, now, patience) => reading({ task: 'mrz', page, now, patience }, [page.data.buffer]),
  };
}

/** One request at a time, in the order they came. */
function startWorker() {
  const worker = new Worker(new URL('./page-worker.ts', import.meta.url), { type: 'module' });
  let last: Promise<unknown> = Promise.resolve();
  return <Request extends WorkerRequest>(
    request: Request,
    transfer: readonly Transferable[] = [],
  ): Promise<AnswerTo<Request['task']>> => {
    const turn = last.then(
      () =>
        new Promise<AnswerTo<Request['task']>>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
            if (data.task === request.task) resolve(data as AnswerTo<Request['task']>);
            else reject(new Error(data.task === 'failed' ? data.message : 'another task was answered'));
          };
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage(request, [...transfer]);
        }),
    );
    last = turn.catch(() => undefined);
    return turn;
  };
}
