import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';

/** Computes, with electron-builder's own matching, the files that a package would hold; needs no Electron. */

type Filter = (path: string, stat: unknown) => boolean;

interface Matcher {
  createFilter(): Filter;
}

interface PackagerFacts {
  readonly config: object;
  readonly projectDir: string;
  readonly buildResourcesDir: string;
  readonly debugLogger: { readonly isEnabled: false };
  readonly isPrepackedAppAsar: false;
}

interface FileMatcherModule {
  getMainFileMatchers(
    appDirectory: string,
    destination: string,
    expand: (text: string) => string,
    platformOptions: object,
    platformPackager: { readonly info: PackagerFacts },
    outDirectory: string,
    isElectronCompile: boolean,
  ): Matcher[];
  getNodeModuleFileMatcher(
    appDirectory: string,
    destination: string,
    expand: (text: string) => string,
    platformOptions: object,
    packager: PackagerFacts,
  ): Matcher;
}

export interface BuilderConfiguration {
  readonly directories: { readonly output: string; readonly buildResources: string };
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly [platform: string]: unknown;
}

/** electron-builder's own placeholder. */
const ARCH_MACRO = ['$', '{arch}'].join('');
const root = resolve(import.meta.dirname, '../..');
const load = createRequire(import.meta.url);

export function readConfiguration(): BuilderConfiguration {
  const { load: parse } = createRequire(load.resolve('app-builder-lib/package.json'))('js-yaml') as {
    load(text: string): BuilderConfiguration;
  };
  return parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
}

/** Rejects with what electron-builder's own schema finds wrong. */
export async function validate(configuration: object): Promise<void> {
  const { validateConfiguration } = load(
    join(root, 'node_modules/app-builder-lib/out/util/config/config.js'),
  ) as { validateConfiguration(configuration: object, logger: { isEnabled: false }): Promise<void> };
  await validateConfiguration(configuration, { isEnabled: false });
}

/** Paths in the package, with `/`, sorted. */
export function listPackageContents(platform: 'linux' | 'win', arch: string): string[] {
  const matching = load(
    join(root, 'node_modules/app-builder-lib/out/fileMatcher.js'),
  ) as unknown as FileMatcherModule;
  const configuration = readConfiguration();
  const { output, buildResources } = configuration.directories;
  const packager: PackagerFacts = {
    config: configuration,
    projectDir: root,
    buildResourcesDir: buildResources,
    debugLogger: { isEnabled: false },
    isPrepackedAppAsar: false,
  };
  const expand = (text: string): string => text.replaceAll(ARCH_MACRO, arch);
  const options = configuration[platform] as object;
  const ours = matching.getMainFileMatchers(
    root,
    root,
    expand,
    options,
    { info: packager },
    join(root, output),
    false,
  );
  const modules = matching.getNodeModuleFileMatcher(root, root, expand, options, packager).createFilter();
  const paths = ours.flatMap((matcher) => walk(root, matcher.createFilter()));
  for (const directory of productionModules()) paths.push(...walk(directory, modules, true));
  return paths.map((path) => relative(root, path).split(sep).join('/')).sort();
}

function walk(directory: string, filter: Filter, isModule = false): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    const stat = lstatSync(path);
    if (name === 'node_modules' || name === '.git') return [];
    const described = isModule ? Object.assign(stat, { moduleFullFilePath: relative(root, path) }) : stat;
    if (!filter(path, described)) return [];
    return stat.isDirectory() ? walk(path, filter, isModule) : [path];
  });
}

/** Folders of the packages that production needs, found as Node finds them. */
function productionModules(): string[] {
  const found = new Set<string>();
  const queue = [root];
  for (let from = queue.pop(); from !== undefined; from = queue.pop()) {
    const facts = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    for (const name of Object.keys(facts.dependencies ?? {})) {
      const directory = findModule(from, name);
      if (directory === undefined || found.has(directory)) continue;
      found.add(directory);
      queue.push(directory);
    }
  }
  return [...found];
}

function findModule(from: string, name: string): string | undefined {
  for (let directory = from; directory.startsWith(root); directory = resolve(directory, '..')) {
    const candidate = join(directory, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (directory === root) return undefined;
  }
  return undefined;
}
