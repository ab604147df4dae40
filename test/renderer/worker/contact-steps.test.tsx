// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ServiceStep } from '#shared/contract/kiosk/services/service-session.ts';
import { failed, serviceAt } from './fake-kiosk.ts';
import { button, showSession } from './show-worker.tsx';

const email: ServiceStep = {
  stage: 'contact-entry',
  field: 'email',
  inForce: 'm•••@e•••.org',
  typed: '',
};
const mobile: ServiceStep = { stage: 'contact-entry', field: 'mobile', inForce: null, typed: '' };

describe('a new address', () => {
  it('is typed on the keyboard for e-mail, with the one in force masked', async () => {
    const { user, sentTo } = await showSession(serviceAt(email));
    expect(screen.getByText('Ahora: m•••@e•••.org.')).toBeDefined();
    expect(button('Continuar').disabled).toBe(true);
    for (const key of ['r', 'o', 's', 'a', 'arroba', 'gmail.com']) await user.click(button(key));
    await user.click(button('Continuar'));
    expect(sentTo('submitContactField')).toEqual([
      { field: 'email', answer: { kind: 'new', text: 'rosa@gmail.com', insists: false } },
    ]);
  });

  it('with an unusual domain is asked about: the one meant, or as it was typed', async () => {
    const { user, sentTo } = await showSession(serviceAt(email), {
      submitContactField: () =>
        failed({
          code: 'not-accepted',
          problem: 'suspicious-domain',
          suggestion: 'gmail.com',
          mayInsist: true,
        }),
    });
    await user.keyboard('rosa@gmial.com{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('¿Quiso escribir rosa@gmail.com?');
    await user.click(button('Sí, es rosa@gmail.com'));
    await user.click(button('No, está bien como lo escribí'));
    expect(sentTo('submitContactField').slice(1)).toEqual([
      { field: 'email', answer: { kind: 'new', text: 'rosa@gmail.com', insists: false } },
      { field: 'email', answer: { kind: 'new', text: 'rosa@gmial.com', insists: true } },
    ]);
  });

  it('is left as it is, or there is none any more', async () => {
    const { user, sentTo } = await showSession(serviceAt(email));
    await user.click(button('Dejar el que está'));
    await user.click(button('Ya no tengo'));
    expect(sentTo('submitContactField')).toEqual([
      { field: 'email', answer: { kind: 'keep' } },
      { field: 'email', answer: { kind: 'none' } },
    ]);
  });

  it('has the whole line while it is typed; erased, what else there is to choose is back', async () => {
    const { user } = await showSession(serviceAt(email));
    await user.keyboard('r');
    expect(screen.queryByRole('button', { name: 'Dejar el que está' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Ya no tengo' })).toBeNull();
    await user.click(button('Borrar todo'));
    expect(button('Dejar el que está')).toBeDefined();
    expect(button('Ya no tengo')).toBeDefined();
  });

  it('starts the next of the three empty', async () => {
    const { user, become } = await showSession(serviceAt(email));
    await user.keyboard('rosa@');
    await become(serviceAt(mobile));
    expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('');
  });
});

describe('a new number', () => {
  it('takes + for another country on the pad, and says what is wrong with it', async () => {
    const { user, sentTo } = await showSession(serviceAt(mobile), {
      submitContactField: () =>
        failed({ code: 'not-accepted', problem: 'not-a-mobile', suggestion: null, mayInsist: false }),
    });
    for (const key of ['más', '3', '1', '6']) await user.click(button(key));
    await user.click(button('Continuar'));
    expect(sentTo('submitContactField')).toEqual([
      { field: 'mobile', answer: { kind: 'new', text: '+316', insists: false } },
    ]);
    expect(screen.getByRole('alert').textContent).toBe('Ese número no es de un celular.');
    await user.click(button('Borrar'));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a number that the tables do not know', () => {
  it('is asked about once, and passes when the person says that it is right', async () => {
    const { user, sentTo } = await showSession(serviceAt(mobile), {
      submitContactField: () =>
        failed({ code: 'not-accepted', problem: 'shape', suggestion: null, mayInsist: true }),
    });
    await user.keyboard('+5119123456{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('No conocemos ese número. Revíselo.');
    await user.click(button('El número está bien así'));
    expect(sentTo('submitContactField')).toEqual([
      { field: 'mobile', answer: { kind: 'new', text: '+5119123456', insists: false } },
      { field: 'mobile', answer: { kind: 'new', text: '+5119123456', insists: true } },
    ]);
  });
});

describe('all three once more', () => {
  const step: ServiceStep = {
    stage: 'contact-confirm',
    entries: [
      { field: 'email', value: 'rosa@gmail.com', changes: true },
      { field: 'mobile', value: '••• 67', changes: false },
      { field: 'landline', value: null, changes: false },
    ],
  };

  it('says what is new, and asks for the change', async () => {
    const { user, sentTo } = await showSession(serviceAt(step));
    expect(screen.getByText('rosa@gmail.com')).toBeDefined();
    expect(screen.getAllByText('Igual que antes')).toHaveLength(2);
    await user.click(button('Sí, pedir el cambio'));
    expect(sentTo('confirmContactChange')).toHaveLength(1);
  });

  it('says that nothing changed', async () => {
    const { user } = await showSession(serviceAt(step), {
      confirmContactChange: () => failed({ code: 'nothing-changed' }),
    });
    await user.click(button('Sí, pedir el cambio'));
    expect(screen.getByRole('alert').textContent).toContain('No cambió nada');
  });
});

describe('the mailbox of a recovery', () => {
  const step: ServiceStep = {
    stage: 'recovery-contact',
    maskedEmail: 'm•••@e•••.org',
    maskedMobile: null,
    coolsOff: true,
  };

  it('says why a newer one receives no codes yet, and leads to the counter or to new data', async () => {
    const { user, sentTo } = await showSession(serviceAt(step));
    expect(screen.getByText(/todavía no recibe códigos/)).toBeDefined();
    await user.click(button('No tengo mi correo'));
    expect(sentTo('chooseProof')).toEqual([{ proof: 'counter' }]);
    await user.click(button('Cambiar mis datos'));
    expect(sentTo('confirmRecoveryContact')).toEqual([{ changed: true }]);
  });
});

it('a declined change says that the data stay', async () => {
  await showSession(
    serviceAt({ stage: 'service-done', outcome: 'contact-declined', kitCodesLeft: null, papers: [] }),
  );
  expect(screen.getByRole('heading', { name: 'Sus datos siguen como estaban' })).toBeDefined();
});
