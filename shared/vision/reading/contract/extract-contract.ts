import { normaliseName } from '#shared/domain/names/names.ts';
import {
  type ContractField,
  type ContractFieldReading,
  type ContractReading,
  contractFields,
  type ReadWord,
} from '#shared/vision/reading/contract-reading.ts';
import { judgeValue } from './contract-values.ts';
import { findInProse } from './find-in-prose.ts';
import { type Candidate, findLabelled } from './find-labelled.ts';
import { layOutLines, placesOf } from './page-lines.ts';
import { statedPages } from './stated-pages.ts';
import { joinedFlows, textFlows } from './text-flow.ts';

interface JudgedCandidate extends Candidate {
  readonly value: string;
  readonly confidence: number;
}

/** Confidence from which a value is called read. Measured: docs/decisions/038-contract-reading.md. */
const readFrom = 0.72;
/** Trust in what was only found across two columns or pages. */
const acrossColumns = 0.9;
/** A second value this close to the best one makes it doubtful. */
const closeBy = 0.12;

/** The contract's fields in the words of its pages; what was not found is said, never guessed. */
export function extractContract(
  words: readonly ReadWord[],
): Pick<ContractReading, 'fields' | 'notFound' | 'statedPages' | 'hash'> {
  const lines = layOutLines(words);
  const flows = textFlows(lines);
  const candidates = [...findLabelled(lines), ...findInProse(flows)].flatMap(judge);
  // A sentence may go on at the head of the next column or page.
  const across = findInProse(joinedFlows(flows)).filter(
    ({ field }) => !candidates.some((candidate) => candidate.field === field),
  );
  candidates.push(...across.flatMap((found) => judge({ ...found, trust: found.trust * acrossColumns })));
  const fields = contractFields.flatMap((field) => {
    const best = choose(candidates.filter((candidate) => candidate.field === field));
    return best === undefined ? [] : [best];
  });
  const text = flows.map(({ plain }) => plain).join('\n');
  return {
    fields,
    notFound: contractFields.filter((field) => !fields.some((found) => found.field === field)),
    statedPages: statedPages(text),
    hash: /CODIGO HASH\s*:?\s*([0-9A-F]{16,128})/.exec(text)?.[1]?.toLowerCase() ?? null,
  };
}

function judge(candidate: Candidate): JudgedCandidate[] {
  const judged = judgeValue(candidate.field, candidate.raw);
  if (judged === undefined) return [];
  const legible =
    candidate.words.reduce((sum, { confidence }) => sum + confidence, 0) / candidate.words.length;
  const weakest = Math.min(...candidate.words.map(({ confidence }) => confidence));
  const confidence = candidate.trust * judged.plausibility * (0.5 * legible + 0.5 * weakest);
  return [{ ...candidate, value: judged.value, confidence }];
}

/** The most trusted value; others that say the same raise it, others that say something else make it doubtful. */
function choose(candidates: readonly JudgedCandidate[]): ContractFieldReading | undefined {
  const sorted = candidates.toSorted((a, b) => b.confidence - a.confidence);
  const [best] = sorted;
  if (best === undefined) return undefined;
  const isSame = (other: JudgedCandidate) => sameValue(best.field, best.value, other.value);
  const agreeing = sorted.filter((other) => other !== best && isSame(other) && !sharesWords(best, other));
  const rival = sorted.find((other) => !isSame(other));
  const confidence = Math.min(
    0.99,
    best.confidence + (agreeing.length > 0 ? 0.5 * (1 - best.confidence) : 0),
  );
  const isContradicted =
    rival !== undefined && best.confidence - rival.confidence < closeBy && agreeing.length === 0;
  return {
    field: best.field,
    value: best.value,
    raw: best.raw.slice(0, 500),
    confidence,
    state: confidence >= readFrom && !isContradicted ? 'read' : 'doubtful',
    places: placesOf(best.words),
  };
}

function sharesWords(one: Candidate, other: Candidate): boolean {
  return other.words.some((word) => one.words.includes(word));
}

function sameValue(field: ContractField, one: string, other: string): boolean {
  return one === other || (!field.endsWith('Date') && normaliseName(one) === normaliseName(other));
}
