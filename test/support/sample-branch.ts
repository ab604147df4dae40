import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addSamplePeople, type SamplePeople } from './sample-people.ts';
import { setUpTerminal, staff } from './set-up-terminal.ts';
import { makeSpecimens } from './specimens/make-specimens.ts';

/**
 * A branch to try the product with: accounts, people on record and specimen documents, ready. It is made by `npm start -- --sample` alone and
 * lives in a folder of its own; nothing of it is in the product, which therefore cannot be mistaken for it. Its name is on
 * every screen and every paper, its code is nobody's, and every screen says that the host is not for production.
 */
const branch = { branchCode: '000', branchName: 'MUESTRA · sin valor' };

export interface SampleBranch {
  /** What the product is started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** For whoever started it. */
  readonly words: readonly string[];
}

/** Makes the branch where there is none yet. Its documents lie where a removable drive would be. */
export async function prepareSampleBranch(dataDirectory: string): Promise<SampleBranch> {
  const documents = join(dataDirectory, 'sample-documents');
  const mails = join(dataDirectory, 'sample-mails');
  /** What is said of the people: written when all else stands. */
  const peopleFile = join(dataDirectory, 'sample-people.json');
  if (!existsSync(peopleFile)) {
    // Interrupted the last time: nothing in it is anybody's.
    rmSync(dataDirectory, { recursive: true, force: true });
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    await setUpTerminal(dataDirectory, null, branch);
    await makeSpecimens(documents);
    writeFileSync(peopleFile, JSON.stringify(await addSamplePeople(dataDirectory)));
  }
  const people = JSON.parse(readFileSync(peopleFile, 'utf8')) as SamplePeople;
  return {
    environment: {
      VENTANILLA_PREVIEW: '1',
      VENTANILLA_USB_FOLDER: documents,
      VENTANILLA_MAIL_FOLDER: mails,
    },
    words: [
      'A sample branch: nobody in it exists, and its papers say so.',
      ...Object.entries(staff).map(
        ([role, { username, password, pin }]) => `  ${role}: ${username} / ${password} (PIN ${pin})`,
      ),
      'People on record, none of whom exists:',
      ...people,
      `Documents to register somebody with: ${documents} (also as a removable drive in the kiosk).`,
      `Mails, with the codes in them: ${mails}.`,
    ],
  };
}
