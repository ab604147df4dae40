// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WorkerStep } from '#shared/contract/kiosk/display/session.ts';
import { failed } from './fake-kiosk.ts';
import { button, showStep } from './show-worker.tsx';

describe('the terms', () => {
  const step: WorkerStep = { stage: 'terms', version: '2026-11', hash: 'a1b2' };

  afterEach(() => {
    vi.restoreAllMocks();
  });

  async function afterAFrame(): Promise<void> {
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  }

  it('are accepted in the version that main showed', async () => {
    const { user, sentTo } = await showStep(step);
    await afterAFrame();
    expect(screen.getByText('Versión 2026-11')).toBeDefined();
    await user.click(button('Acepto'));
    expect(sentTo('acceptTerms')).toEqual([{ version: '2026-11', hash: 'a1b2' }]);
  });

  it('are accepted only after their end was seen', async () => {
    const tall = vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(2_000);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(500);
    await showStep(step);
    await afterAFrame();
    expect(button('Acepto').disabled).toBe(true);
    expect(button('Bajar').disabled).toBe(false);
    const area = screen.getByRole('region');
    await act(async () => {
      area.scrollTop = 1_500;
      area.dispatchEvent(new Event('scroll'));
    });
    expect(tall).toHaveBeenCalled();
    expect(button('Acepto').disabled).toBe(false);
  });

  it('say when the text changed meanwhile', async () => {
    const { user } = await showStep(step, { acceptTerms: () => failed({ code: 'terms-changed' }) });
    await afterAFrame();
    await user.click(button('Acepto'));
    expect(screen.getByRole('alert').textContent).toContain('El texto cambió');
  });
});

describe('the end', () => {
  const step: Extract<WorkerStep, { stage: 'done' }> = {
    stage: 'done',
    identificationCode: 'E017-2-000042-K',
    entryNoticeDeadline: '2026-12-01',
    isEntryNoticeOver: false,
    papers: [
      {
        id: '00000000-0000-4000-8000-000000000001',
        kind: 'receipt',
        language: 'es',
        createdAt: '2026-11-23T15:00:00-05:00',
        printing: 'failed',
        printerProblem: 'other',
        printerMessage: 'paper jam',
      },
    ],
    owed: [],
  };

  it('says once what is to be said of every paper', async () => {
    const papers = (['receipt', 'responsibility-agreement', 'employer-slip'] as const).map((kind, at) => ({
      ...(step.papers[0] as (typeof step.papers)[number]),
      id: `00000000-0000-4000-8000-00000000001${at}`,
      kind,
      printing: 'printed' as const,
      printerProblem: null,
      printerMessage: null,
    }));
    await showStep({ ...step, papers });
    expect(screen.getAllByText('Impresos: recójalos')).toHaveLength(1);
  });

  it('does not say that all is printed while a paper is not even made', async () => {
    const made = { ...(step.papers[0] as (typeof step.papers)[number]), kind: 'employer-slip' as const };
    await showStep({
      ...step,
      papers: [{ ...made, printing: 'printed', printerProblem: null, printerMessage: null }],
      owed: ['receipt', 'employer-slip'],
    });
    expect(screen.getAllByText('Impreso: recójalo')).toHaveLength(1);
    expect(screen.getByText('Comprobante').textContent).toContain('Se imprime en un momento');
    expect(
      screen.getAllByRole('listitem').filter((line) => line.textContent?.includes('Volante')),
    ).toHaveLength(1);
  });

  it('shows the code, the deadline and where each paper is, without the words of the printer', async () => {
    await showStep(step);
    expect(screen.getByText('E017-2-000042-K')).toBeDefined();
    expect(screen.getByText(/aviso de entrada hasta el 1 de diciembre de 2026/)).toBeDefined();
    expect(screen.getByText('El personal se lo imprime')).toBeDefined();
    expect(screen.queryByText(/paper jam/)).toBeNull();
  });

  it('says of a deadline that has passed that it has', async () => {
    await showStep({ ...step, isEntryNoticeOver: true });
    expect(screen.getByText(/terminó el 1 de diciembre de 2026/)).toBeDefined();
    expect(screen.queryByText(/aviso de entrada hasta el/)).toBeNull();
  });

  it('has words for a contract without a known start', async () => {
    await showStep({ ...step, entryNoticeDeadline: null, papers: [] });
    expect(screen.getByText('Su empleador presenta el aviso de entrada.')).toBeDefined();
  });

  it('ends the visit', async () => {
    const { user, sentTo } = await showStep(step);
    await user.click(button('Terminar'));
    expect(sentTo('finishWorkerVisit')).toEqual([{}]);
  });
});
