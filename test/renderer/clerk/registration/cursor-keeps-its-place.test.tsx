// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Place } from '#renderer/clerk/frame/place.ts';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { RegistrationFlow } from '#renderer/clerk/registration/registration-flow.tsx';
import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { devicesAtRest } from '#test/renderer/support/capture.ts';
import { done, show } from '#test/renderer/support/show.tsx';
import { aSession, aVisit } from '#test/renderer/support/visits.ts';

/** A clerk without a mouse: the cursor is where the next act is, and the key that is told does it. */

const ctrlEnter = '{Control>}{Enter}{/Control}';
const zone = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
] as const;

function open(visit: Visit, methods: Partial<ClerkApi> = {}, session = aSession()) {
  const places: Place[] = [];
  const flow = (now: SessionIn<'signed-in'>) => (
    <RegistrationFlow visitId={visit.id} session={now} onLeave={(place) => places.push(place)} />
  );
  const shown = show(flow(session), {
    getVisit: () => done(visit),
    listPapers: () => done([]),
    saveDraftField: () => done({}),
    saveDraftPosition: () => done({}),
    ...devicesAtRest,
    ...methods,
  });
  return { ...shown, places, becomes: (changes: typeof session) => shown.push(flow(changes)) };
}

const registered = aVisit({
  state: 'registered',
  step: 'hand-over',
  workerId: '0b7c9c3e-52f4-4a52-b7a0-2a3a9d5c1e01',
  values: { 'contact.email': 'mara@example.org' },
});

type Issuance = Extract<SessionIn<'signed-in'>['display'], { kind: 'issuance' }>;

function atWorker(changes: Partial<Issuance>) {
  const issuance: Issuance = {
    kind: 'issuance',
    visitId: registered.id,
    stage: 'notice',
    help: null,
    wrongFields: [],
  };
  return aSession({ display: { ...issuance, ...changes } });
}

test('after the last line of a MRZ a reader’s Enter is on the act that uses it, and then the names have the cursor', async () => {
  const { user } = open(aVisit({ step: 'identity', field: 'identity.mrz' }));
  const box = await screen.findByRole('textbox', { name: /MRZ/ });
  await waitFor(() => expect(document.activeElement).toBe(box));
  await user.keyboard(`${zone[0]}{Enter}${zone[1]}{Enter}`);
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Usar estos datos' }));
  await user.keyboard('{Enter}');
  const surname = screen.getByLabelText<HTMLInputElement>('Apellidos');
  expect(document.activeElement).toBe(surname);
  expect(surname.value).toBe('ERIKSSON');
  await user.keyboard('ERÍKSSON');
  expect(surname.value).toBe('ERÍKSSON');
  box.focus();
  await user.keyboard('{Enter}');
  expect(document.activeElement?.closest('[data-field]')?.getAttribute('data-field')).toBe(
    'identity.issuingState',
  );
});

test('an empty MRZ keeps nobody: Enter goes past it', async () => {
  const { user } = open(aVisit({ step: 'identity', field: 'identity.mrz' }));
  const box = await screen.findByRole('textbox', { name: /MRZ/ });
  await waitFor(() => expect(document.activeElement).toBe(box));
  await user.keyboard('{Enter}');
  expect(document.activeElement).not.toBe(box);
});

test('a registered person’s screen begins at the hand-over, an issued one’s at its end, one with wrong data at it', async () => {
  open(registered);
  const handOver = await screen.findByRole('button', { name: /^Entregar/ });
  await waitFor(() => expect(document.activeElement).toBe(handOver));
  cleanup();
  open({ ...registered, state: 'credential-issued' });
  const finish = await screen.findByRole('button', { name: /^Terminar/ });
  await waitFor(() => expect(document.activeElement).toBe(finish));
  cleanup();
  open({ ...registered, wrongFields: ['contact.email'] });
  const email = await screen.findByLabelText('Correo electrónico');
  await waitFor(() => expect(document.activeElement).toBe(email));
});

test('what is kept as pending leads home by the key that is told', async () => {
  const { user, places } = open(aVisit({ step: 'review', field: 'contact.email' }), {
    confirmRegistration: () => done({ outcome: 'pending', reference: '204', missing: [] }),
  });
  await screen.findByRole('button', { name: /Guardar como pendiente/ });
  await user.keyboard(ctrlEnter);
  const home = await screen.findByRole('button', { name: /inicio/i });
  await waitFor(() => expect(document.activeElement).toBe(home));
  await user.keyboard(ctrlEnter);
  expect(places).toEqual([{ screen: 'home' }]);
});

test('in the worker’s turn the cursor is on the screen; a call puts it where the clerk answers, and the key answers', async () => {
  const calls: string[] = [];
  const note = (name: string) => () => {
    calls.push(name);
    return done({});
  };
  const methods = {
    takeBack: note('takeBack'),
    handOver: note('handOver'),
    resumeWorker: note('resumeWorker'),
  };
  const { user, becomes } = open(registered, methods, atWorker({}));
  const title = await screen.findByRole('heading', { level: 1 });
  await waitFor(() => expect(document.activeElement).toBe(title));

  becomes(atWorker({ help: 'asked' }));
  const resume = await screen.findByRole('button', { name: /^Ayuda atendida/ });
  await waitFor(() => expect(document.activeElement).toBe(resume));
  title.focus();
  await user.keyboard(ctrlEnter);
  await waitFor(() => expect(calls).toEqual(['resumeWorker']));

  becomes(atWorker({ stage: 'confirm-captured', help: 'data-wrong', wrongFields: ['contact.email'] }));
  const email = await screen.findByLabelText('Correo electrónico');
  await waitFor(() => expect(document.activeElement).toBe(email));
  await user.keyboard(`{Control>}a{/Control}maria@example.org${ctrlEnter}`);
  await waitFor(() => expect(calls).toEqual(['resumeWorker', 'takeBack', 'handOver']));
});

test('asked to prove the identity, the key opens the question', async () => {
  const { user } = open(registered, {}, atWorker({ stage: 'counter-proof' }));
  await screen.findByRole('heading', { level: 1 });
  await user.keyboard(ctrlEnter);
  expect(await screen.findByRole('dialog')).toBeDefined();
});
