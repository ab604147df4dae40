import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What the queue does with the next jobs. */
export type PrinterMood = 'ready' | 'jammed' | 'stopped' | 'hanging';

export interface PrintedJob {
  readonly queue: string;
  readonly title: string;
  /** Those of `-o`, in their order. */
  readonly options: string;
  readonly pdf: Uint8Array;
}

export interface FakePrinter {
  /** Environment in which `lp` and `lpstat` are the fake ones. */
  readonly environment: Readonly<Record<string, string>>;
  setMood(mood: PrinterMood): void;
  /** Jobs that were accepted, oldest first. */
  jobs(): PrintedJob[];
}

const LPSTAT = `#!/bin/sh
here="$(dirname "$0")"
mood="$(cat "$here/mood")"
case "$1" in
  -e) cat "$here/queues" ;;
  -p)
    if ! grep -qx "$2" "$here/queues"; then echo "lpstat: Invalid destination name in list \\"$2\\"." >&2; exit 1; fi
    if [ "$mood" = stopped ]; then echo "printer $2 disabled since Mon 02 Mar 2026 - Paused"
    else echo "printer $2 is idle.  enabled since Mon 02 Mar 2026"; fi ;;
esac
`;

const LP = `#!/bin/sh
here="$(dirname "$0")"
mood="$(cat "$here/mood")"
while [ $# -gt 0 ]; do
  case "$1" in
    -d) queue="$2"; shift 2 ;;
    -t) title="$2"; shift 2 ;;
    -o) options="$options $2"; shift 2 ;;
    *) shift ;;
  esac
done
if [ "$mood" = hanging ]; then sleep 60; fi
if [ "$mood" = jammed ]; then echo "lp: Paper jam in tray 1" >&2; exit 1; fi
if ! grep -qx "$queue" "$here/queues"; then echo "lp: The printer or class does not exist." >&2; exit 1; fi
number=$(ls "$here/jobs" | grep -c '[.]pdf$')
number=$((number + 1))
name=$(printf '%04d' "$number")
printf '%s\\n%s\\n%s\\n' "$queue" "$title" "$options" > "$here/jobs/$name.txt"
cat > "$here/jobs/$name.pdf"
echo "request id is $queue-$number (0 file(s))"
`;

/** What CUPS answers of a job that came out: `job-state` is 9. */
const jobCompleted = Buffer.concat([
  Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 2, 0x23, 0, 9]),
  Buffer.from('job-state'),
  Buffer.from([0, 4, 0, 0, 0, 9, 3]),
]);

/** A print system of shell scripts, first on the path: keeps what it was sent, and can jam, stop or hang. */
export function installFakePrinter(queues: readonly string[] = ['Recibos']): FakePrinter {
  const folder = mkdtempSync(join(tmpdir(), 'printer-'));
  const jobsFolder = join(folder, 'jobs');
  mkdirSync(jobsFolder);
  writeFileSync(join(folder, 'queues'), queues.map((queue) => `${queue}\n`).join(''));
  writeFileSync(join(folder, 'mood'), 'ready');
  for (const [name, script] of [
    ['lp', LP],
    ['lpstat', LPSTAT],
  ] as const) {
    writeFileSync(join(folder, name), script);
    chmodSync(join(folder, name), 0o755);
  }
  const socket = join(folder, 'cups.sock');
  createServer((question, answer) => {
    question.resume().on('end', () => answer.end(jobCompleted));
  })
    .listen(socket)
    .unref();
  return {
    environment: {
      PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
      CUPS_SERVER: socket,
    },
    setMood: (mood) => writeFileSync(join(folder, 'mood'), mood),
    jobs() {
      return readdirSync(jobsFolder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => {
          const [queue = '', title = '', options = ''] = readFileSync(join(jobsFolder, name), 'utf8').split(
            '\n',
          );
          const pdf = new Uint8Array(readFileSync(join(jobsFolder, name.replace(/txt$/, 'pdf'))));
          return { queue, title, options: options.trim(), pdf };
        });
    },
  };
}
