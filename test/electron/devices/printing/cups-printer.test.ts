import { expect, test } from 'vitest';
import { createCupsPrinter } from '#electron/main/devices/printing/cups-printer.ts';
import type { PrinterProblem } from '#shared/contract/kiosk/values.ts';
import { installFakePrinter } from '#test/support/fake-printer/fake-printer.ts';

const pdf = new TextEncoder().encode('%PDF-1.4 a paper');
const failed = (problem: PrinterProblem) => ({ ok: false, problem, message: null });

test.skipIf(process.platform === 'win32')(
  'prints a paper silently, without leaving a file of our own',
  async () => {
    const fake = installFakePrinter(['Recibos', 'Oficina']);
    const printer = createCupsPrinter(fake.environment);
    expect(await printer.listQueues()).toEqual(['Recibos', 'Oficina']);
    expect(await printer.print('Recibos', pdf, 'receipt')).toEqual({ ok: true, job: 'Recibos-1' });
    expect(await printer.print('Oficina', pdf, 'slip')).toEqual({ ok: true, job: 'Oficina-2' });
    const options = 'media=A4 print-scaling=none sides=one-sided';
    expect(fake.jobs()).toEqual([
      { queue: 'Recibos', title: 'receipt', options, pdf },
      { queue: 'Oficina', title: 'slip', options, pdf },
    ]);
  },
);

test.skipIf(process.platform === 'win32')(
  'a printer that cannot says why, and prints again once it can',
  async () => {
    const fake = installFakePrinter();
    const printer = createCupsPrinter(fake.environment, 1500);
    fake.setMood('jammed');
    expect(await printer.print('Recibos', pdf, 'x')).toEqual({
      ok: false,
      problem: 'other',
      message: 'Paper jam in tray 1',
    });
    fake.setMood('stopped');
    expect(await printer.print('Recibos', pdf, 'x')).toEqual(failed('printer-stopped'));
    fake.setMood('hanging');
    expect(await printer.print('Recibos', pdf, 'x')).toEqual(failed('printer-not-answering'));
    expect(fake.jobs()).toEqual([]);
    fake.setMood('ready');
    expect(await printer.print('Recibos', pdf, 'x')).toMatchObject({ ok: true });
  },
);

test.skipIf(process.platform === 'win32')('an unknown queue is named as such', async () => {
  const printer = createCupsPrinter(installFakePrinter().environment);
  expect(await printer.print('Otra', pdf, 'x')).toEqual(failed('printer-not-found'));
});

test('a machine without a print system has no queues and says so', async () => {
  const printer = createCupsPrinter({ PATH: '/nowhere' });
  expect(await printer.listQueues()).toEqual([]);
  expect(await printer.print('Recibos', pdf, 'x')).toEqual(failed('printing-not-installed'));
});
