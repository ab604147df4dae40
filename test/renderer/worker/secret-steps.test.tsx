// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { WorkerStep } from '#shared/api/session.ts';
import { securityImageIds } from '#shared/rules/question-bank.ts';
import { failed, visitAt } from './fake-kiosk.ts';
import { button, showSession, showStep } from './show-worker.tsx';

describe('the security image', () => {
  const step: WorkerStep = { stage: 'security-image', images: [...securityImageIds] };

  it('is chosen among all, each with its name, and its name is typed', async () => {
    const { user, sentTo } = await showStep(step);
    expect(document.querySelectorAll('img')).toHaveLength(20);
    expect(document.querySelector('img')?.getAttribute('src')).toBe('security-images/sun.svg');
    await user.click(button('Llave'));
    await user.click(button('Continuar'));
    for (const key of 'llave') await user.click(button(key));
    await user.click(button('Continuar'));
    expect(sentTo('submitSecurityImage')).toEqual([{ image: 'key', typedName: 'llave' }]);
  });

  it('has its names in the language of the visit', async () => {
    await showSession(visitAt(step, { language: 'en' }));
    expect(button('Butterfly')).toBeDefined();
  });

  it('says when the name differs, and another image can be chosen', async () => {
    const { user } = await showStep(step, { submitSecurityImage: () => failed({ code: 'name-differs' }) });
    await user.click(button('Llave'));
    await user.click(button('Continuar'));
    await user.keyboard('casa{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('Escriba: Llave');
    await user.click(button('Atrás'));
    expect(button('Llave').getAttribute('aria-pressed')).toBe('true');
  });
});

describe('the question bank', () => {
  const step: Extract<WorkerStep, { stage: 'question-bank' }> = {
    stage: 'question-bank',
    answered: [],
    of: 3,
  };
  const pet = '¿Cómo se llamaba su primera mascota?';

  it('takes a question, its answer hidden, and sends it', async () => {
    const { user, sentTo } = await showStep(step);
    await user.click(button(pet));
    const field = screen.getByLabelText<HTMLInputElement>('Su respuesta');
    expect(field.type).toBe('password');
    for (const key of ['f', 'i', 'd', 'o']) await user.click(button(key));
    await user.click(button('Mostrar'));
    expect(field.type).toBe('text');
    await user.click(button('Continuar'));
    expect(sentTo('saveBankAnswer')).toEqual([{ question: 'first-pet', answer: 'fido' }]);
  });

  it('asks for the answer once more, on an empty field', async () => {
    const { user, become, sentTo } = await showStep(step);
    await user.click(button(pet));
    await user.keyboard('fido');
    await become(visitAt({ ...step, answered: [{ question: 'first-pet', practised: false }] }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Escriba la respuesta otra vez');
    expect(screen.getByLabelText<HTMLInputElement>('Su respuesta').value).toBe('');
    await user.keyboard('fido{Enter}');
    expect(sentTo('practiseBankAnswer')).toEqual([{ question: 'first-pet', answer: 'fido' }]);
  });

  it('offers the next question without those already answered', async () => {
    await showStep({ ...step, answered: [{ question: 'first-pet', practised: true }] });
    expect(screen.getByText('Pregunta 2 de 3')).toBeDefined();
    expect(screen.queryByRole('button', { name: pet })).toBeNull();
  });

  it('asks anew when the repetition differs and main forgot the answer', async () => {
    const waiting: WorkerStep = { ...step, answered: [{ question: 'first-pet', practised: false }] };
    const { user, become } = await showStep(waiting, {
      practiseBankAnswer: () => failed({ code: 'differs' }),
    });
    await user.keyboard('firo{Enter}');
    await become(visitAt(step));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(pet);
    expect(screen.getByRole('alert').textContent).toContain('no son iguales');
    expect(screen.getByLabelText<HTMLInputElement>('Su respuesta').value).toBe('');
  });

  it.each([
    ['too-short', 'más larga'],
    ['repeats-question', 'repetir la pregunta'],
    ['same-as-other', 'Ya usó esa respuesta'],
  ] as const)('explains %s', async (code, words) => {
    const { user } = await showStep(step, { saveBankAnswer: () => failed({ code }) });
    await user.click(button(pet));
    await user.keyboard('x{Enter}');
    expect(screen.getByRole('alert').textContent).toContain(words);
  });

  it('goes back to the list for a question that was answered already', async () => {
    const { user } = await showStep(step, { saveBankAnswer: () => failed({ code: 'already-answered' }) });
    await user.click(button(pet));
    await user.keyboard('fido{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('Ya respondió');
    expect(button(pet)).toBeDefined();
  });
});
