/** A fault that a person could make: a small text of the product in the place of another. */
export interface PlantedFault {
  /** What is wrong then, as people say it. */
  readonly fault: string;
  /** From the repository's root. */
  readonly file: string;
  /** Text that the file has exactly once. */
  readonly was: string;
  readonly planted: string;
  /** Files below `test/` of which one test at least must fail. */
  readonly tests: readonly string[];
}

/** The file with the fault in it. Throws where the text is not there, or not once: then the list is wrong. */
export function plant({ file, was, planted }: PlantedFault, text: string): string {
  const [before, after, ...more] = text.split(was);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`${file} does not have this text exactly once: ${was}`);
  }
  return before + planted + after;
}
