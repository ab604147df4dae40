import { parentPort } from 'node:worker_threads';
import { workAfterMain } from './after-main.ts';
import type { Alive, BackupAnswer, BackupOrder, Progress } from './backup-orders.ts';
import { attachToPlace, type BackupWriter } from './backup-writer.ts';
import { PlaceError, placeProblemOf } from './place-mark.ts';

/**
 * Everything that is written at a backup place: a share that hangs holds this thread and never main's loop. Orders are
 * answered in their turn; a snapshot lets others pass between its steps.
 */
workAfterMain();
let writer: BackupWriter | undefined;
let cancel = new AbortController();
/** Milliseconds between two signs of life. */
const pulseInterval = 5000;

function answer(message: BackupAnswer | Progress | Alive): void {
  parentPort?.postMessage(message);
}

async function obey(number: number, order: BackupOrder): Promise<void> {
  try {
    switch (order.kind) {
      case 'attach':
        writer = attachToPlace(order);
        answer({ order: number, ok: true, value: writer.attached });
        break;
      case 'ship':
        answer({ order: number, ok: true, value: attached().ship(order) });
        break;
      case 'snapshot': {
        cancel = new AbortController();
        let told = 0;
        const pulse = setInterval(() => answer({ alive: true }), pulseInterval);
        try {
          const value = await attached().snapshot(order, cancel.signal, (done, total) => {
            if (done < total && Date.now() - told < 500) return;
            told = Date.now();
            answer({ order: number, done, total });
          });
          answer({ order: number, ok: true, value });
        } finally {
          clearInterval(pulse);
        }
        break;
      }
      case 'cancel':
        cancel.abort();
        break;
    }
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    answer({ order: number, ok: false, problem: placeProblemOf(error), error: text });
  }
}

function attached(): BackupWriter {
  if (writer === undefined) throw new PlaceError('away');
  return writer;
}

parentPort?.on('message', ({ order, body }: { readonly order: number; readonly body: BackupOrder }) => {
  void obey(order, body);
});
