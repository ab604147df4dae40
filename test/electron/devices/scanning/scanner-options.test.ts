import { expect, test } from 'vitest';
import { problemOf } from '#electron/main/devices/scanning/run-scan.ts';
import { scanArguments } from '#electron/main/devices/scanning/scan-arguments.ts';
import { chooseResolution, parseScannerOptions } from '#electron/main/devices/scanning/scanner-options.ts';
import { readDevices, wiaProblem } from '#electron/main/devices/scanning/windows-scanner.ts';

/** As a network scanner with a feeder describes itself. */
const airscan = `
All options specific to device \`airscan:e0:Office':
  Standard:
    --resolution 100|200|300|600dpi [300]
        Sets the resolution of the scanned image.
    --mode Lineart|Gray|Color [Color]
        Selects the scan mode (e.g., lineart, monochrome, or color).
    --source Flatbed|ADF|ADF Duplex [Flatbed]
        Selects the scan source (such as a document-feeder).
  Geometry:
    -l 0..212.344mm [0]
        Top-left x position of scan area.
    -x 0..215.9mm [215.9]
        Width of scan-area.
    -y 0..355.6mm [297]
        Height of scan-area.
  Enhancement:
    --depth 8|16 [inactive]
        Number of bits per sample.
`;

const request = { scanner: 'airscan:e0:Office', source: 'feeder', resolution: 300, pageLimit: 60 } as const;

test("a device's own words are found for colour, its sources and its sheet", () => {
  expect(parseScannerOptions(airscan)).toEqual({
    sources: { flatbed: 'Flatbed', feeder: 'ADF' },
    colour: 'Color',
    resolutions: { kind: 'list', values: [100, 200, 300, 600] },
    width: 215.9,
    height: 355.6,
    hasDepth: false,
  });
});

test('only options the device has are given to it', () => {
  const all = scanArguments({ ...request, format: 'jpeg' }, parseScannerOptions(airscan), '/memory');
  expect(all).toEqual([
    ...['--device-name', 'airscan:e0:Office', '--source', 'ADF', '--mode', 'Color', '--resolution', '300'],
    ...['-x', '210', '-y', '297', '--format', 'jpeg', '--progress'],
    ...['--batch=/memory/page-%d.jpeg', '--batch-count=60'],
  ]);
  const none = scanArguments(
    { ...request, source: 'flatbed', format: 'png' },
    parseScannerOptions(''),
    '/memory',
  );
  expect(none).not.toContain('--mode');
  expect(none).not.toContain('--source');
  expect(none).toContain('--batch-count=1');
});

test.each([
  [{ kind: 'list', values: [75, 150, 300, 600] }, 300, 300],
  [{ kind: 'list', values: [75, 150, 400] }, 300, 400],
  [{ kind: 'list', values: [75, 150] }, 300, 150],
  [{ kind: 'range', lowest: 1, highest: 1200 }, 300, 300],
  [{ kind: 'range', lowest: 50, highest: 200 }, 300, 200],
] as const)('of %j, %d dots an inch become %d', (offered, wanted, chosen) => {
  expect(chooseResolution(offered, wanted)).toBe(chosen);
});

test.each([
  [0, '', null],
  [1, 'scanimage: open of device x failed: Invalid argument', 'scanner-not-found'],
  [1, 'scanimage: open of device x failed: Access to resource has been denied', 'access-denied'],
  [1, 'scanimage: open of device x failed: Device busy', 'scanner-busy'],
  [3, '', 'scanner-busy'],
  [6, '', 'feeder-jammed'],
  [7, 'scanimage: sane_start: Document feeder out of documents', 'feeder-empty'],
  [8, '', 'cover-open'],
  [9, '', 'scanner-lost'],
  [139, '', 'scan-failed'],
] as const)('scanimage ending with %d and «%s» means %s', (code, words, problem) => {
  expect(problemOf(code, words)).toBe(problem);
});

test('Windows: devices and problems as its script prints them', () => {
  const printed =
    'device\t{6BDD1FC6}\\0001\tHP ScanJet\tflatbed,feeder\r\nnoise\r\ndevice\t{6BDD1FC6}\\0002\tOld one\t\r\n';
  expect(readDevices(printed)).toEqual([
    { id: '{6BDD1FC6}\\0001', name: 'HP ScanJet', sources: ['flatbed', 'feeder'] },
    { id: '{6BDD1FC6}\\0002', name: 'Old one', sources: ['flatbed'] },
  ]);
  expect(wiaProblem('80210002')).toBe('feeder-jammed');
  expect(wiaProblem('80210016')).toBe('cover-open');
  expect(wiaProblem('8000FFFF')).toBe('scan-failed');
});
