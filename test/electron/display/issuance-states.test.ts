import { describe, expect, test } from 'vitest';
import {
  type IssuanceAnswer,
  issuanceAnswers,
  issuanceStages,
  stageAfter,
  stageBefore,
  stageOnReturn,
} from '#shared/domain/display/issuance-states.ts';

const order: readonly IssuanceAnswer[] = [
  'language-chosen',
  'notice-acknowledged',
  'captured-confirmed',
  'birth-date-right',
  'facts-proved',
  'image-chosen',
  'answers-practised',
  'email-code-right',
  'terms-accepted',
  'credential-generated',
  'kit-settled',
];
const withEmail = { hasEmail: true, contactProved: false };

describe('the worker’s stages', () => {
  test('follow the order of the procedure', () => {
    let stage: (typeof issuanceStages)[number] = 'language';
    for (const event of order) {
      const next = stageAfter(stage, event, withEmail);
      if (next === undefined) throw new Error(`${event} does not belong to ${stage}`);
      stage = next;
    }
    expect(stage).toBe('done');
  });

  test('every event belongs to exactly one stage', () => {
    for (const event of issuanceAnswers) {
      expect(
        issuanceStages.filter((stage) => stageAfter(stage, event, withEmail) !== undefined),
      ).toHaveLength(1);
    }
  });

  test('without e-mail the counter proves; what is proved is not proved again', () => {
    const after = (facts: Parameters<typeof stageAfter>[2]) =>
      stageAfter('question-bank', 'answers-practised', facts);
    expect(after({ hasEmail: false, contactProved: false })).toBe('counter-proof');
    expect(after(withEmail)).toBe('email-code');
    expect(after({ hasEmail: true, contactProved: true })).toBe('terms');
  });

  test('never go back over a proof or over what was generated', () => {
    for (const stage of [
      'fact-questions',
      'security-image',
      'email-code',
      'terms',
      'recovery-kit',
      'done',
    ] as const) {
      expect(stageBefore(stage, withEmail)).toBeUndefined();
    }
  });

  test('come back to no secret', () => {
    for (const stage of issuanceStages) {
      const back = stageOnReturn(stage);
      expect(stageOnReturn(back)).toBe(back);
      expect(['question-bank', 'terms', 'credential']).not.toContain(back);
    }
  });
});
