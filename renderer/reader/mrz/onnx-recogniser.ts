import type { InferenceSession, Tensor } from 'onnxruntime-web';
import {
  type LinePosteriors,
  type LineRecogniser,
  recogniserClasses,
  stripHeight,
} from '#shared/vision/reading/line-recogniser.ts';
import { normaliseStrip } from './normalise-strip.ts';

interface Runtime {
  readonly Tensor: typeof Tensor;
}

/** The purpose-trained network: strips in, logarithms of probabilities out, four columns a step. */
export function onnxRecogniser(runtime: Runtime, session: InferenceSession): LineRecogniser {
  return async (strips) => {
    const read: LinePosteriors[] = [];
    // One by one: lines differ in width, and padding would cost more than batching saves on two cores.
    for (const strip of strips) {
      if (strip.height !== stripHeight) throw new RangeError('a strip has another height');
      const input = new runtime.Tensor('float32', normaliseStrip(strip), [1, 1, stripHeight, strip.width]);
      const { logp } = await session.run({ strips: input });
      if (logp === undefined) throw new Error('the model has no output named logp');
      const logProbabilities = await logp.getData();
      if (!(logProbabilities instanceof Float32Array))
        throw new Error('the model does not answer in float32');
      read.push({ steps: logProbabilities.length / recogniserClasses, logProbabilities });
    }
    return read;
  };
}
