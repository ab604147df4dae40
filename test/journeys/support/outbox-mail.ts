import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The newest one-time code in the folder that stands for the mail server, as the worker reads it in their mailbox. */
export function readNewestCode(dataDirectory: string): Promise<string> {
  return readCodeAfter(dataDirectory, 0);
}

/** How many messages came so far. */
export function countMails(dataDirectory: string): number {
  return listMails(join(dataDirectory, 'outbox-mail')).length;
}

/** The code in the newest message, once there are more than `count`. */
export async function readCodeAfter(dataDirectory: string, count: number): Promise<string> {
  const folder = join(dataDirectory, 'outbox-mail');
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const mails = listMails(folder);
    const newest = mails.length > count ? mails.at(-1) : undefined;
    // Alone on its line in the plain text, which comes first.
    const code = newest === undefined ? undefined : /^ +(\d{6})\r?$/m.exec(readFileSync(newest, 'utf8'))?.[1];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no mail with a code came');
}

/** The messages that came after the first `count`, once there are `expected` of them. */
export async function readMailsAfter(
  dataDirectory: string,
  count: number,
  expected: number,
): Promise<{ readonly to: string; readonly body: string }[]> {
  const folder = join(dataDirectory, 'outbox-mail');
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const mails = listMails(folder).slice(count);
    if (mails.length >= expected) {
      return mails.map((file) => {
        const text = readFileSync(file, 'utf8');
        return {
          to: /^To: (.*)$/m.exec(text)?.[1]?.trim() ?? '',
          body: text.slice(text.indexOf('\r\n\r\n')),
        };
      });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the mails did not come');
}

function listMails(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
