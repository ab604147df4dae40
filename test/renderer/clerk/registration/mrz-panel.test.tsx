// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { useReducer } from 'react';
import { expect, test } from 'vitest';
import { MrzPanel } from '#renderer/clerk/documents/mrz-panel.tsx';
import { type Registration, RegistrationContext } from '#renderer/clerk/registration/flow-context.ts';
import { openRegistration, reduceRegistration } from '#renderer/clerk/registration/state.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { done, show } from '#test/renderer/support/show.tsx';
import { aVisit } from '#test/renderer/support/visits.ts';

const names = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
const right = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';
const wrongBirth = 'L898902C36UTO7408123F1204159ZE184226B<<<<<10';

function Panel({
  visit,
  onValues,
}: {
  readonly visit: Visit;
  readonly onValues: (values: DraftValues) => void;
}) {
  const [state, dispatch] = useReducer(reduceRegistration, visit, openRegistration);
  onValues(state.values);
  const registration: Registration = {
    visit: state.visit,
    values: state.values,
    type: (field, value) => dispatch({ kind: 'typed', field, value }),
    focused: null,
    problems: [],
    shownProblem: () => undefined,
    deadlines: { entryNoticeDays: 15, sutRegistrationDays: 30 },
    scan: null,
    dispatch,
    goTo: () => undefined,
    forward: { current: null },
    flush: () => Promise.resolve(true),
    reload: () => Promise.resolve(),
    restart: () => undefined,
  };
  return (
    <RegistrationContext value={registration}>
      <MrzPanel />
    </RegistrationContext>
  );
}

function showPanel(values: DraftValues, kiosk: Parameters<typeof show>[1] = {}) {
  let latest: DraftValues = {};
  const shown = show(
    <Panel
      visit={aVisit({ values })}
      onValues={(next) => {
        latest = next;
      }}
    />,
    kiosk,
  );
  return { ...shown, values: () => latest };
}

test('a pasted MRZ shows every check digit and fills the fields when the clerk says so', async () => {
  const { user, values } = showPanel({});
  await user.click(screen.getByLabelText('Zona de lectura mecánica (MRZ)'));
  await user.paste(`${names}\n${right}`);
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Númerocorrecto',
    'Nacimientocorrecto',
    'Caducidadcorrecto',
    'N.º personalcorrecto',
    'Compuestocorrecto',
  ]);
  expect(values()['identity.number']).toBeUndefined();
  await user.click(screen.getByRole('button', { name: 'Usar estos datos' }));
  expect(values()).toMatchObject({
    'identity.number': 'L898902C3',
    'identity.nationality': 'UTO',
    'identity.birthDate': '1974-08-12',
    'identity.sex': 'F',
    'identity.surnameMrz': 'ERIKSSON',
    'identity.givenNamesMrz': 'ANNA MARIA',
    'identity.surname': 'ERIKSSON',
  });
});

test('printed names that were typed already are left alone', async () => {
  const { user, values } = showPanel({
    'identity.mrz': `${names}\n${right}`,
    'identity.surname': 'Eríksson',
  });
  await user.click(screen.getByRole('button', { name: 'Usar estos datos' }));
  expect(values()['identity.surname']).toBe('Eríksson');
  expect(values()['identity.surnameMrz']).toBe('ERIKSSON');
});

test('a digit that does not add up names its field, what was expected and what was read', () => {
  showPanel({ 'identity.mrz': `${names}\n${wrongBirth}` });
  expect(screen.getByText('Nacimiento').closest('li')?.textContent).toContain('esperado 2, leído 3');
  expect(screen.getByText(/Hay dígitos que no cuadran/)).toBeDefined();
});

const shown = '5f0c7a1e-1111-4000-8000-000000000003';

test('a supervisor’s refusal is said in the dialog and the draft stays', async () => {
  const { user } = showPanel(
    { 'identity.mrz': `${names}\n${wrongBirth}` },
    {
      showActToSign: () => done({ id: shown, facts: [{ what: 'mrz', value: `${names}\n${wrongBirth}` }] }),
      acceptMrz: () => Promise.resolve({ kind: 'error', error: { code: 'own-act' } }),
      saveDraftField: () => done({}),
    },
  );
  await user.click(screen.getByRole('button', { name: /impreso así/ }));
  await user.type(screen.getByLabelText('Usuario del supervisor'), 'rosa');
  await user.type(screen.getByLabelText('PIN o contraseña del supervisor'), '4821');
  await user.type(screen.getByLabelText('Motivo'), 'Impreso así en origen');
  await user.click(screen.getByRole('button', { name: 'Firmar y aceptar' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Nadie firma su propio acto');
});

test('lines that are too short are explained, not judged', () => {
  showPanel({ 'identity.mrz': 'P<UTOERIKSSON' });
  expect(screen.getByText(/Las líneas no tienen el largo/)).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Usar estos datos' })).toBeNull();
});

test('a scanner that ends its lines with Tab fills this box and no other field; of a whole zone, Tab goes on', async () => {
  const { user, values } = showPanel({});
  const box = screen.getByRole('textbox', { name: /MRZ/ });
  await user.type(box, names);
  await user.tab();
  expect(document.activeElement).toBe(box);
  await user.keyboard(right);
  expect(values()['identity.mrz']).toBe(`${names}\n${right}`);
  await user.tab();
  expect(document.activeElement).not.toBe(box);
});
