// @vitest-environment jsdom

import { act, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { languageCodes } from '#shared/domain/language-code.ts';
import { done, failed, resting, visitAt } from './fake-kiosk.ts';
import { button, inSeconds, showSession, showStep } from './show-worker.tsx';

const notice = { stage: 'notice', version: '2026-11' } as const;

describe("the worker's view", () => {
  it('rests on a poster with nothing to press', async () => {
    await showSession(resting);
    expect(screen.getByText('Bienvenido')).toBeDefined();
    expect(
      screen.getByText('Come to the counter with your passport and your contract, or with your cédula.'),
    ).toBeDefined();
    expect(screen.queryAllByRole('button')).toHaveLength(0);
  });

  it('greets in one language after the other', async () => {
    vi.useFakeTimers();
    try {
      await showSession(resting);
      act(() => {
        vi.advanceTimersByTime(3_600);
      });
      expect(screen.getByText('Welcome').lang).toBe('en');
      // In no language that cannot be chosen: whoever reads their own word expects to be served in it.
      const greeted = new Set<string>();
      for (let turn = 0; turn < 12; turn += 1) {
        act(() => {
          vi.advanceTimersByTime(3_600);
        });
        greeted.add(document.querySelector('main > h1')?.getAttribute('lang') ?? '');
      }
      expect([...greeted].toSorted()).toEqual(languageCodes.toSorted());
    } finally {
      vi.useRealTimers();
    }
  });

  it('asks for the language by its own name and tells main', async () => {
    const { user, sentTo } = await showStep({ stage: 'language' });
    await user.click(button(/English/));
    expect(sentTo('chooseLanguage')).toEqual([{ language: 'en' }]);
  });

  it('speaks every language until one is chosen, also of the call for help', async () => {
    const { become } = await showStep({ stage: 'language' });
    expect(button(/Llamar al personal.*Call staff/)).toBeDefined();
    await become(visitAt({ stage: 'language' }, { help: 'asked' }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/El personal ya viene.*Staff/);
    await become(visitAt(notice, { language: 'en', help: 'asked' }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).not.toMatch(/personal/);
  });

  it('writes sums of money as the language does, and sends them as they are', async () => {
    const paid = (number: number) => ({
      stage: 'fact-questions' as const,
      ...{ number, of: 3, attemptsLeft: 3 },
      question: { id: 'remuneration' as const, form: 'choice' as const, options: ['640.00', '1250.00'] },
    });
    const { user, sentTo, become } = await showStep(paid(1));
    await user.click(screen.getByRole('radio', { name: '1.250,00' }));
    await user.click(button('Continuar'));
    expect(sentTo('answerFactQuestion')).toEqual([{ answer: '1250.00' }]);
    await become(visitAt(paid(2), { language: 'en' }));
    expect(screen.getByRole('radio', { name: '640.00' })).toBeDefined();
  });

  it('speaks the language of the visit, and says so to the page', async () => {
    const { become } = await showSession(visitAt(notice));
    await become(visitAt(notice, { language: 'en', textSize: 'largest', highContrast: true }));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('How we look after your data');
    const page = document.documentElement;
    expect([page.lang, page.dataset['textSize'], page.dataset['contrast']]).toEqual([
      'en',
      'largest',
      'high',
    ]);
  });

  it('resets language, size, contrast and everything typed when the visit ends', async () => {
    const step = { stage: 'birth-date', known: 'day', attemptsLeft: 3 } as const;
    const english = { language: 'en', textSize: 'large', highContrast: true } as const;
    const { user, become } = await showSession(visitAt(step, english));
    await user.keyboard('0503');
    await become(resting);
    const page = document.documentElement;
    expect([page.lang, page.dataset['textSize'], page.dataset['contrast']]).toEqual([
      'es',
      'normal',
      'normal',
    ]);
    await become(visitAt(step));
    expect(screen.getByLabelText<HTMLInputElement>('Día').value).toBe('');
  });

  it('starts empty even when rest and the next visit arrive together', async () => {
    const step = { stage: 'birth-date', known: 'day', attemptsLeft: 3 } as const;
    const { user, push } = await showSession(visitAt(step));
    await user.keyboard('05');
    await act(async () => {
      push(resting);
      push(visitAt(step));
    });
    expect(screen.getByLabelText<HTMLInputElement>('Día').value).toBe('');
  });

  it('offers back only where main allows it', async () => {
    const { user, become, sentTo } = await showSession(visitAt(notice));
    await user.click(button('Atrás'));
    expect(sentTo('goBack')).toHaveLength(1);
    await become(visitAt(notice, { canGoBack: false }));
    expect(screen.queryByRole('button', { name: 'Atrás' })).toBeNull();
  });

  it('changes text size and contrast without touching the other', async () => {
    const { user, sentTo } = await showSession(visitAt(notice, { highContrast: true }));
    await user.click(screen.getByRole('radio', { name: 'Texto muy grande' }));
    await user.click(button('Contraste'));
    expect(sentTo('changeAccessibility')).toEqual([
      { textSize: 'largest', highContrast: true },
      { textSize: 'normal', highContrast: false },
    ]);
  });

  it('changes the language in the middle of the way', async () => {
    const { user, sentTo } = await showStep(notice);
    await user.click(button('Idioma: Español'));
    await user.click(button(/English/));
    expect(sentTo('chooseLanguage')).toEqual([{ language: 'en' }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('calls the staff, waits, and takes it back', async () => {
    const { user, become, sentTo } = await showSession(visitAt(notice));
    await user.click(button('Llamar al personal'));
    expect(sentTo('askForHelp')).toHaveLength(1);
    await become(visitAt(notice, { help: 'asked' }));
    expect(screen.getByRole('heading', { name: 'El personal ya viene' })).toBeDefined();
    await user.click(button('Ya no necesito ayuda'));
    expect(sentTo('cancelHelp')).toHaveLength(1);
  });

  it.each([
    ['attempts-spent', 'El personal le ayuda'],
    ['data-wrong', 'El personal corrige sus datos'],
    ['away', 'Un momento'],
  ] as const)('covers the question when help is %s, with no way around', async (help, title) => {
    await showSession(visitAt(notice, { help }));
    expect(screen.getByRole('heading', { name: title })).toBeDefined();
    expect(screen.getAllByRole('button').map((found) => found.getAttribute('aria-label'))).toEqual([
      'Personal de ventanilla',
    ]);
  });

  it('keeps what was typed beneath a call for help', async () => {
    const step = { stage: 'birth-date', known: 'day', attemptsLeft: 3 } as const;
    const { user, become } = await showSession(visitAt(step));
    await user.keyboard('0503');
    await become(visitAt(step, { help: 'asked' }));
    await become(visitAt(step));
    expect(screen.getByLabelText<HTMLInputElement>('Mes').value).toBe('03');
  });

  it('warns before the visit is reset, counts down, and a press keeps it', async () => {
    const idleResetAt = inSeconds(20);
    const { user, sentTo } = await showSession(visitAt(notice, { idleResetAt }));
    expect(screen.getByRole('alertdialog', { name: '¿Sigue aquí?' })).toBeDefined();
    expect(screen.getByRole('timer').textContent).toBe('20 s');
    await user.click(button('Sigo aquí'));
    expect(sentTo('reportActivity').length).toBeGreaterThan(0);
  });

  it('reports touches, but not each one', async () => {
    const { user, sentTo } = await showStep(notice);
    for (let touch = 0; touch < 5; touch += 1) await user.click(screen.getByRole('heading', { level: 1 }));
    expect(sentTo('reportActivity')).toHaveLength(1);
  });

  it('does not report touches at rest', async () => {
    const { user, sentTo } = await showSession(resting);
    await user.click(screen.getByRole('main'));
    expect(sentTo('reportActivity')).toHaveLength(0);
  });

  it('shows the number of an incident', async () => {
    const { user } = await showStep(notice, {
      acknowledgeNotice: () => Promise.resolve({ kind: 'incident', incident: '7F3K-22QD' }),
    });
    await user.click(button('Entendido, continuar'));
    expect(screen.getByText('7F3K-22QD')).toBeDefined();
    await user.click(button('Cerrar'));
    expect(screen.queryByText('7F3K-22QD')).toBeNull();
  });

  it('says on every screen that the preview host is not for production', async () => {
    const { become } = await showSession({ ...resting, preview: true });
    const words = 'Anfitrión de prueba: no usar en producción';
    expect(screen.getByText(words)).toBeDefined();
    await become(visitAt(notice, { preview: true }));
    expect(screen.getByText(words)).toBeDefined();
  });

  describe('the staff door', () => {
    it('gives the screen back for the right PIN', async () => {
      const { user, sentTo } = await showStep(notice);
      await user.click(button('Personal de ventanilla'));
      for (const digit of ['4', '7', '1', '1']) await user.click(button(digit));
      await user.click(button('Volver a la ventanilla'));
      expect(sentTo('takeBackWithPin')).toEqual([{ pin: '4711' }]);
      expect(screen.queryByRole('dialog')).toBeNull();
    });

    it('says that the PIN is wrong and forgets it', async () => {
      const { user } = await showStep(notice, { takeBackWithPin: () => failed({ code: 'wrong-pin' }) });
      await user.click(button('Personal de ventanilla'));
      await user.keyboard('4711{Enter}');
      expect(screen.getByRole('alert').textContent).toBe('PIN incorrecto.');
      expect(screen.getByLabelText<HTMLInputElement>('PIN').value).toBe('');
    });

    it('waits after too many attempts', async () => {
      const retryAt = inSeconds(30);
      const { user, sentTo } = await showStep(notice, {
        takeBackWithPin: () => failed({ code: 'throttled', retryAt }),
      });
      await user.click(button('Personal de ventanilla'));
      await user.keyboard('4711{Enter}4711{Enter}');
      expect(screen.getByRole('alert').textContent).toContain('Espere 30 s');
      expect(sentTo('takeBackWithPin')).toHaveLength(1);
    });
  });

  it('goes on from the privacy notice', async () => {
    const { user, sentTo } = await showStep(notice, { acknowledgeNotice: () => done({}) });
    await user.click(button('Entendido, continuar'));
    expect(sentTo('acknowledgeNotice')).toEqual([{}]);
  });
});
