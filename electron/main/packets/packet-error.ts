import type { SealFault } from './sealed-text.ts';

export type PacketProblem =
  | SealFault
  /** It was enciphered for another head office. */
  | 'another-key'
  /** What was read back is not what was written. */
  | 'not-written';

/** A packet that cannot be written or used, as what. */
export class PacketError extends Error {
  readonly problem: PacketProblem;

  constructor(problem: PacketProblem, detail = '') {
    super(detail === '' ? problem : `${problem}: ${detail}`);
    this.name = 'PacketError';
    this.problem = problem;
  }
}
