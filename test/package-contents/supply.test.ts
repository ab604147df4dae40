import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { listShippedPackages, noticesOf } from '#test/support/supply/shipped-packages.ts';
import { billOfMaterials } from '#test/support/supply/write-supply.ts';

const root = resolve(import.meta.dirname, '../..');
const packages = listShippedPackages(root);

/** Licences that let a program be shipped in binary form with a notice. */
const allowed =
  /^\(?(MIT|MIT-0|ISC|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|0BSD|BlueOak-1\.0\.0|OFL-1\.1|CC0-1\.0|Unlicense|Zlib)( (OR|AND) [\w.-]+)*\)?$/;

test('what is shipped may be shipped', () => {
  expect(packages.filter(({ license }) => !allowed.test(license))).toEqual([]);
});

test('every package of the product stands in its notices, with fonts, models and engines', () => {
  const notices = noticesOf(packages);
  const direct = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const known = new Set(packages.map(({ name }) => name));
  for (const [name, version] of Object.entries(direct.dependencies)) {
    const real = /^npm:(.+)@/.exec(version)?.[1] ?? name;
    expect(known.has(real), real).toBe(true);
  }
  for (const words of [
    'SIL OPEN FONT LICENSE',
    'libde265',
    'onnxruntime-web',
    'tesseract.js-core',
    'zxing-wasm',
  ]) {
    expect(notices).toContain(words);
  }
  expect(packages.some(({ name }) => ['vitest', 'electron-builder', 'playwright'].includes(name))).toBe(
    false,
  );
});

test('the bill of materials is CycloneDX and lists the same packages', { timeout: 60_000 }, () => {
  const bill = billOfMaterials(packages);
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(bill.components.map(({ name, version }) => `${name}@${version}`).toSorted()).toEqual(
    packages.map(({ name, version }) => `${name}@${version}`).toSorted(),
  );
  const root = bill.dependencies.find(({ ref }) => ref === bill.metadata.component['bom-ref']);
  expect(root?.dependsOn.length).toBeGreaterThan(20);
});

test('both lie beside the installed program, whoever makes its installers', () => {
  const configuration = readFileSync(resolve(root, 'electron-builder.yml'), 'utf8');
  expect(configuration).toMatch(/extraResources:\n\s+- from: out\/supply\n/);
  const { scripts } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const builders = Object.entries(scripts).filter(([, script]) => script.includes('electron-builder'));
  expect(builders.map(([name]) => name)).toEqual(['installers']);
  expect(scripts['installers']).toMatch(/npm run supply && electron-builder/);
  expect(scripts['package']).toContain('npm run installers');
  const workflow = readFileSync(resolve(root, '.github/workflows/ci.yml'), 'utf8');
  expect(workflow).not.toContain('electron-builder');
  expect(workflow).toContain('npm run installers');
});
