import type { Context } from '#electron/main/context/context.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { afterCommit, transact } from '#electron/main/db/core/transact.ts';
import { changeOfficeLine, getOfficeLine } from '#electron/main/db/head-office/line-store.ts';
import { getOffice } from '#electron/main/db/head-office/office-store.ts';
import { hostNames, readJoiningFile } from '#electron/main/head-office/joining-file.ts';
import { fingerprintOf } from '#electron/main/packets/head-office-keys.ts';
import type { CoSignedAct } from '#electron/main/use-cases/approvals/co-sign.ts';
import { officeFacts, takeOfficeKeys } from '#electron/main/use-cases/safety/choose-head-office.ts';
import { deskOf, placesToLookAt } from '#electron/main/use-cases/safety/manage-place.ts';
import { readJoiningCode } from '#shared/contract/head-office/joining.ts';
import type { JoiningOnDrive } from '#shared/contract/kiosk/head-office/line-methods.ts';
import { codePurpose } from './go-on-joining.ts';

export async function lookForJoining(
  context: Context,
  { folder }: Input<'lookForJoining'>,
): Promise<Result<'lookForJoining'>> {
  const { packets } = deskOf(context);
  const places = await placesToLookAt(context.drives, folder);
  const own = context.events.terminal();
  return done(
    await Promise.all(
      places.map(async ({ path, name: drive }): Promise<JoiningOnDrive> => {
        const answer = await packets.look(path, null);
        if (!answer.ok) return { path, drive, found: null, problem: answer.problem };
        if (answer.joining === null) return { path, drive, found: null, problem: null };
        const file = readJoiningFile(answer.joining);
        if (file === undefined) return { path, drive, found: null, problem: 'unreadable' };
        const found = {
          file: answer.joining,
          name: file.headOffice.name,
          fingerprint: fingerprintOf(file.headOffice),
          terminal: file.terminal,
          isOwn: file.terminal === own,
          hosts: hostNames(file.hosts),
        };
        return { path, drive, found, problem: null };
      }),
    ),
  );
}

/** Two people look at the fingerprint: whoever the file names is told everything from now on. */
export const headOfficeJoining: CoSignedAct<'joinHeadOffice'> = {
  show({ db, events }, { file: text }) {
    const file = readJoiningFile(text);
    if (file === undefined) return failed({ code: 'not-found' });
    if (file.terminal !== events.terminal()) return failed({ code: 'another-terminal' });
    const { member } = getOfficeLine(db);
    const hosts = hostNames(file.hosts).join(', ');
    return done({
      about: null,
      facts: [
        ...officeFacts(getOffice(db), file.headOffice),
        member === null
          ? { what: 'headOfficeHosts', value: hosts }
          : { what: 'headOfficeHosts', value: hosts, before: hostNames(member.target.hosts).join(', ') },
      ],
      version: [text],
    });
  },
  run(context, { file: text, code: typed }, coSigner) {
    const { db, clock, randomness, sealer, events, headOffice } = context;
    const file = readJoiningFile(text);
    const code = readJoiningCode(typed);
    if (file === undefined || code === undefined) return failed({ code: 'not-found' });
    if (file.terminal !== events.terminal()) return failed({ code: 'another-terminal' });
    const begunAt = clock.now().toISOString();
    const { hosts, database, authority } = file;
    const { keys } = getOffice(db);
    if (keys === null || fingerprintOf(keys) !== fingerprintOf(file.headOffice)) {
      takeOfficeKeys(context, file.headOffice, coSigner);
    }
    changeOfficeLine(db, {
      joining: {
        id: randomness.uuid(),
        target: { hosts, database, authority },
        epoch: events.epoch(),
        begunAt,
        login: code.login,
        sealedPassword: sealer.seal(code.password, codePurpose),
        prepared: null,
        isAsked: false,
        ended: null,
      },
    });
    const fingerprint = fingerprintOf(file.headOffice);
    record(context, 'joining-begun', null, { coSigner: coSigner.id, fingerprint });
    emit(context, 'settings-changed', null, {
      names: ['headOfficeLine'],
      values: { headOfficeLine: { hosts: hostNames(hosts), database } },
      changedBy: requireAccount(context).id,
      changedAt: begunAt,
    });
    afterCommit(db, () => {
      if (headOffice !== undefined) headOffice.dueAt = 0;
    });
    return done({});
  },
};

export function endJoining(context: Context): Result<'endJoining'> {
  const { db } = context;
  transact(db, () => {
    const { joining } = getOfficeLine(db);
    if (joining === null) return;
    changeOfficeLine(db, { joining: null });
    if (joining.ended === null) record(context, 'joining-ended', null, { outcome: 'given-up' });
  });
  return done({});
}
