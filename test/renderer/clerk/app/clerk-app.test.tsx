// @vitest-environment jsdom
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { ClerkApp } from '#renderer/clerk/app/clerk-app.tsx';
import { createTranslator } from '#renderer/ui/language/i18n.ts';
import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import type { ClerkSession } from '#shared/contract/kiosk/display/session.ts';
import { done, fakeKiosk } from '#test/renderer/support/show.tsx';
import { aSession } from '#test/renderer/support/visits.ts';

const place = { branchCode: '017', branchName: 'Cayambe', terminalNumber: 2, preview: false };

function start(session: ClerkSession, methods: Partial<ClerkApi> = {}) {
  const kiosk = fakeKiosk({
    getClerkSession: () => done(session),
    onSession: () => () => undefined,
    reportClerkActivity: () => done({}),
    ...methods,
  });
  render(
    <I18nextProvider i18n={createTranslator('es')}>
      <ClerkApp kiosk={kiosk} />
    </I18nextProvider>,
  );
  return userEvent.setup();
}

test.each<[ClerkSession, string]>([
  [{ state: 'first-run', restoring: null, preview: false }, 'Preparar este terminal'],
  [{ state: 'sealed', preview: false }, 'Los datos están sellados'],
  [
    {
      state: 'unavailable',
      problem: 'database-newer',
      file: 'ventanilla.db',
      incident: 'K7-43M',
      preview: false,
    },
    'Los datos no se pueden abrir',
  ],
  [{ state: 'signed-out', ...place }, 'Iniciar sesión'],
])('the session decides the screen', async (session, title) => {
  start(session);
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(title);
});

test('a failed start names the file, what is safe, what to do and the incident', async () => {
  start({
    state: 'unavailable',
    problem: 'file-damaged',
    file: 'code-reservation',
    incident: 'K7-43M',
    preview: false,
  });
  await screen.findByText('No se entiende el contenido de «code-reservation».');
  for (const words of [/podría repetirse un código/, /Use otro terminal/, /K7-43M/]) screen.getByText(words);
});

test('main that only reports an incident is no endless start', async () => {
  start(
    { state: 'first-run', restoring: null, preview: false },
    { getClerkSession: () => Promise.resolve({ kind: 'incident', incident: 'K7-43M' }) },
  );
  await screen.findByText(/K7-43M/);
});

test('a wrong sign-in empties the password and keeps the name', async () => {
  const user = start(
    { state: 'signed-out', ...place },
    { signIn: () => Promise.resolve({ kind: 'error', error: { code: 'wrong-sign-in' } }) },
  );
  await user.type(await screen.findByLabelText('Usuario'), 'rosa.paredes');
  await user.type(screen.getByLabelText('Contraseña'), 'algo equivocado{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('no son correctos');
  expect((screen.getByLabelText('Usuario') as HTMLInputElement).value).toBe('rosa.paredes');
  expect((screen.getByLabelText('Contraseña') as HTMLInputElement).value).toBe('');
});

test('an incident is shown with its number over the same screen', async () => {
  const user = start(
    { state: 'signed-out', ...place },
    { signIn: () => Promise.resolve({ kind: 'incident', incident: 'I-7F3A' }) },
  );
  await user.type(await screen.findByLabelText('Usuario'), 'rosa.paredes');
  await user.type(screen.getByLabelText('Contraseña'), 'una frase larga{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('I-7F3A');
  await user.click(screen.getByRole('button', { name: 'Entendido' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('what failed for one person is not shown to the next', async () => {
  let push: (session: ClerkSession) => void = () => undefined;
  const user = start(
    { state: 'signed-out', ...place },
    {
      signIn: () => Promise.resolve({ kind: 'incident', incident: 'I-7F3A' }),
      onSession: (callback) => {
        push = callback;
        return () => undefined;
      },
    },
  );
  await user.type(await screen.findByLabelText('Usuario'), 'rosa.paredes');
  await user.type(screen.getByLabelText('Contraseña'), 'una frase larga{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('I-7F3A');
  act(() => push(aSession({ locked: true })));
  expect(screen.queryByText(/I-7F3A/)).toBeNull();
});

test('the screen changes language at once', async () => {
  const user = start({ state: 'signed-out', ...place });
  await screen.findByRole('heading', { name: 'Iniciar sesión' });
  await user.click(screen.getByRole('button', { name: 'English' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Sign in' })).toBeDefined();
  expect(document.documentElement.lang).toBe('en');
});

test('the language is of the account: of the clerk before nothing stays, and the entrance has the terminal’s', async () => {
  let push: (session: ClerkSession) => void = () => undefined;
  const chooseOwnLanguage = vi.fn(() => done({}));
  const user = start(
    { state: 'signed-out', ...place },
    {
      getQueues: () => new Promise(() => undefined),
      chooseOwnLanguage,
      onSession: (callback) => {
        push = callback;
        return () => undefined;
      },
    },
  );
  const isIn = (language: string) => waitFor(() => expect(document.documentElement.lang).toBe(language));
  const show = (session: ClerkSession) => act(async () => push(session));
  const [ana, luz] = ['9d6f7a52-2f65-4e52-93a9-7f5d0a6f8f11', '9d6f7a52-2f65-4e52-93a9-7f5d0a6f8f12'];
  const atHome = { visitId: null, role: 'admin' } as const;

  await show(aSession({ ...atHome, accountId: ana, language: 'en' }));
  await isIn('en');
  await show({ state: 'signed-out', ...place });
  await isIn('es');
  // Who has chosen none yet keeps the entrance's; what they choose inside is theirs.
  await user.click(screen.getByRole('button', { name: 'English' }));
  await show(aSession({ ...atHome, accountId: luz }));
  await isIn('en');
  await user.click(await screen.findByRole('button', { name: 'Español' }));
  expect(chooseOwnLanguage).toHaveBeenCalledExactlyOnceWith({ language: 'es' });
  await isIn('es');
  // Another account at once, and one that was locked while somebody pressed the switch.
  await show(aSession({ ...atHome, accountId: ana, language: 'en' }));
  await isIn('en');
  await show(aSession({ ...atHome, accountId: ana, language: 'en', locked: true }));
  await user.click(screen.getByRole('button', { name: 'Español' }));
  await isIn('es');
  await show(aSession({ ...atHome, accountId: ana, language: 'en' }));
  await isIn('en');
  await show(aSession({ ...atHome, accountId: luz }));
  await isIn('es');
});

test('a person with a one-time code chooses their own password, and is told what is still missing', async () => {
  const chooseFirstSecrets = vi
    .fn()
    .mockResolvedValueOnce({ kind: 'error', error: { code: 'wrong-one-time-secret' } })
    .mockImplementation(() => done({ isWaiting: true }));
  const user = start(
    { state: 'signed-out', ...place },
    {
      chooseFirstSecrets,
      signIn: () => Promise.resolve({ kind: 'error', error: { code: 'not-signed-off' } }),
    },
  );
  await user.click(await screen.findByRole('button', { name: 'Tengo un código de un solo uso' }));
  const type = (label: string, text: string) => user.type(screen.getByLabelText(label), text);
  await type('Usuario', 'Pedro');
  await type('Código de un solo uso', '3ac4 7kqx ptw9');
  await type('Contraseña nueva', 'trucha-lejana-ronca-6');
  await type('Contraseña otra vez', 'otra');
  await type('PIN nuevo', '8503');
  const save = () => user.click(screen.getByRole('button', { name: 'Guardar' }));
  await save();
  screen.getByText('No coincide con lo escrito arriba.');
  await user.clear(screen.getByLabelText('Contraseña otra vez'));
  await type('Contraseña otra vez', 'trucha-lejana-ronca-6');
  await save();
  await screen.findByText(/Si usted no lo usó, avise ahora mismo a un supervisor/);
  await save();
  await screen.findByText(/Falta que otro administrador o un supervisor firme el alta/);
  expect(chooseFirstSecrets).toHaveBeenLastCalledWith({
    username: 'pedro',
    oneTimeSecret: '3ac4 7kqx ptw9',
    password: 'trucha-lejana-ronca-6',
    pin: '8503',
  });
  expect((screen.getByLabelText('Usuario') as HTMLInputElement).value).toBe('pedro');
  await type('Contraseña', 'trucha-lejana-ronca-6{Enter}');
  await screen.findByText(/La contraseña es correcta, pero nadie ha firmado todavía/);
});

test('the terminal is not created before the passphrase is on paper', async () => {
  const calls: unknown[] = [];
  const user = start(
    { state: 'first-run', restoring: null, preview: false },
    {
      setUpTerminal: (input) => {
        calls.push(input);
        return Promise.resolve({ kind: 'error', error: { code: 'weak-passphrase' } });
      },
    },
  );
  const type = async (label: string, text: string) => user.type(await screen.findByLabelText(label), text);
  await type('Código de la agencia', '017');
  await type('Nombre de la agencia', 'Cayambe');
  await type('Número de este terminal', '2');
  await type('Nombre y apellido', 'Ana Torres');
  await type('Usuario', 'ana.torres');
  await type('PIN para desbloquear', '4821');
  await type('Contraseña', 'una frase bien larga');
  await type('Contraseña otra vez', 'una frase bien larga');
  await type('Frase de recuperación', 'uno dos');
  await type('Frase otra vez', 'uno dos');
  const create = screen.getByRole('button', { name: 'Crear el terminal' });
  expect(create.hasAttribute('disabled')).toBe(true);
  await user.click(screen.getByRole('checkbox'));
  await user.click(create);
  expect((await screen.findAllByRole('alert'))[0]?.textContent).toContain(
    'Esa frase es corta o se adivina pronto',
  );
  expect(calls).toEqual([
    {
      branchCode: '017',
      branchName: 'Cayambe',
      terminalNumber: 2,
      adminName: 'Ana Torres',
      adminUsername: 'ana.torres',
      adminPassword: 'una frase bien larga',
      adminPin: '4821',
      recoveryPassphrase: 'uno dos',
    },
  ]);
});

test('a mail server that was typed and not saved does not vanish without a question', async () => {
  const calls: string[] = [];
  const user = start(aSession({ role: 'admin', visitId: null }), {
    getQueues: () => new Promise(() => undefined),
    listPrinters: () => done([]),
    listJobs: () => done([]),
    getSettings: () => done({ printer: null, clerkIdleMinutes: 5 } as never),
    getAnomalySettings: () => new Promise(() => undefined),
    getMailSettings: () => done({ settings: null, hasPassword: false }),
    signOut: () => {
      calls.push('signOut');
      return done({});
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Ajustes' }));
  await user.type(await screen.findByLabelText('Servidor'), 'smtp.example.org');
  await user.click(screen.getByRole('button', { name: 'Salir' }));
  await user.click(await screen.findByRole('button', { name: 'Quedarse' }));
  expect(calls).toEqual([]);
  expect((screen.getByLabelText('Servidor') as HTMLInputElement).value).toBe('smtp.example.org');
  await user.click(screen.getByRole('button', { name: 'Salir' }));
  await user.click(await screen.findByRole('button', { name: 'Salir sin guardar' }));
  expect(calls).toEqual(['signOut']);
});

test.each([
  ['unlocks, they are there', true],
  ['does not come back, they are gone and it is said', false],
])('settings that were not saved when the view locked: who typed them %s', async (_what, unlocks) => {
  let push: (session: ClerkSession) => void = () => undefined;
  const account = { role: 'admin', visitId: null, name: 'Ana Torres' } as const;
  const user = start(aSession(account), {
    getQueues: () => new Promise(() => undefined),
    listPrinters: () => done([]),
    listJobs: () => done([]),
    getSettings: () => done({ printer: null, clerkIdleMinutes: 5 } as never),
    getAnomalySettings: () => new Promise(() => undefined),
    getMailSettings: () => done({ settings: null, hasPassword: false }),
    onSession: (callback) => {
      push = callback;
      return () => undefined;
    },
  });
  const idle = 'Minutos hasta bloquear esta pantalla';
  await user.click(await screen.findByRole('button', { name: 'Ajustes' }));
  await user.type(await screen.findByLabelText('Servidor'), 'smtp.example.org');
  await user.clear(await screen.findByLabelText(idle));
  await user.type(screen.getByLabelText(idle), '9');
  act(() => push(aSession({ ...account, locked: true })));
  await screen.findByText(/Lo que Ana Torres escribió y no guardó sigue aquí/);
  expect(screen.queryByLabelText('Servidor')).toBeNull();
  if (unlocks) {
    act(() => push(aSession(account)));
    expect((await screen.findByLabelText<HTMLInputElement>('Servidor')).value).toBe('smtp.example.org');
    expect(screen.getByLabelText<HTMLInputElement>(idle).value).toBe('9');
    return;
  }
  act(() => push({ state: 'signed-out', ...place }));
  await screen.findByText('Lo que Ana Torres había escrito sin guardar se perdió.');
  act(() => push(aSession({ ...account, accountId: '3b241101-e2bb-4255-8caf-4136c566a962' })));
  await user.click(await screen.findByRole('button', { name: 'Ajustes' }));
  expect((await screen.findByLabelText<HTMLInputElement>('Servidor')).value).toBe('');
  act(() => push({ state: 'signed-out', ...place }));
  await screen.findByRole('heading', { name: 'Iniciar sesión' });
  expect(screen.queryByText(/se perdió/)).toBeNull();
});
