import { fsyncSync, openSync, writeSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

/**
 * A mail server in a process of its own, until it is killed. What it takes is on its disk before it says so: a line
 * `taken <Message-ID>`, and `answered <Message-ID>` once the answer has left.
 */
const [, , logPath = '', port = ''] = process.argv;
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
      answer();
      note(`answered ${messageId}`);
    });
  },
});
server.on('error', () => undefined);
server.listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
