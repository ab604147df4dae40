// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { KitSheet } from '#shared/contract/kiosk/recovery-kit/kit-session.ts';
import { makeKitCode } from '#shared/domain/credential/recovery-kit.ts';
import { failed, serviceAt } from './fake-kiosk.ts';
import { button, showSession, showStep } from './show-worker.tsx';

const offer = (sheet: KitSheet, hasEmail = true) => showStep({ stage: 'recovery-kit', sheet, hasEmail });

describe('the sheet of codes', () => {
  it('is one question: print it, or go on without', async () => {
    const { user, sentTo } = await offer({ state: 'offered', replaces: false });
    expect(screen.getByRole('heading', { name: '¿Quiere una hoja de códigos?' })).toBeDefined();
    await user.click(button('Sí, imprimir la hoja'));
    await user.click(button('No, gracias'));
    expect(sentTo('printKit')).toHaveLength(1);
    expect(sentTo('declineKit')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Anular mi hoja' })).toBeNull();
  });

  it('says to a person without e-mail what it is good for', async () => {
    await offer({ state: 'offered', replaces: false }, false);
    expect(screen.getByText(/^Usted no tiene correo/)).toBeDefined();
  });

  it('counts once it is in hand, and not when it came out badly', async () => {
    const { user, sentTo } = await offer({ state: 'printed', serial: 'ACDE', problem: null });
    expect(screen.getByText('Hoja ACDE')).toBeDefined();
    await user.click(button('No salió bien'));
    await user.click(button('Sí, la tengo'));
    expect(sentTo('confirmKit')).toEqual([{ inHand: false }, { inHand: true }]);
  });

  it('that the printer keeps back is not asked for as if it were out', async () => {
    await offer({ state: 'printed', serial: 'ACDE', problem: 'printer-offline' });
    expect(screen.getByRole('alert').textContent).toContain('La hoja todavía no sale');
    expect(button('No salió bien')).toBeDefined();
  });

  it('that the printer refused may be tried again', async () => {
    const refused = await offer({ state: 'failed', problem: 'printer-stopped' });
    await refused.user.click(button('Intentar otra vez'));
    expect(refused.sentTo('printKit')).toHaveLength(1);
  });

  it('without a printer is not made, and it is said', async () => {
    await offer({ state: 'failed', problem: 'no-printer-chosen' });
    expect(screen.getByRole('alert').textContent).toContain('no tiene impresora');
    expect(screen.queryByRole('button', { name: 'Intentar otra vez' })).toBeNull();
    expect(button('Seguir sin hoja')).toBeDefined();
  });
});

describe('a code of the sheet', () => {
  it('is typed on keys of its own signs, set in two groups, and sent whole', async () => {
    const { user, sentTo } = await showSession(serviceAt({ stage: 'service-kit' }));
    const field = screen.getByRole('textbox', { name: 'Código de la hoja' });
    expect(screen.queryByRole('button', { name: 'O' })).toBeNull();
    const code = makeKitCode(4, () => 11);
    await user.type(field, code.toLowerCase().replace('-', '0'));
    expect((field as HTMLInputElement).value).toBe(code);
    await user.click(button('Continuar'));
    expect(sentTo('submitKitCode')).toEqual([{ code }]);
  });

  it('that slipped stays to be corrected; after the last wrong one there is the counter', async () => {
    let isSlip = true;
    const { user, sentTo } = await showSession(serviceAt({ stage: 'service-kit' }), {
      submitKitCode: () =>
        isSlip ? failed({ code: 'check-character' }) : failed({ code: 'wrong-answer', attemptsLeft: 0 }),
    });
    const field = screen.getByRole('textbox', { name: 'Código de la hoja' }) as HTMLInputElement;
    await user.type(field, 'ACDEACDE');
    await user.click(button('Continuar'));
    expect(screen.getByRole('alert').textContent).toContain('Compárelo con su hoja');
    expect(field.value).toBe('ACDE-ACDE');
    isSlip = false;
    await user.type(field, '{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('Muestre su documento');
    await user.click(button('Ir a la ventanilla'));
    expect(sentTo('chooseProof')).toEqual([{ proof: 'counter' }]);
  });
});
