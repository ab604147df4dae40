/** What the program decided, or left to be decided, for a person to look at. */
export const findingKinds = [
  /** The same document was registered at two counters: one person with two numbers. */
  'registered-twice',
  /** Two people have the same document, by a correction or with another birth date: whether it is one, a human says. */
  'document-of-two',
  /** A cédula that was recorded of one person is another one's at a counter that had not heard of it: a human says whose it is. */
  'cedula-of-two',
  /** Two counters recorded different cédulas of one person; the newest is in force, and both find them. */
  'two-cedulas',
  /** Fields that two counters wrote differently; the newest is in force. */
  'facts-differ',
  /** Wrong attempts at several counters locked together. */
  'attempts-added-up',
  /** Unlocked at one counter while another one locked: the lock stays. */
  'lock-survived',
  /** Two counters issued a credential; the newest is in force. */
  'issued-twice',
  /** A credential that was issued elsewhere ends by a revocation that its counter did not know of. */
  'revocation-won',
  /** A sheet of codes gave way to another counter’s issuance. */
  'kit-gave-way',
] as const;
export type FindingKind = (typeof findingKinds)[number];
