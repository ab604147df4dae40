/** Mail providers that people at the counter use; what lies one slip away from one of these is suspicious. */
const knownDomains = [
  'gmail.com',
  'hotmail.com',
  'hotmail.es',
  'outlook.com',
  'outlook.es',
  'yahoo.com',
  'yahoo.es',
  'icloud.com',
  'live.com',
  'proton.me',
  'protonmail.com',
  'iess.gob.ec',
];

/** Real domains that happen to lie one slip away from a known one. */
const realNeighbours = [
  'mail.com',
  'email.com',
  'ymail.com',
  'gmx.com',
  'hotmail.fr',
  'hotmail.se',
  'outlook.fr',
  'yahoo.fr',
  'yahoo.it',
  'line.com',
  'life.com',
  'love.com',
  'hive.com',
  'five.com',
  'cloud.com',
];

const mistypedEndings: Readonly<Record<string, string>> = {
  con: 'com',
  cm: 'com',
  cmo: 'com',
  comm: 'com',
  ocm: 'com',
  vom: 'com',
  xom: 'com',
};

/**
 * The domain that was probably meant when `domain` (lower case) is one slip away from a provider's: one letter
 * added, lost, changed, or two neighbours swapped; or its ending is a usual mistyping of .com. Null when it stands.
 */
export function nearestKnownDomain(domain: string): string | null {
  if (knownDomains.includes(domain) || realNeighbours.includes(domain)) return null;
  const near = knownDomains.find((known) => isOneSlipAway(domain, known));
  if (near) return near;
  const dot = domain.lastIndexOf('.');
  const name = domain.slice(0, dot);
  const ending = mistypedEndings[domain.slice(dot + 1)];
  // .cm is a country (Cameroon): only a provider's name in front makes it a slip.
  if (!ending || (domain.endsWith('.cm') && !knownDomains.includes(`${name}.com`))) return null;
  const corrected = `${name}.${ending}`;
  return knownDomains.find((known) => isOneSlipAway(corrected, known)) ?? corrected;
}

/** Optimal string alignment distance of exactly one. */
function isOneSlipAway(typed: string, known: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === known[start]) start += 1;
  const typedRest = typed.slice(start);
  const knownRest = known.slice(start);
  return (
    typedRest.slice(1) === knownRest ||
    typedRest === knownRest.slice(1) ||
    typedRest.slice(1) === knownRest.slice(1) ||
    (typedRest.slice(2) === knownRest.slice(2) &&
      typedRest[0] === knownRest[1] &&
      typedRest[1] === knownRest[0])
  );
}
