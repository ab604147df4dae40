/** What a command did. */
export interface Report {
  readonly lines: readonly string[];
  /** For programs. */
  readonly facts: unknown;
  readonly isGood?: boolean;
}

/** How it was called. */
export interface Call {
  readonly path: string;
  readonly operands: readonly string[];
  readonly values: {
    readonly 'branch-name'?: string | undefined;
    readonly hours: string;
    readonly to: string;
    readonly after: string;
    readonly fingerprint?: string | undefined;
    readonly reason?: string | undefined;
    readonly hosts?: string | undefined;
    readonly name?: string | undefined;
    readonly again: boolean;
    readonly watch: boolean;
  };
}
