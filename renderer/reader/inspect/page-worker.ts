import * as runtime from 'onnxruntime-web/wasm';
import type { LineRecogniser } from '#shared/vision/reading/line-recogniser.ts';
import modelAddress from '../../../resources/mrz/mrz-lines.onnx?url';
import { measurePage } from '../gates/measure-page.ts';
import { onnxRecogniser } from '../mrz/onnx-recogniser.ts';
import { readMrz } from '../mrz/read-mrz.ts';
import { drawWarmingPage } from './warming-page.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

/** A worker of the reader: measures a page, or reads its machine readable zone. It holds no page in between. */

let recogniser: Promise<LineRecogniser> | undefined;

async function loadRecogniser(): Promise<LineRecogniser> {
  runtime.env.wasm.numThreads = 1;
  runtime.env.logLevel = 'error';
  const session = await runtime.InferenceSession.create(modelAddress, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  return onnxRecogniser(runtime, session);
}

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
  switch (request.task) {
    case 'warm':
      recogniser ??= loadRecogniser();
      await readMrz(drawWarmingPage(), await recogniser, new Date());
      return { task: 'warm' };
    case 'measure': {
      const start = performance.now();
      const measures = measurePage(request.page);
      return { task: 'measure', measures, milliseconds: performance.now() - start };
    }
    case 'mrz': {
      recogniser ??= loadRecogniser();
      const recognise = await recogniser;
      const start = performance.now();
      const isLate = () => performance.now() - start >= request.patience;
      const mrz = await readMrz(request.page, recognise, new Date(request.now), isLate);
      return { task: 'mrz', mrz, milliseconds: performance.now() - start };
    }
  }
}

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  answer(event.data).then(
    (message) => self.postMessage(message),
    (error: unknown) =>
      self.postMessage({ task: 'failed', message: error instanceof Error ? error.message : 'failed' }),
  );
});
