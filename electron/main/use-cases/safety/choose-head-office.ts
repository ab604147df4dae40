import type { Context } from '#electron/main/context/context.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { recordSettings } from '#electron/main/context/record-settings.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { changeOffice, getOffice, type Office } from '#electron/main/db/head-office/office-store.ts';
import { fingerprintOf, readHeadOfficeKeys } from '#electron/main/packets/head-office-keys.ts';
import type { CoSignedAct } from '#electron/main/use-cases/approvals/co-sign.ts';
import type { HeadOfficeKeys } from '#shared/contract/head-office/packet.ts';
import type { ShownFact } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import type { OfficeOnDrive } from '#shared/contract/kiosk/safety/packet-methods.ts';
import { fingerprintGroups } from '#shared/domain/head-office/fingerprint-groups.ts';
import { deskOf, placesToLookAt } from './manage-place.ts';

export async function lookForHeadOffice(
  context: Context,
  { folder }: Input<'lookForHeadOffice'>,
): Promise<Result<'lookForHeadOffice'>> {
  const { packets } = deskOf(context);
  const places = await placesToLookAt(context.drives, folder);
  return done(
    await Promise.all(
      places.map(async ({ path, name: drive }): Promise<OfficeOnDrive> => {
        const answer = await packets.look(path, null);
        if (!answer.ok) return { path, drive, found: null, problem: answer.problem };
        if (answer.keys === null) return { path, drive, found: null, problem: null };
        const keys = readHeadOfficeKeys(answer.keys);
        if (keys === undefined) return { path, drive, found: null, problem: 'unreadable' };
        const found = { keys: answer.keys, name: keys.name, fingerprint: fingerprintOf(keys) };
        return { path, drive, found, problem: null };
      }),
    ),
  );
}

/** Two people look at the fingerprint: what packets carry is readable by whoever holds the keys behind it. */
export const headOfficeChoosing: CoSignedAct<'useHeadOffice'> = {
  show({ db }, { keys: text }) {
    const keys = readHeadOfficeKeys(text);
    if (keys === undefined) return failed({ code: 'not-found' });
    return done({ about: null, facts: officeFacts(getOffice(db), keys), version: [text] });
  },
  run(context, { keys: text }, coSigner) {
    const keys = readHeadOfficeKeys(text);
    if (keys === undefined) return failed({ code: 'not-found' });
    takeOfficeKeys(context, keys, coSigner);
    return done({});
  },
};

/** Which head office it is to be, and which it was. */
export function officeFacts({ keys: before }: Office, keys: HeadOfficeKeys): ShownFact[] {
  const fact = (what: 'headOffice' | 'fingerprint', value: string, was: string | undefined) =>
    was === undefined ? { what, value } : { what, value, before: was };
  return [
    fact('headOffice', keys.name, before?.name),
    fact(
      'fingerprint',
      fingerprintGroups(fingerprintOf(keys)).join(' '),
      before === null ? undefined : fingerprintGroups(fingerprintOf(before)).join(' '),
    ),
  ];
}

/** Inside the transaction of an act that two people signed. */
export function takeOfficeKeys(
  context: Context,
  keys: HeadOfficeKeys,
  coSigner: { readonly id: string },
): void {
  const { db, clock } = context;
  const since = clock.now().toISOString();
  const fingerprint = fingerprintOf(keys);
  changeOffice(db, { keys, since });
  record(context, 'head-office-chosen', null, { coSigner: coSigner.id, fingerprint });
  emit(context, 'settings-changed', null, {
    names: ['headOffice'],
    values: { headOffice: { ...keys } },
    changedBy: requireAccount(context).id,
    changedAt: since,
  });
}

export function savePartSize(context: Context, change: Input<'savePartSize'>): Result<'savePartSize'> {
  const { db } = context;
  transact(db, () => {
    if (getOffice(db).partMegabytes === change.partMegabytes) return;
    changeOffice(db, change);
    recordSettings(context, ['partMegabytes'], { ...change });
  });
  return done({});
}
