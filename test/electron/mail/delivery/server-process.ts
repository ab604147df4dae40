import { fsyncSync, openSync, writeSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';
import { seeded } from '#test/support/mrz-pages/seeded.ts';

/**
 * A mail server in a process of its own, until it is killed. What it takes is on its disk before it says so: a line
 * `taken <Message-ID>`, and `answered <Message-ID>` once the answer has left. Its parent hears of each one it takes.
 */
/** Milliseconds at most between taking a message and saying so: where a death leaves it unseen. */
const slowestAnswer = 150;

const [, , logPath = '', port = '', seed = ''] = process.argv;
const random = seeded(Number(seed));
const log = openSync(logPath, 'a');

function note(line: string): void {
  writeSync(log, `${line}\n`);
  fsyncSync(log);
}

const server = new SMTPServer({
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  onData(stream, _session, answer) {
    let source = '';
    stream.on('data', (chunk: Buffer) => {
      source += chunk.toString('latin1');
    });
    stream.on('end', () => {
      const messageId = /^Message-ID: (.+)\r$/m.exec(source)?.[1] ?? 'none';
      note(`taken ${messageId}`);
      process.send?.('taken');
      setTimeout(
        () => {
          answer();
          note(`answered ${messageId}`);
        },
        random.next() ** 2 * slowestAnswer,
      );
    });
  },
});
server.on('error', () => undefined);
server.listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
