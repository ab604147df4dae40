import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { onnxRecogniser } from '#renderer/reader/mrz/onnx-recogniser.ts';
import type { LineRecogniser } from '#shared/vision/reading/line-recogniser.ts';

/** The product's own model, run by the same runtime as in the reader, in one thread. */
export async function openLineRecogniser(): Promise<LineRecogniser> {
  env.wasm.numThreads = 1;
  const model = await readFile(resolve(import.meta.dirname, '../../../resources/mrz/mrz-lines.onnx'));
  return onnxRecogniser({ Tensor }, await InferenceSession.create(model));
}
