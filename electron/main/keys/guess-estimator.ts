/** How many tries somebody who knows people's habits needs for a secret. */
interface GuessEstimate {
  /** Power of ten. */
  readonly tries: number;
  /** Power of ten when each word is guessed for itself: what a phrase is worth whose words are common. */
  readonly triesByWord: number;
  /** What makes it easy: a word or name, or a date. */
  readonly weakness: 'word' | 'date' | 'other';
}

/** `known` is what a guesser knows of the person, such as their user name. */
export type EstimateGuesses = (secret: string, known: readonly string[]) => Promise<GuessEstimate>;

/**
 * zxcvbn with Spanish and English words, names, numbers, months. Its dictionaries are loaded at the first use: unpacking
 * them holds the thread for about half a second, once.
 */
export function createGuessEstimator(): EstimateGuesses {
  let loading: ReturnType<typeof load> | undefined;
  return async (secret, known) => {
    loading ??= load();
    const estimator = await loading;
    const whole = estimator.check(secret, [...known]);
    const words = secret
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
    const byWord = words.map((word) => estimator.check(word, [...known]).guessesLog10);
    const [longest] = whole.sequence.toSorted((a, b) => b.token.length - a.token.length);
    return {
      tries: whole.guessesLog10,
      triesByWord: byWord.reduce((sum, tries) => sum + tries, 0),
      weakness: weaknessOf(longest?.pattern),
    };
  };
}

async function load() {
  const [{ ZxcvbnFactory }, english, spanish] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-es-es'),
  ]);
  return new ZxcvbnFactory({ dictionary: { ...english.dictionary, ...spanish.dictionary } });
}

function weaknessOf(pattern: string | undefined): GuessEstimate['weakness'] {
  if (pattern === 'dictionary') return 'word';
  return pattern === 'date' || pattern === 'regex' ? 'date' : 'other';
}
