// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { WorkerStep } from '#shared/contract/kiosk/display/session.ts';
import { securityImageIds } from '#shared/domain/credential/question-bank.ts';
import { failed, visitAt } from './fake-kiosk.ts';
import { button, showSession, showStep } from './show-worker.tsx';

describe('the security image', () => {
  const step: WorkerStep = { stage: 'security-image', images: [...securityImageIds] };

  it('is chosen among all, each with its name, and its name is typed', async () => {
    const { user, sentTo } = await showStep(step);
    expect(document.querySelectorAll('img')).toHaveLength(20);
    expect(document.querySelector('img')?.getAttribute('src')).toBe('security-images/sun.svg');
    await user.click(button('Llave'));
    await user.click(button('Prefiero escribirlo'));
    for (const key of 'llave') await user.click(button(key));
    await user.click(button('Continuar'));
    expect(sentTo('submitSecurityImage')).toEqual([{ image: 'key', typedName: 'llave' }]);
  });

  it('is named by a touch among six names, the right one anywhere among them', async () => {
    const { user, sentTo } = await showStep(step);
    await user.click(button('Llave'));
    const names = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(names).toEqual(['Bicicleta', 'Llave', 'Paraguas', 'Guitarra', 'Manzana', 'Montaña']);
    await user.click(button('Atrás'));
    await user.click(button('Taza'));
    expect(screen.getAllByRole('listitem').at(-1)?.textContent).toBe('Taza');
    await user.click(button('Taza'));
    expect(sentTo('submitSecurityImage')).toEqual([{ image: 'cup', typedName: 'Taza' }]);
  });

  it('says when another name was touched, and how to go on', async () => {
    const { user } = await showStep(step, { submitSecurityImage: () => failed({ code: 'name-differs' }) });
    await user.click(button('Llave'));
    await user.click(button('Paraguas'));
    expect(screen.getByRole('alert').textContent).toContain('toque otro');
    expect(button('Llave').disabled).toBe(false);
  });

  it('has its names in the language of the visit', async () => {
    await showSession(visitAt(step, { language: 'en' }));
    expect(button('Butterfly')).toBeDefined();
  });

  it('says when the name differs, and another image can be chosen', async () => {
    const { user } = await showStep(step, { submitSecurityImage: () => failed({ code: 'name-differs' }) });
    await user.click(button('Llave'));
    await user.click(button('Prefiero escribirlo'));
    await user.keyboard('casa{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('Escriba: Llave');
    await user.click(button('Atrás'));
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

  it('shows the answer once before it is kept', async () => {
    const { user, become, sentTo } = await showStep(step);
    await user.click(button(pet));
    await user.keyboard('fido{Enter}');
    await become(visitAt({ ...step, answered: [{ question: 'first-pet', practised: false }] }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('¿Su respuesta está bien escrita?');
    expect(screen.getByText('fido')).toBeDefined();
    await user.click(button('Sí, guardar'));
    expect(sentTo('practiseBankAnswer')).toEqual([{ question: 'first-pet', answer: 'fido' }]);
  });

  it('hides the answer from who stands behind, and takes it back to be changed', async () => {
    const { user, become, sentTo } = await showStep(step);
    await user.click(button(pet));
    await user.keyboard('fibo{Enter}');
    await become(visitAt({ ...step, answered: [{ question: 'first-pet', practised: false }] }));
    await user.click(button('Ocultar'));
    expect(screen.queryByText('fibo')).toBeNull();
    await user.click(button('Atrás'));
    expect(sentTo('goBack')).toHaveLength(1);
    await become(visitAt(step));
    expect(screen.getByLabelText<HTMLInputElement>('Su respuesta').value).toBe('fibo');
    expect(screen.getByLabelText<HTMLInputElement>('Su respuesta').type).toBe('text');
  });

  it('forgets an answer with the question, and when the clerk had to come', async () => {
    const shown = await showStep(step);
    await shown.user.click(button(pet));
    await shown.user.keyboard('fido{Enter}');
    await shown.become(visitAt(step, { help: 'away' }));
    await shown.become(visitAt(step));
    await shown.user.click(button(pet));
    expect(screen.getByLabelText<HTMLInputElement>('Su respuesta').value).toBe('');
  });

  it('is typed once more where this view lost what main waits for', async () => {
    const waiting: WorkerStep = { ...step, answered: [{ question: 'first-pet', practised: false }] };
    const { user, sentTo } = await showStep(waiting);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Escriba la respuesta otra vez');
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
