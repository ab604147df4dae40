// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { NewAccountDialog } from '#renderer/clerk/accounts/new-account-dialog.tsx';
import { AuditTrail } from '#renderer/clerk/audit-trail/audit-trail.tsx';
import { ScannerDialog } from '#renderer/clerk/documents/capture/scanner-dialog.tsx';
import { FirstRun } from '#renderer/clerk/entrance/first-run.tsx';
import { FirstUse } from '#renderer/clerk/entrance/first-use.tsx';
import { Locked } from '#renderer/clerk/entrance/locked.tsx';
import { Sealed } from '#renderer/clerk/entrance/sealed.tsx';
import { SignIn } from '#renderer/clerk/entrance/sign-in.tsx';
import { MailServerCard } from '#renderer/clerk/mail/mail-server-card.tsx';
import { RevokeDialog } from '#renderer/clerk/people/revoke-dialog.tsx';
import { CounterProofDialog } from '#renderer/clerk/registration/counter-proof-dialog.tsx';
import { RegistrationFlow } from '#renderer/clerk/registration/registration-flow.tsx';
import { ApproveAssistedDialog } from '#renderer/clerk/services/approve-assisted-dialog.tsx';
import { ServiceProofDialog } from '#renderer/clerk/services/service-proof-dialog.tsx';
import { SettingsScreen } from '#renderer/clerk/terminal/settings-screen.tsx';
import type { ClerkApi } from '#shared/contract/kiosk/api.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { devicesAtRest } from '#test/renderer/support/capture.ts';
import { done, show } from '#test/renderer/support/show.tsx';
import { aSession, aVisit } from '#test/renderer/support/visits.ts';
import { walkByEnter } from '#test/renderer/support/walk.ts';

const nothing = (): void => undefined;

function openVisit(changes: Partial<Visit>) {
  const visit = aVisit(changes);
  return show(<RegistrationFlow visitId={visit.id} session={aSession()} onLeave={nothing} />, {
    getVisit: () => done(visit),
    listPapers: () => done([]),
    saveDraftField: () => done({}),
    saveDraftPosition: () => done({}),
    ...devicesAtRest,
  });
}

const settings: Partial<ClerkApi> = {
  listPrinters: () => done(['Recibos']),
  listJobs: () => done([]),
  getSettings: () =>
    done({
      printer: null,
      clerkIdleMinutes: 5,
      workerIdleSeconds: 90,
      workerWarningSeconds: 30,
      entryNoticeDays: 15,
      sutRegistrationDays: 30,
      emailCodeMinutes: 15,
      unlockCodeMinutes: 3,
      contactCoolingDays: 7,
      passphraseTryDays: 180,
      drillDays: 90,
      newestSnapshots: 3,
      dailySnapshots: 7,
      weeklySnapshots: 4,
      monthlySnapshots: 12,
    }),
  getAnomalySettings: () =>
    done({
      windowDays: 30,
      peoplePerContact: 3,
      contactUnlockDays: 7,
      rateMinimum: 5,
      rateTimes: 3,
      rateOnceIn: 1000,
      failuresPerCode: 5,
      pairMinimum: 5,
      opensAt: '08:00',
      closesAt: '17:00',
      openDays: [1, 2, 3, 4, 5],
    }),
  getMailSettings: () => done({ settings: null, hasPassword: false }),
};

const signedOut = {
  state: 'signed-out',
  branchCode: '017',
  branchName: 'Cayambe',
  terminalNumber: 2,
  preview: false,
} as const;

/** What is signed is still being read. */
const unsigned: Partial<ClerkApi> = { showActToSign: () => new Promise(() => undefined) };

test.each<[string, Partial<Visit>, number]>([
  ['search', { step: 'search' }, 2],
  ['identity', { step: 'identity', field: 'identity.mrz' }, 12],
  ['cédula', { procedure: 'enrolment', step: 'identity', field: 'identity.number' }, 9],
  ['contract', { step: 'contract', field: 'contract.employerRuc' }, 16],
  ['contact', { step: 'contact', field: 'contact.email' }, 4],
])('Enter alone walks the fields of the step %s and ends at the way forward', async (_, visit, fields) => {
  const { user } = openVisit(visit);
  await waitFor(() => expect(document.activeElement?.closest('[data-stop]')).not.toBeNull());
  expect(await walkByEnter(user)).toBe(fields);
  expect(document.activeElement?.closest('[data-forward]')).not.toBeNull();
});

test.each<[string, ReactNode, Partial<ClerkApi>, number]>([
  [
    'first run',
    <FirstRun key="" session={{ state: 'first-run', restoring: null, preview: false }} />,
    {},
    11,
  ],
  ['sign-in', <SignIn key="" loser={null} session={signedOut} />, {}, 2],
  ['locked', <Locked key="" session={aSession({ locked: true })} />, {}, 1],
  ['sealed', <Sealed key="" session={{ state: 'sealed', preview: false }} />, {}, 1],
  ['new account', <NewAccountDialog key="" onClose={nothing} onCreated={nothing} />, {}, 3],
  [
    'first use',
    <FirstUse key="" session={signedOut} username="" onBack={nothing} onChosen={nothing} />,
    {},
    5,
  ],
  [
    'revocation, signed',
    <RevokeDialog key="" workerId="" onClose={nothing} onRevoked={nothing} />,
    unsigned,
    4,
  ],
  ['assisted unlock, signed', <ApproveAssistedDialog key="" visitId="" onClose={nothing} />, unsigned, 4],
  ['counter proof', <CounterProofDialog key="" visitId="" onClose={nothing} />, {}, 2],
  ['service proof', <ServiceProofDialog key="" onClose={nothing} />, {}, 2],
  [
    'scanner',
    <ScannerDialog
      key=""
      settings={{ scanner: null, source: 'flatbed', resolution: 300, camera: null }}
      onClose={nothing}
      onScan={nothing}
    />,
    {
      listScanners: () =>
        done({ scanners: [{ id: 'epson', name: 'Epson', sources: ['flatbed', 'feeder'] }], problem: null }),
    },
    3,
  ],
  [
    'audit trail',
    <AuditTrail key="" behind={null} onBack={nothing} />,
    { listAuditEntries: () => done([]) },
    1,
  ],
  [
    'settings',
    <SettingsScreen key="" sealedBy="key-file" />,
    { ...settings, getMailSettings: () => new Promise(() => undefined) },
    33,
  ],
  ['the mail server', <MailServerCard key="" />, settings, 12],
])('Enter alone walks %s and changes nothing', async (_, shown, kiosk, fields) => {
  const { user } = show(shown, kiosk);
  await waitFor(() => expect(document.querySelectorAll('[data-stop]')).toHaveLength(fields));
  const first = document.querySelector<HTMLElement>('[data-stop] :is(input, textarea, button)');
  first?.focus();
  expect(await walkByEnter(user)).toBe(fields);
});

test('Enter goes on from a closed list; Space opens it, and then Enter takes what is pointed at', async () => {
  const { user } = openVisit({ step: 'contract', field: 'contract.type' });
  const list = await screen.findByRole('button', { name: /Tipo de contrato/ });
  await waitFor(() => expect(document.activeElement).toBe(list));
  await user.keyboard('{Enter}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Inicio del contrato: día');
  list.focus();
  await user.keyboard(' ');
  await screen.findByRole('listbox');
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
  expect(list.textContent).not.toBe('');
});

test('a MRZ scanner may end its lines with Enter; of a whole zone, and of none, Enter goes on', async () => {
  const { user } = openVisit({ step: 'identity', field: 'identity.mrz' });
  const zone = (await screen.findByRole('textbox', { name: /MRZ/ })) as HTMLTextAreaElement;
  await waitFor(() => expect(document.activeElement).toBe(zone));
  await user.keyboard('P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<{Enter}');
  await user.keyboard('L898902C36UTO7408122F1204159ZE184226B<<<<<10{Enter}');
  expect(zone.value.split('\n').map((line) => line.length)).toEqual([44, 44]);
  expect(document.activeElement).not.toBe(zone);
  await user.clear(zone);
  await user.type(zone, 'P<UTO{Enter}');
  expect(zone.value).toBe('P<UTO');
  expect(document.activeElement).not.toBe(zone);
});
