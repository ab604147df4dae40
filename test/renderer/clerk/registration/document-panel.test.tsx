// @vitest-environment jsdom

import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { focusField } from '#renderer/clerk/registration/field-focus.ts';
import { RegistrationFlow } from '#renderer/clerk/registration/registration-flow.tsx';
import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import type { CaptureSettings, DriveFile } from '#shared/contract/kiosk/documents/capture-methods.ts';
import { devicesAtRest } from '#test/renderer/support/capture.ts';
import { done, show } from '#test/renderer/support/show.tsx';
import { aSession, aVisit } from '#test/renderer/support/visits.ts';

const visit = aVisit({ step: 'identity', field: 'identity.number' });
const scanner = { id: 'test:0', name: 'Escáner de prueba', sources: ['flatbed', 'feeder'] } as const;
const remembered: CaptureSettings = { scanner: 'test:0', source: 'feeder', resolution: 300, camera: null };

function open(methods: Partial<ClerkApi>) {
  const view = (session = aSession()) => (
    <RegistrationFlow visitId={visit.id} session={session} onLeave={() => undefined} />
  );
  const shown = show(view(), {
    getVisit: () => done(visit),
    saveDraftField: () => done({}),
    saveDraftPosition: () => done({}),
    ...devicesAtRest,
    ...methods,
  });
  return { ...shown, push: (session: ReturnType<typeof aSession>) => shown.push(view(session)) };
}

function failure<Code extends string>(code: Code) {
  return Promise.resolve({ kind: 'error' as const, error: { code } });
}

const ready = () => screen.findByRole('button', { name: /^Escanear/ });

test('the first scan asks which scanner, and remembers it', async () => {
  const saved: CaptureSettings[] = [];
  const scanned: unknown[] = [];
  const { user } = open({
    listScanners: () => done({ scanners: [{ ...scanner, sources: [...scanner.sources] }], problem: null }),
    saveCaptureSettings: (settings) => {
      saved.push(settings);
      return done({});
    },
    scanPages: (input) => {
      scanned.push(input);
      return failure('feeder-empty');
    },
  });
  await user.click(await ready());
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('radio', { name: 'Del alimentador' }));
  await user.click(within(dialog).getByRole('button', { name: 'Escanear ahora' }));
  await screen.findByText('No hay hojas en el alimentador');
  expect(saved).toEqual([remembered]);
  expect(scanned).toEqual([
    { visitId: visit.id, kind: 'passport', scanner: 'test:0', source: 'feeder', resolution: 300 },
  ]);
});

test('F4 scans at once with the remembered scanner, shows the page under the lamp, and can be cancelled', async () => {
  let cancel: () => void = () => undefined;
  const { user, push } = open({
    getCaptureSettings: () => done(remembered),
    cancelScan: () => {
      cancel();
      return done({});
    },
    scanPages: async () => {
      await new Promise<void>((resolve) => {
        cancel = resolve;
      });
      return failure('cancelled');
    },
  });
  await ready();
  await waitFor(async () => {
    await user.keyboard('{F4}');
    expect(screen.queryByText('Preparando el escáner…') ?? screen.queryByText('Página 3')).not.toBeNull();
  });
  push(aSession({ scan: { page: 3, percent: 42.4 } }));
  await screen.findByText('Página 3');
  expect(screen.getByRole('progressbar').getAttribute('value')).toBe('42.4');
  await user.click(screen.getByRole('button', { name: 'Cancelar' }));
  await ready();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the keys take the copy of the group that has the cursor: a visa’s is no longer the passport’s', async () => {
  const scanned: unknown[] = [];
  const { user } = open({
    getCaptureSettings: () => done(remembered),
    scanPages: ({ kind }) => {
      scanned.push(kind);
      return done({ documents: [], pages: 0, problem: null });
    },
  });
  await ready();
  act(() => void focusField(document.body, 'identity.visaExpiryDate'));
  await user.keyboard('{F4}');
  await waitFor(() => expect(scanned).toEqual(['visa']));
  act(() => void focusField(document.body, 'identity.number'));
  await ready();
  await user.keyboard('{F4}');
  await waitFor(() => expect(scanned).toEqual(['visa', 'passport']));
});

test('a jam says what to do and that the sheets before it are kept', async () => {
  const { user } = open({
    getCaptureSettings: () => done(remembered),
    scanPages: () => done({ documents: [], pages: 2, problem: 'feeder-jammed' }),
  });
  await ready();
  await waitFor(async () => {
    await user.keyboard('{F4}');
    expect(screen.queryByText('Se atascó una hoja')).not.toBeNull();
  });
  expect(screen.getByText(/Se guardaron 2 páginas/)).toBeDefined();
});

test('a machine without a scanner says what else will do', async () => {
  const { user } = open({ listScanners: () => done({ scanners: [], problem: 'scanning-not-installed' }) });
  await user.click(await ready());
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('Este equipo no tiene programa de escaneo')).toBeDefined();
  expect((within(dialog).getByRole('button', { name: 'Escanear ahora' }) as HTMLButtonElement).disabled).toBe(
    true,
  );
});

test('a new file on the drive is announced, and only the chosen one is asked for', async () => {
  const file = (name: string, isNew: boolean, at: number): DriveFile => ({
    id: `3f1c2f6e-8a51-4a6e-9a77-4c8a3a0c9b1${at}`,
    name,
    drive: 'USB',
    size: 1_250_000,
    modifiedAt: '2026-11-23T14:00:00Z',
    isNew,
  });
  const files = [file('contrato.pdf', true, 1), file('otra-persona.pdf', false, 2)];
  const asked: string[] = [];
  const { user } = open({
    listDriveFiles: () => done({ drives: ['USB'], files }),
    addDriveFile: ({ fileId }) => {
      asked.push(fileId);
      return failure('file-gone');
    },
  });
  expect(await screen.findByText('Nuevo en la memoria')).toBeDefined();
  await user.click(screen.getByRole('button', { name: /^USB/ }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getAllByText(/1,3 MB/)).toHaveLength(2);
  await user.click(within(dialog).getByRole('button', { name: /contrato\.pdf/ }));
  expect(await screen.findByText('El archivo ya no está en la memoria')).toBeDefined();
  expect(asked).toEqual([files[0]?.id]);
});

test('without a camera the dialog says what to do instead', async () => {
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: {
      enumerateDevices: () => Promise.resolve([]),
      getUserMedia: () => Promise.reject(Object.assign(new Error('none'), { name: 'NotFoundError' })),
    },
  });
  const { user } = open({});
  await user.click(await screen.findByRole('button', { name: /^Cámara/ }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('No hay ninguna cámara')).toBeDefined();
  expect((within(dialog).getByRole('button', { name: 'Tomar foto' }) as HTMLButtonElement).disabled).toBe(
    true,
  );
});
