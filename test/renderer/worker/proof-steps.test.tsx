// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { WorkerStep } from '#shared/contract/kiosk/display/session.ts';
import { failed, serviceAt, visitAt } from './fake-kiosk.ts';
import { button, inSeconds, showSession, showStep } from './show-worker.tsx';

describe('what the clerk captured', () => {
  const step: WorkerStep = {
    stage: 'confirm-captured',
    fields: [
      { field: 'identity.surname', value: 'GARCÍA' },
      { field: 'identity.birthDate', value: '1990-03-05' },
      { field: 'identity.nationality', value: 'VEN' },
      { field: 'identity.sex', value: 'F' },
      { field: 'contract.type', value: 'obra-cierta' },
      { field: 'contact.mobile', value: '+593 99 123 4567' },
    ],
    visaNames: null,
    documents: ['passport', 'contract'],
  };

  it('is shown in words of the person', async () => {
    await showStep(step);
    for (const words of [
      'GARCÍA',
      '5 de marzo de 1990',
      'Venezuela',
      'Femenino',
      'Por obra cierta',
      'Contrato registrado en el SUT',
    ]) {
      expect(screen.getByText(words)).toBeDefined();
    }
  });

  it('has the name of a visa that this terminal added', async () => {
    await showStep({
      ...step,
      fields: [{ field: 'identity.visaType', value: 'visita-familiar' }],
      visaNames: { es: 'Visita familiar', en: 'Family visit' },
    });
    expect(screen.getByText('Visita familiar')).toBeDefined();
  });

  it('goes on when everything is right', async () => {
    const { user, sentTo } = await showStep(step);
    await user.click(button('Todo está bien'));
    expect(sentTo('confirmCaptured')).toEqual([{ wrongFields: [] }]);
  });

  it('goes back to the clerk with what was marked, and a mark can be taken away', async () => {
    const { user, sentTo } = await showStep(step);
    await user.click(button(/Apellidos/));
    await user.click(button(/Celular/));
    await user.click(button(/Celular/));
    await user.click(button('Pedir que corrijan 1 dato'));
    expect(sentTo('confirmCaptured')).toEqual([{ wrongFields: ['identity.surname'] }]);
  });

  it('shows what it cannot read as it was typed', async () => {
    const fields = [
      { field: 'identity.birthDate', value: 'marzo' },
      { field: 'identity.nationality', value: 'XYZ' },
    ] as const;
    await showStep({ ...step, fields: [...fields] });
    expect(screen.getByText('marzo')).toBeDefined();
    expect(screen.getByText('XYZ')).toBeDefined();
  });
});

describe('the birth date', () => {
  const step: WorkerStep = { stage: 'birth-date', known: 'day', attemptsLeft: 3 };

  it('moves from day to month to year on the number pad, and is read back in words', async () => {
    const { user, sentTo } = await showStep(step);
    expect(button('Continuar').disabled).toBe(true);
    for (const digit of '05031990') await user.click(button(digit));
    expect(screen.getByText('5 de marzo de 1990')).toBeDefined();
    await user.click(button('Continuar'));
    expect(sentTo('submitBirthDate')).toEqual([{ birthDate: '1990-03-05' }]);
  });

  it('takes the physical keyboard and Enter', async () => {
    const { user, sentTo } = await showStep(step);
    await user.keyboard('3112');
    await user.keyboard('1985{Enter}');
    expect(sentTo('submitBirthDate')).toEqual([{ birthDate: '1985-12-31' }]);
  });

  it('goes back through the fields when erasing', async () => {
    const { user } = await showStep(step);
    for (const digit of '0503') await user.click(button(digit));
    for (let press = 0; press < 3; press += 1) await user.click(button('Borrar'));
    expect(screen.getByLabelText<HTMLInputElement>('Mes').value).toBe('');
    expect(screen.getByLabelText<HTMLInputElement>('Día').value).toBe('0');
  });

  it('says that a date does not exist and does not send it', async () => {
    const { user, sentTo } = await showStep(step);
    await user.keyboard('30021990{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('no existe');
    expect(sentTo('submitBirthDate')).toEqual([]);
  });

  it('says how many attempts are left and starts anew', async () => {
    const { user } = await showStep(step, {
      submitBirthDate: () => failed({ code: 'wrong-answer', attemptsLeft: 1 }),
    });
    await user.keyboard('05031991{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('Le queda 1 intento.');
    expect(screen.getByLabelText<HTMLInputElement>('Día').value).toBe('');
  });
});

describe('a birth date of which not everything is known', () => {
  it('is asked for its month and year where the document has no day', async () => {
    const { user, sentTo } = await showStep({ stage: 'birth-date', known: 'month', attemptsLeft: 3 });
    expect(screen.queryByLabelText('Día')).toBeNull();
    expect(screen.getByText(/que no trae el día/)).toBeDefined();
    for (const digit of '051980') await user.click(button(digit));
    expect(screen.getByText('mayo de 1980 (no consta el día)')).toBeDefined();
    await user.click(button('Continuar'));
    expect(sentTo('submitBirthDate')).toEqual([{ birthDate: '1980-05' }]);
  });

  it('is asked for its year alone where that is all', async () => {
    const { user, sentTo } = await showStep({ stage: 'birth-date', known: 'year', attemptsLeft: 3 });
    expect(screen.queryByLabelText('Mes')).toBeNull();
    await user.keyboard('1980{Enter}');
    expect(sentTo('submitBirthDate')).toEqual([{ birthDate: '1980' }]);
  });

  const recovery = serviceAt({ stage: 'recovery-birth-date', attemptsLeft: null });

  it('is told by its owner when it is recovered: everybody is asked the same', async () => {
    const { user, sentTo } = await showSession(recovery);
    for (const part of ['Día', 'Mes', 'Año']) expect(screen.getByLabelText(part)).toBeDefined();
    await user.click(button('Sin día ni mes'));
    for (const digit of '1980') await user.click(button(digit));
    expect(screen.getByText('1980 (no constan día ni mes)')).toBeDefined();
    await user.click(button('Continuar'));
    expect(sentTo('submitBirthDate')).toEqual([{ birthDate: '1980' }]);
  });

  it('takes a hyphen of the physical keyboard, and takes it back', async () => {
    const { user, sentTo } = await showSession(recovery);
    await user.keyboard('-051980{Enter}');
    expect(sentTo('submitBirthDate')).toEqual([{ birthDate: '1980-05' }]);
    await user.click(button('Sin día'));
    expect(screen.getByLabelText<HTMLInputElement>('Día').value).toBe('');
    await user.keyboard('17{Enter}');
    expect(sentTo('submitBirthDate').at(-1)).toEqual({ birthDate: '1980-05-17' });
  });
});

describe('a fact question', () => {
  const employer: WorkerStep = {
    stage: 'fact-questions',
    number: 1,
    of: 3,
    attemptsLeft: 3,
    question: {
      id: 'employer',
      form: 'choice',
      options: ['UNO S.A.', 'DOS S.A.', 'TRES S.A.', 'CUATRO S.A.'],
    },
  };

  it('is answered with one of the choices', async () => {
    const { user, sentTo } = await showStep(employer);
    expect(screen.getByText('Pregunta 1 de 3')).toBeDefined();
    expect(button('Continuar').disabled).toBe(true);
    await user.click(screen.getByRole('radio', { name: 'DOS S.A.' }));
    await user.click(button('Continuar'));
    expect(sentTo('answerFactQuestion')).toEqual([{ answer: 'DOS S.A.' }]);
  });

  it('is answered with digits', async () => {
    const { user, sentTo } = await showStep({
      ...employer,
      question: { id: 'passport-last-digits', form: 'digits', length: 4 },
    });
    expect(screen.getByText('Solo los 4 últimos números, sin letras.')).toBeDefined();
    for (const digit of '4779') await user.click(button(digit));
    await user.click(button('Continuar'));
    expect(sentTo('answerFactQuestion')).toEqual([{ answer: '4779' }]);
  });

  it('is answered with a date', async () => {
    const { user, sentTo } = await showStep({
      ...employer,
      question: { id: 'contract-start', form: 'date' },
    });
    await user.keyboard('16112026{Enter}');
    expect(sentTo('answerFactQuestion')).toEqual([{ answer: '2026-11-16' }]);
  });

  it('says that the answer is wrong and lets it be given again', async () => {
    const { user } = await showStep(employer, {
      answerFactQuestion: () => failed({ code: 'wrong-answer', attemptsLeft: 2 }),
    });
    await user.click(screen.getByRole('radio', { name: 'UNO S.A.' }));
    await user.click(button('Continuar'));
    expect(screen.getByRole('alert').textContent).toBe('Esa no es la respuesta. Le quedan 2 intentos.');
    expect(button('Continuar').disabled).toBe(true);
  });

  it('starts the next question empty', async () => {
    const digits = { id: 'passport-last-digits', form: 'digits', length: 4 } as const;
    const second: WorkerStep = { ...employer, number: 2, question: digits };
    const { user, become } = await showSession(visitAt({ ...employer, question: digits }));
    await user.keyboard('47');
    await become(visitAt(second));
    expect(button('Continuar').disabled).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('');
  });
});

describe('the e-mail code', () => {
  const step: Extract<WorkerStep, { stage: 'email-code' }> = {
    stage: 'email-code',
    maskedEmail: 'm•••@example.com',
    delivery: 'sent',
    expiresAt: new Date(Date.now() + 15 * 60_000).toISOString(),
    attemptsLeft: 5,
    offersKit: false,
  };

  it('says where it went and how long it lives, and is sent with six digits', async () => {
    const { user, sentTo } = await showStep({ ...step, expiresAt: inSeconds(14 * 60 + 58) });
    expect(screen.getByText('Enviamos un código de 6 números a m•••@example.com.')).toBeDefined();
    expect(screen.getByRole('timer').textContent).toBe('14:58');
    for (const digit of '48213') await user.click(button(digit));
    expect(button('Continuar').disabled).toBe(true);
    await user.click(button('7'));
    await user.click(button('Continuar'));
    expect(sentTo('submitEmailCode')).toEqual([{ code: '482137' }]);
  });

  it('says plainly that it has not left yet', async () => {
    await showStep({ ...step, delivery: 'queued' });
    expect(screen.getByText(/aún no sale: no hay conexión/)).toBeDefined();
  });

  it('says when it has expired and takes it no more', async () => {
    const { user, sentTo } = await showStep({
      ...step,
      expiresAt: new Date(Date.now() - 1_000).toISOString(),
    });
    await user.keyboard('482137{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('El código venció');
    expect(sentTo('submitEmailCode')).toEqual([]);
  });

  it('believes main when its clock says expired', async () => {
    const { user } = await showStep(step, { submitEmailCode: () => failed({ code: 'expired' }) });
    await user.keyboard('482137{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('El código venció');
  });

  it('counts wrong codes', async () => {
    const { user } = await showStep(step, {
      submitEmailCode: () => failed({ code: 'wrong-answer', attemptsLeft: 4 }),
    });
    await user.keyboard('482137{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('Ese no es el código. Le quedan 4 intentos.');
  });

  it('can be sent again, though not too soon', async () => {
    const retryAt = inSeconds(40);
    const { user } = await showStep(step, {
      sendEmailCodeAgain: () => failed({ code: 'too-soon', retryAt }),
    });
    await user.click(button('Enviar otra vez'));
    expect(button(/Enviar otra vez en 40 s/).disabled).toBe(true);
  });

  it('says the minutes where the hour’s messages went already', async () => {
    const retryAt = inSeconds(50 * 60);
    const { user } = await showStep(step, {
      sendEmailCodeAgain: () => failed({ code: 'too-soon', retryAt }),
    });
    await user.click(button('Enviar otra vez'));
    expect(button(/Enviar otra vez en (50:00|49:5\d)/).disabled).toBe(true);
  });

  it('says that a new code is on its way', async () => {
    const { user } = await showStep(step);
    await user.click(button('Enviar otra vez'));
    expect(screen.getByText(/Pedimos un código nuevo/)).toBeDefined();
  });

  it('gives way to proof at the counter', async () => {
    const { user, sentTo, become } = await showStep(step);
    await user.click(button('No puedo abrir mi correo'));
    expect(sentTo('chooseProof')).toHaveLength(1);
    await become(visitAt({ stage: 'counter-proof', offersKit: false, onlyWay: false }));
    expect(screen.getByRole('heading', { name: 'Muestre su documento en la ventanilla' })).toBeDefined();
  });
});
