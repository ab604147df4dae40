import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `node test/smoke/start-installed.ts PROGRAM [ARGUMENT…]`: starts an installed Ventanilla on an empty folder and ends well
 * once its log says that it started. For the public workflow, after the installer ran.
 */

const START_LIMIT = 90_000;
const LOOK_EVERY = 250;

const [program, ...programArguments] = process.argv.slice(2);
if (program === undefined) throw new Error('which program?');
const data = mkdtempSync(join(tmpdir(), 'ventanilla-smoke-'));
const logs = join(data, 'logs');
const child = spawn(program, programArguments, {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, VENTANILLA_DATA: data },
});
let ended: string | undefined;
child.on('error', (error) => {
  ended = error.message;
});
child.on('exit', (code, signal) => {
  ended = `it ended by itself: ${code ?? signal}`;
});

function logged(): string {
  if (!existsSync(logs)) return '';
  return readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('');
}

const end = Date.now() + START_LIMIT;
while (!logged().includes('"event":"started"') && ended === undefined && Date.now() < end) {
  await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
}
const text = logged();
const hasStarted = text.includes('"event":"started"') && ended === undefined;
const hasErrors = text.includes('"level":"error"');
child.kill();
process.stdout.write(`${text}\n${hasStarted ? 'started' : (ended ?? 'it did not start in time')}\n`);
process.exit(hasStarted && !hasErrors ? 0 : 1);
