import { isFactAnswerRight } from '#shared/rules/fact-questions.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import type { KioskTest } from '#test/support/with-kiosk.ts';
import { secrets } from './journey.ts';
import type { Issued } from './service-journey.ts';

/** The assisted unlock in steps. */

const facts = {
  employer: specimenPerson.contract.employerName,
  position: specimenPerson.contract.position,
  contractStart: specimenPerson.contract.startDate,
  documentNumber: specimenPerson.passport.number,
  remuneration: specimenPerson.contract.remuneration,
};

function rightAnswer(story: KioskTest): string {
  const { step } = story.service();
  if (step.stage !== 'assisted-question') throw new Error('no question is asked');
  const { question } = step;
  if (question.form === 'bank') return secrets.answers.find(([id]) => id === question.id)?.[1] ?? '';
  const options = question.form === 'choice' ? question.options : [];
  const candidates = [...options, facts.contractStart, facts.documentNumber.slice(-4)];
  return candidates.find((answer) => isFactAnswerRight(question, facts, answer)) ?? '';
}

/** From the record to the first question on the worker's display. */
export async function beginAssisted(story: KioskTest, { workerId }: Issued): Promise<void> {
  await story.call('startAssistedUnlock', { workerId });
  await story.call('chooseLanguage', { language: 'en' });
}

export async function answerAll(story: KioskTest, wrongAt?: number): Promise<void> {
  for (let number = 1; number <= 4; number += 1) {
    const answer = number === wrongAt ? 'nada' : rightAnswer(story);
    const outcome = await story.kiosk().handlers.answerAssistedQuestion({ answer });
    if (!outcome.ok) return;
  }
}
