/**
 * The type of a catalogue in any language: the Spanish one's shape with its words widened to text. A language that
 * misses a string, or has one too many, does not compile.
 */
export type Widen<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : Widen<Words[Key]>;
};
