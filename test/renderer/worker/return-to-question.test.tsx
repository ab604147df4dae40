// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { WorkerSession, WorkerStep } from '#shared/contract/kiosk/display/session.ts';
import type { ServiceStep } from '#shared/contract/kiosk/services/service-session.ts';
import { securityImageIds } from '#shared/domain/credential/question-bank.ts';
import { done, failed, serviceAt, visitAt } from './fake-kiosk.ts';
import { button, type ShownWorker, showSession, showStep } from './show-worker.tsx';

/** Whatever came over a question, the person finds it whole: message, attempts, active box, physical keyboard. */

const birthDate: WorkerStep = { stage: 'birth-date', known: 'day', attemptsLeft: 3 };

/** An end that no test waits for. */
const farAway = '2100-01-01T00:00:00.000Z';

/** The display goes through these sessions one after the other, as main tells them. */
async function pass({ become }: ShownWorker, ...sessions: readonly WorkerSession[]): Promise<void> {
  for (const session of sessions) await become(session);
}

function field(name: string): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>(name);
}

describe('after the attempts are spent and the clerk goes on', () => {
  it('the birth date starts anew: no message, the first box, the physical keyboard', async () => {
    let left = 3;
    const shown = await showStep(birthDate, {
      submitBirthDate: () => {
        left -= 1;
        return failed({ code: 'wrong-answer', attemptsLeft: left });
      },
    });
    for (const day of ['01', '02', '03']) await shown.user.keyboard(`${day}011991{Enter}`);
    await pass(shown, visitAt(birthDate, { help: 'attempts-spent' }), visitAt(birthDate));
    expect(screen.queryByRole('alert')).toBeNull();
    await shown.user.keyboard('05031990');
    expect([field('Día').value, field('Mes').value, field('Año').value]).toEqual(['05', '03', '1990']);
    expect(button('Continuar').disabled).toBe(false);
  });

  it('nothing of the question lies under the cover meanwhile', async () => {
    const { user, become } = await showStep(birthDate);
    await user.keyboard('0503');
    await become(visitAt(birthDate, { help: 'away' }));
    expect(document.querySelectorAll('input')).toHaveLength(0);
  });

  it('a fact question starts anew', async () => {
    const step: WorkerStep = {
      stage: 'fact-questions',
      number: 1,
      of: 3,
      attemptsLeft: 3,
      question: { id: 'passport-last-digits', form: 'digits', length: 4 },
    };
    const shown = await showStep(step, {
      answerFactQuestion: () => failed({ code: 'wrong-answer', attemptsLeft: 0 }),
    });
    await shown.user.keyboard('1111{Enter}');
    await pass(shown, visitAt(step, { help: 'attempts-spent' }), visitAt(step));
    expect(screen.queryByRole('alert')).toBeNull();
    await shown.user.keyboard('4779{Enter}');
    expect(shown.sentTo('answerFactQuestion')).toEqual([{ answer: '1111' }, { answer: '4779' }]);
  });

  it('a credential gets keys that main knows', async () => {
    const step: WorkerStep = { stage: 'credential', entry: 'first', length: 0 };
    const shown = await showStep(step, {
      openCredentialKeyboard: () =>
        done({ digits: [{ id: 'one', label: '1' }], lowerCase: [], upperCase: [] }),
    });
    await pass(shown, visitAt(step, { help: 'away' }));
    const before = shown.sentTo('openCredentialKeyboard').length;
    await pass(shown, visitAt(step));
    expect(shown.sentTo('openCredentialKeyboard')).toHaveLength(before + 1);
  });
});

interface Question {
  readonly name: string;
  readonly at: (changes: Partial<Extract<WorkerSession, { state: 'visit' | 'service' }>>) => WorkerSession;
  readonly label: string;
  readonly typed: string;
}

function visitQuestion(name: string, step: WorkerStep, label: string, typed: string): Question {
  return {
    name,
    label,
    typed,
    at: (changes) => visitAt(step, changes as Partial<ReturnType<typeof visitAt>>),
  };
}

function serviceQuestion(name: string, step: ServiceStep, label: string, typed: string): Question {
  return {
    name,
    label,
    typed,
    at: (changes) => serviceAt(step, changes as Partial<ReturnType<typeof serviceAt>>),
  };
}

function questions(): readonly Question[] {
  const expiresAt = farAway;
  return [
    visitQuestion('birth date', birthDate, 'Día', '31'),
    visitQuestion(
      'digits of the passport',
      {
        stage: 'fact-questions',
        number: 1,
        of: 3,
        attemptsLeft: 3,
        question: { id: 'passport-last-digits', form: 'digits', length: 4 },
      },
      '¿Cuáles son los últimos números de su pasaporte?',
      '47',
    ),
    visitQuestion(
      'e-mailed code',
      {
        stage: 'email-code',
        maskedEmail: 'r•••@mail.com',
        delivery: 'sent',
        expiresAt,
        attemptsLeft: 3,
        offersKit: false,
      },
      'Código de 6 números',
      '12',
    ),
    serviceQuestion('number of a service', { stage: 'identify' }, 'Código de identificación o cédula', 'E0'),
    serviceQuestion(
      'birth date of a recovery',
      { stage: 'recovery-birth-date', attemptsLeft: 2 },
      'Día',
      '31',
    ),
    serviceQuestion(
      'answer of a recovery',
      { stage: 'recovery-answer', question: 'first-pet' },
      'Su respuesta',
      'can',
    ),
    serviceQuestion(
      'code of a service',
      {
        stage: 'service-code',
        maskedEmail: null,
        delivery: null,
        expiresAt,
        attemptsLeft: 3,
        offersKit: false,
      },
      'Código de 6 números',
      '12',
    ),
    serviceQuestion('code of the sheet', { stage: 'service-kit' }, 'Código de la hoja', 'ACD'),
    serviceQuestion(
      'e-mail address',
      { stage: 'contact-entry', field: 'email', typed: '', inForce: null },
      'Correo',
      'rosa',
    ),
  ];
}

describe('what is typed on the physical keyboard reaches the question', () => {
  for (const question of questions()) {
    it(`${question.name}: after help, after the idle warning and after another text size`, async () => {
      const shown = await showSession(question.at({}));
      const { user } = shown;
      await user.keyboard(question.typed[0] ?? '');
      await pass(shown, question.at({ help: 'asked' }), question.at({}));
      await pass(shown, question.at({ idleResetAt: farAway }), question.at({}));
      await user.click(screen.getByRole('radio', { name: 'Texto grande' }));
      await user.keyboard(question.typed.slice(1));
      expect(field(question.label).value).toBe(question.typed);
    });

    it(`${question.name}: after another language was chosen, and after the door of the staff`, async () => {
      const shown = await showSession(question.at({}));
      const { user } = shown;
      await user.click(button('Idioma: Español'));
      await user.click(button('Cancelar'));
      await user.keyboard(question.typed[0] ?? '');
      await user.click(button('Personal de ventanilla'));
      await user.click(button('Cancelar'));
      await user.keyboard(question.typed.slice(1));
      expect(field(question.label).value).toBe(question.typed);
    });
  }

  it('after a refused answer, whichever box had the focus', async () => {
    const { user } = await showStep(birthDate, {
      submitBirthDate: () => failed({ code: 'wrong-answer', attemptsLeft: 2 }),
    });
    await user.keyboard('05031991');
    await user.click(field('Día'));
    await user.click(button('Continuar'));
    await user.keyboard('06');
    expect(field('Día').value).toBe('06');
  });

  it('after an answer was shown and hidden: Space is a letter of it', async () => {
    const { user } = await showSession(serviceAt({ stage: 'recovery-answer', question: 'first-pet' }));
    await user.keyboard('mi');
    await user.click(button('Mostrar'));
    await user.keyboard(' perra');
    expect(field('Su respuesta').value).toBe('mi perra');
  });

  it('with Back focused Space is a letter of the answer too', async () => {
    const { user, sentTo } = await showSession(
      serviceAt({ stage: 'recovery-answer', question: 'first-pet' }),
    );
    await user.keyboard('mi');
    act(() => button('Atrás').focus());
    await user.keyboard(' perra');
    expect([field('Su respuesta').value, sentTo('goBack')]).toEqual(['mi perra', []]);
  });
});

describe('the credential', () => {
  const replies = {
    openCredentialKeyboard: () =>
      done({ digits: [{ id: 'one', label: '1' }], lowerCase: [{ id: 'a', label: 'a' }], upperCase: [] }),
    pressCredentialKey: () => done({ length: 1 }),
  } as const;
  const step: WorkerStep = { stage: 'credential', entry: 'first', length: 0 };

  it('is not left by Space with Back focused', async () => {
    const { user, sentTo } = await showStep(step, replies);
    act(() => button('Atrás').focus());
    await user.keyboard(' ');
    expect(sentTo('goBack')).toEqual([]);
  });

  it('is not left by Enter after a key was typed with Back focused', async () => {
    const { user, sentTo } = await showStep(step, replies);
    act(() => button('Atrás').focus());
    await user.keyboard('a{Enter}');
    expect([sentTo('pressCredentialKey'), sentTo('goBack')]).toEqual([[{ key: 'a' }], []]);
  });

  it('is left by Enter on Back, for who has no finger to touch', async () => {
    const { user, sentTo } = await showStep(step, replies);
    act(() => button('Atrás').focus());
    await user.keyboard('{Enter}');
    expect(sentTo('goBack')).toHaveLength(1);
  });

  it('takes no key while a dialog lies over it', async () => {
    const { user, sentTo } = await showStep(step, replies);
    await user.click(button('Idioma: Español'));
    await user.keyboard('a');
    expect(sentTo('pressCredentialKey')).toEqual([]);
  });
});

describe('the birth date of a recovery', () => {
  it('says that a date does not exist, also after a wrong attempt', async () => {
    const { user } = await showSession(serviceAt({ stage: 'recovery-birth-date', attemptsLeft: 2 }));
    expect(screen.getByRole('alert').textContent).toContain('Le quedan 2 intentos');
    await user.keyboard('30021990');
    expect(screen.getByRole('alert').textContent).toContain('no existe');
  });
});

it('a picture chosen before a pause is chosen anew', async () => {
  const step: WorkerStep = { stage: 'security-image', images: [...securityImageIds] };
  const shown = await showStep(step);
  await shown.user.click(button('Llave'));
  await pass(shown, visitAt(step, { help: 'away' }), visitAt(step));
  expect(button('Llave').getAttribute('aria-pressed')).toBe('false');
});
