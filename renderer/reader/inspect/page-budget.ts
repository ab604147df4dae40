/** What decoding costs there at most: for any picture, and for a million pixels of it. */
const DECODE_MILLISECONDS = 20;
const DECODE_MILLISECONDS_A_MILLION = 20;
/** Times that a slower or busy machine is given, at most. */
const MOST_TIMES = 6;

/** Time as the budget sees it. */
export interface Stopwatch {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
}

/** One time for all stages of a page. */
export interface PageBudget {
  /** Milliseconds, 0 when it is spent. */
  left(): number;
  /** The work's value; undefined when the time is spent before it comes. The work itself goes on: end it. */
  within<Value>(work: Promise<Value>): Promise<Value | undefined>;
}

/**
 * `allowed` is what one page may cost, in milliseconds of the machine of docs/decisions/078-a-page-has-five-seconds.md;
 * `begun` is when the page's decoding began. How long that took against what it should take tells how slow the machine
 * is at the moment: a page is not given up because other programs run.
 */
export function startPageBudget(
  watch: Stopwatch,
  allowed: number,
  begun: number,
  page: { readonly pixels: number; readonly decodeMilliseconds: number },
): PageBudget {
  const expected = DECODE_MILLISECONDS + (page.pixels / 1e6) * DECODE_MILLISECONDS_A_MILLION;
  const slowness = Math.min(MOST_TIMES, Math.max(1, page.decodeMilliseconds / expected));
  const end = begun + allowed * slowness;
  const left = () => Math.max(0, end - watch.now());
  return {
    left,
    within: (work) =>
      left() === 0
        ? Promise.resolve(undefined)
        : Promise.race([work, watch.wait(left()).then(() => undefined)]),
  };
}

export const realStopwatch: Stopwatch = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
