import type { MrzReading } from '#shared/vision/reading/mrz-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';
import type { PageMeasures } from '../gates/measure-page.ts';

export type WorkerRequest =
  | { readonly task: 'warm' }
  | { readonly task: 'measure'; readonly page: PixelImage }
  | {
      readonly task: 'mrz';
      readonly page: PixelImage;
      readonly now: string;
      /** Milliseconds after which the search ends with what it has. */
      readonly patience: number;
    };

export type WorkerAnswer =
  | { readonly task: 'warm' }
  | { readonly task: 'measure'; readonly measures: PageMeasures; readonly milliseconds: number }
  | { readonly task: 'mrz'; readonly mrz: MrzReading | null; readonly milliseconds: number }
  | { readonly task: 'failed'; readonly message: string };

export type AnswerTo<Task extends WorkerRequest['task']> = Extract<WorkerAnswer, { readonly task: Task }>;
