import { isFactAnswerRight } from '#shared/domain/credential/fact-questions.ts';
import { type SpecimenPerson, specimenPerson } from '#test/support/specimens/people.ts';
import type { KioskTest } from '#test/support/with-kiosk.ts';
import { secrets } from './journey.ts';
import type { Issued } from './service-journey.ts';

/** The assisted unlock in steps. */

function rightAnswer(story: KioskTest, { passport, contract }: SpecimenPerson): string {
  const facts = {
    employer: contract.employerName,
    position: contract.position,
    contractStart: contract.startDate,
    documentNumber: passport.number,
    remuneration: contract.remuneration,
  };
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

export async function answerAll(
  story: KioskTest,
  wrongAt?: number,
  person: SpecimenPerson = specimenPerson,
): Promise<void> {
  for (let number = 1; number <= 4; number += 1) {
    const answer = number === wrongAt ? 'nada' : rightAnswer(story, person);
    const outcome = await story.kiosk().handlers.answerAssistedQuestion({ answer });
    if (!outcome.ok) return;
  }
}
