/**
 * SQL of an event's key. A number is bound as a floating one, which holds no key from epoch 9,007,200 on: a terminal that goes
 * on without acts names its epoch after them, and nine million are a few years of work.
 */
export function eventKey(epoch: string, number: string): string {
  return `(CAST(${epoch} AS INTEGER) * 1000000000 + CAST(${number} AS INTEGER))`;
}
