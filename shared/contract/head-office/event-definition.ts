import type { z } from 'zod';

/**
 * What one kind of event says. What it said in earlier versions stays readable: a change of `payload` is a new
 * `version`, and the schema of before goes into `earlier`.
 */
export interface EventDefinition {
  /** For whoever reads events: what happened. */
  readonly text: string;
  readonly version: number;
  readonly payload: z.ZodType<Readonly<Record<string, unknown>>>;
  /** Payloads of versions before, by version. */
  readonly earlier?: Readonly<Record<number, z.ZodType<Readonly<Record<string, unknown>>>>>;
}

export type EventDefinitions = Readonly<Record<string, EventDefinition>>;
