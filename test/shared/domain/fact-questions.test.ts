import { describe, expect, it } from 'vitest';
import {
  chooseFactQuestions,
  type FactQuestion,
  isFactAnswerRight,
} from '#shared/domain/credential/fact-questions.ts';
import { fc } from '#test/support/random-samples.ts';

const facts = {
  employer: 'Cía. Ejemplo del Sur S.A.',
  position: 'Mesera',
  contractStart: '2026-02-20',
  documentNumber: 'AB0123456',
  remuneration: '482.50',
};
const randomness = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));

function questionsFrom(stream: Stream, known = facts): FactQuestion[] {
  return chooseFactQuestions(known, () => stream.next().value);
}
type Stream = { next: () => { value: number } };

describe('chooseFactQuestions', () => {
  it('asks three different questions; a choice has four options, the truth among them once', () => {
    fc.assert(
      fc.property(randomness, (stream) => {
        const questions = questionsFrom(stream as Stream);
        expect(new Set(questions.map((question) => question.id)).size).toBe(3);
        for (const question of questions) {
          if (question.form !== 'choice') continue;
          expect(new Set(question.options).size).toBe(4);
          const right = question.options.filter((option) => isFactAnswerRight(question, facts, option));
          expect(right).toHaveLength(1);
        }
      }),
    );
  });

  it('asks every question sooner or later, with the truth in every place', () => {
    const seen = new Set<string>();
    const places = new Set<number>();
    let seed = 1;
    const random = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    for (let round = 0; round < 200; round += 1) {
      for (const question of chooseFactQuestions(facts, random)) {
        seen.add(question.id);
        if (question.form === 'choice' && question.id === 'employer') {
          places.add(question.options.findIndex((option) => isFactAnswerRight(question, facts, option)));
        }
      }
    }
    expect([...seen].toSorted()).toEqual([
      'contract-start',
      'employer',
      'passport-last-digits',
      'position',
      'remuneration',
    ]);
    expect(places).toEqual(new Set([0, 1, 2, 3]));
  });

  it('shows no option that could be taken for the truth, nor the way the clerk typed it', () => {
    fc.assert(
      fc.property(randomness, (stream) => {
        for (const question of questionsFrom(stream as Stream)) {
          if (question.form !== 'choice') continue;
          for (const option of question.options) expect(option).toBe(option.toUpperCase());
          if (question.id === 'position') expect(question.options).not.toContain('MESERO');
          if (question.id === 'remuneration') {
            for (const option of question.options) expect(option).toMatch(/^[0-9]+\.50$/);
          }
        }
      }),
    );
  });

  it('asks fewer when less is known', () => {
    const little = {
      employer: 'Uno S.A.',
      position: ' ',
      contractStart: '',
      documentNumber: 'XYZ12',
      remuneration: '?',
    };
    expect(chooseFactQuestions(little, () => 0.5).map((question) => question.id)).toEqual(['employer']);
  });
});

describe('isFactAnswerRight', () => {
  it('forgives case, accents and punctuation in a choice', () => {
    const question = { id: 'employer', form: 'choice', options: [] } as const;
    expect(isFactAnswerRight({ ...question, options: [] }, facts, 'cia ejemplo del sur sa')).toBe(true);
    expect(isFactAnswerRight({ ...question, options: [] }, facts, 'cia ejemplo del norte sa')).toBe(false);
    expect(isFactAnswerRight({ ...question, options: [] }, { ...facts, employer: '' }, '')).toBe(false);
  });

  it('wants the exact last digits', () => {
    const question = { id: 'passport-last-digits', form: 'digits', length: 4 } as const;
    expect(isFactAnswerRight(question, facts, '3456')).toBe(true);
    expect(isFactAnswerRight(question, facts, '٣٤٥٦')).toBe(true);
    for (const wrong of ['3457', '456', '23456', ''])
      expect(isFactAnswerRight(question, facts, wrong)).toBe(false);
  });

  it('takes a date typed day first or ISO', () => {
    const question = { id: 'contract-start', form: 'date' } as const;
    expect(isFactAnswerRight(question, facts, '20/02/2026')).toBe(true);
    expect(isFactAnswerRight(question, facts, '2026-02-20')).toBe(true);
    expect(isFactAnswerRight(question, facts, '2026-02-21')).toBe(false);
    expect(isFactAnswerRight(question, { ...facts, contractStart: '' }, '')).toBe(false);
  });
});
