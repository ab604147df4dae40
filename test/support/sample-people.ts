import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ask,
  type CaptureChanges,
  capture,
  register,
  workUntil,
} from '#test/journeys/support/fast-forward.ts';
import { startHost } from '#test/journeys/support/hosts.ts';
import { someSecrets } from '#test/journeys/support/worker-journey.ts';
import { staff } from './set-up-terminal.ts';
import { makeSpecimens } from './specimens/make-specimens.ts';
import { type SpecimenPerson, specimenAlMasri, specimenLongName, specimenZhang } from './specimens/people.ts';

/** Who is known at the sample branch already, one line each. */
export type SamplePeople = readonly string[];

/**
 * Puts people on record, through the product's own methods and with the specimens' drawn copies: one with a credential in
 * force, one who has still to choose theirs, one whose contract is missing. Nobody of them exists; their copies say
 * SPECIMEN, and their employer's name too.
 */
export async function addSamplePeople(dataDirectory: string): Promise<SamplePeople> {
  const drawings = mkdtempSync(join(tmpdir(), 'ventanilla-sample-'));
  const host = await startHost('preview', {
    dataDirectory,
    displays: 2,
    environment: { VENTANILLA_MAIL_FOLDER: '1' },
  });
  const { clerk, worker } = host;
  try {
    const { username, password } = staff.clerk;
    await ask(clerk, 'signIn', { username, password });

    const issued = await register(clerk, await copiesOf(specimenZhang, drawings));
    await ask(clerk, 'resumeVisit', { visitId: issued.visitId });
    await ask(clerk, 'handOver', { visitId: issued.visitId });
    await workUntil(worker, 'done', { dataDirectory, person: specimenZhang });
    await ask(worker, 'finishWorkerVisit', {});
    await ask(clerk, 'leaveVisit', {});

    const waiting = await register(clerk, await copiesOf(specimenAlMasri, drawings));

    await capture(clerk, { ...(await copiesOf(specimenLongName, drawings)), documents: ['passport'] });
    await ask(clerk, 'signOut', {});

    const answers = someSecrets.answers.map(([, answer]) => answer).join(', ');
    return [
      `  ${nameOf(specimenZhang)}, ${issued.code}, born ${specimenZhang.passport.birthDate}: credential ` +
        `${someSecrets.credential}, image “${someSecrets.image}”, answers ${answers}`,
      `  ${nameOf(specimenAlMasri)}, ${waiting.code}: registered, has still to choose the credential`,
      `  ${nameOf(specimenLongName)}: passport captured, waits for the contract`,
    ];
  } finally {
    await host.close();
    rmSync(drawings, { recursive: true, force: true });
    rmSync(join(dataDirectory, 'outbox-mail'), { recursive: true, force: true });
  }
}

async function copiesOf(
  person: SpecimenPerson,
  drawings: string,
): Promise<Pick<CaptureChanges, 'person' | 'copies' | 'values'>> {
  const { passport, contract } = await makeSpecimens(drawings, person);
  return {
    person,
    copies: { passport: bytesOf(passport), contract: bytesOf(contract) },
    values: {
      'identity.mrz': person.passport.mrz.join('\n'),
      'identity.surnameMrz': person.passport.surnameMrz,
      'identity.givenNamesMrz': person.passport.givenNamesMrz,
      'contract.endDate': person.contract.endDate,
      'contract.samePersonReason': 'Compared with the passport: the same person',
    },
  };
}

function bytesOf(path: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(path));
}

function nameOf({ passport }: SpecimenPerson): string {
  return `${passport.surname}, ${passport.givenNames}`;
}
