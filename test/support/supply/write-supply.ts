import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listShippedPackages, noticesOf, type ShippedPackage } from './shipped-packages.ts';

/**
 * `npm run supply`: writes what is shipped beside the program, out/supply/THIRD-PARTY-NOTICES.txt and the bill of
 * materials out/supply/sbom.cdx.json (CycloneDX, by npm from the lockfile).
 */

const root = resolve(import.meta.dirname, '../../..');

interface Component {
  readonly name: string;
  readonly version: string;
  readonly 'bom-ref': string;
}

interface Bill {
  readonly bomFormat: string;
  readonly metadata: { readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/**
 * The bill of the packages that are shipped. npm lists all: its own leaving out of development loses what both need,
 * React for one (npm 11.19).
 */
export function billOfMaterials(shipped: readonly ShippedPackage[]): Bill {
  const bill = JSON.parse(runNpm('sbom', '--sbom-format=cyclonedx', '--package-lock-only')) as Bill;
  const names = new Map(shipped.map(({ alias, version, name }) => [`${alias}@${version}`, name]));
  const components = bill.components.flatMap((each): Component[] => {
    const name = names.get(`${each.name}@${each.version}`);
    if (name === undefined) return [];
    // An alias is named by what it stands for.
    return [{ ...each, name }];
  });
  const kept = new Set([bill.metadata.component['bom-ref'], ...components.map((each) => each['bom-ref'])]);
  const dependencies = bill.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));
  return { ...bill, components, dependencies };
}

/** npm as it was started, or as it is found. */
function runNpm(...options: readonly string[]): string {
  const npm = process.env['npm_execpath'];
  const [command, ...before] = npm?.endsWith('.js') === true ? [process.execPath, npm] : ['npm'];
  return execFileSync(command, [...before, ...options], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
}

if (import.meta.main) {
  const folder = join(root, 'out/supply');
  mkdirSync(folder, { recursive: true });
  const packages = listShippedPackages(root);
  writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), noticesOf(packages));
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(packages), null, 2)}\n`);
}
