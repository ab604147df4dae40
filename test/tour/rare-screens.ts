import type { Page } from 'playwright';
import type { Api, MethodName } from '#shared/contract/kiosk/api.ts';
import type { ClerkSession } from '#shared/contract/kiosk/display/session.ts';
import type { HeadOfficeLineView } from '#shared/contract/kiosk/head-office/line-methods.ts';
import type { OutputOf } from '#shared/contract/kiosk/method.ts';
import type { Safety } from '#shared/contract/kiosk/safety/safety-methods.ts';
import type { RestoreReport, SafetyStatus } from '#shared/contract/kiosk/safety/safety-values.ts';
import { ClerkAtCounter } from '#test/journeys/support/clerk-journey.ts';
import { ask } from '#test/journeys/support/fast-forward.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { findingScreens } from './finding-screens.ts';
import { leavingSessions, leavingStandings } from './leaving-screens.ts';
import { secretScreens } from './secret-screens.ts';
import type { TourOf } from './service-journeys.ts';

/**
 * Screens of a bad year: data that do not open, acts that are missing, a place that is away or full, a terminal that was
 * brought back with gaps. Main's answers are invented here; whether main gives them is for the tests.
 */

const preview = true;
const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
const day = 24 * 60;

type Unavailable = Extract<ClerkSession, { state: 'unavailable' }>;

function closed(problem: Unavailable['problem'], file: string | null = null): Unavailable {
  return { state: 'unavailable', problem, file, incident: 'K7-4QX', preview };
}

const lostActs: Extract<ClerkSession, { state: 'acts-missing' }> = {
  state: 'acts-missing',
  count: 9,
  entries: [
    { at: at(3), event: 'paper-printed', subject: 'E017-2-000042-K' },
    { at: at(4), event: 'credential-issued', subject: 'E017-2-000042-K' },
    { at: at(9), event: 'handed-over', subject: '017-2-0061' },
    { at: at(12), event: 'registration-confirmed', subject: 'E017-2-000042-K' },
    { at: at(13), event: 'gate-overridden', subject: '017-2-0061' },
    { at: at(15), event: 'document-added', subject: '017-2-0061' },
    { at: at(16), event: 'document-added', subject: '017-2-0061' },
    { at: at(18), event: 'visit-started', subject: '017-2-0061' },
    { at: at(21), event: 'signed-in', subject: null },
  ],
  preview,
};

const report: RestoreReport = {
  generation: '000012-20261130T110000Z',
  branchCode: '017',
  terminal: 2,
  at: at(2),
  snapshotAt: at(day),
  restoredThrough: at(40),
  people: 412,
  documents: 1031,
  auditEntries: 18_204,
  actsOfJournal: 96,
  journalFault: { file: 'journal/000012-0007.jsonl', fault: 'damaged' },
  missing: [
    { kind: 'contract', code: 'E017-2-000398-7', reference: '0455', isWhole: true },
    { kind: 'passport', code: 'E017-2-000401-2', reference: '0458', isWhole: false },
    { kind: 'contract', code: null, reference: '0459', isWhole: true },
  ],
  missingCount: 3,
  codesThrough: 450,
};

const place = { path: '/media/respaldo', name: 'RESPALDO', chosenAt: at(90 * day) };
const kept: SafetyStatus = {
  state: 'kept',
  problem: null,
  place: place.name,
  safeThrough: at(1),
  without: null,
  isPassphraseDue: false,
  lackingFiles: 0,
  isDrillDue: false,
  isSameDisk: false,
};
const chosen: Safety = {
  status: kept,
  place,
  snapshotAt: at(day),
  copyAt: '17:00',
  snapshot: null,
  work: null,
  drill: null,
  check: null,
  damage: [],
  restored: null,
  passphrase: { triedAt: at(200 * day), isDue: true },
};
function trouble(problem: NonNullable<SafetyStatus['problem']>): Safety {
  return { ...chosen, status: { ...kept, state: 'problem', problem, safeThrough: at(300) } };
}
const { at: restoredAt, ...restored } = report;

const noContact = { lastAt: null, problem: null, reason: null, since: null, clockAhead: null };
const fingerprint = '55ac1b45285f37f0d002cafdb8af932f55ac1b45285f37f0d002cafdb8af932f';
const joining = { step: 'waiting', begunAt: at(12), fingerprint, ended: null } as const;
const member = { hosts: ['afiliacion.example', '10.1.2.3'], since: at(20 * day), validUntil: at(-300 * day) };
const documents = { kilobitsPerSecond: 200, waiting: 0, bytes: 0, missing: 0, refused: 0, sending: null };
const joined = { state: 'joined', joining: null, member, documents } as const;

/** What the screen of head office shows of the line, by the picture's name. */
const lineStates: Readonly<Record<string, HeadOfficeLineView>> = {
  waiting: { state: 'joining', joining, member: null, contact: noContact, documents },
  'waiting-without-line': {
    ...{ state: 'joining', joining: { ...joining, step: 'asking' }, member: null, documents },
    contact: { ...noContact, problem: 'unreachable', since: at(12) },
  },
  declined: {
    ...{ state: 'none', member: null, contact: noContact, documents },
    joining: { ...joining, step: 'ended', ended: { why: 'declined', reason: 'La huella no coincide' } },
  },
  'code-ended': {
    ...{ state: 'none', member: null, contact: noContact, documents },
    joining: { ...joining, step: 'ended', ended: { why: 'code-ended', reason: null } },
  },
  joined: { ...joined, contact: { ...noContact, lastAt: at(1), clockAhead: 0 } },
  'documents-wait': {
    ...joined,
    contact: { ...noContact, lastAt: at(1), clockAhead: 0 },
    documents: {
      ...{ ...documents, waiting: 14, bytes: 38_400_000, missing: 1, refused: 2 },
      sending: { received: 1_200_000, size: 2_800_000 },
    },
  },
  'clock-differs': { ...joined, contact: { ...noContact, lastAt: at(1), clockAhead: 540 } },
  'without-line': {
    ...joined,
    contact: { ...noContact, lastAt: at(300), problem: 'unreachable', since: at(295) },
  },
  'join-again': { state: 'join-again', joining: null, member: null, contact: noContact, documents },
};

/** What the screen of the backup shows of a place, by the picture's name. */
const placeStates: Readonly<Record<string, Safety>> = {
  looking: { ...chosen, status: { ...kept, state: 'looking' } },
  'first-copy': {
    ...chosen,
    status: { ...kept, state: 'snapshot', safeThrough: null },
    snapshotAt: null,
    snapshot: { done: 31_000_000, total: 84_000_000 },
  },
  away: trouble('away'),
  'place-damaged': trouble('place-damaged'),
  full: trouble('full'),
  'other-place': trouble('not-this-place'),
  'not-allowed': trouble('not-allowed'),
  'no-answer': trouble('no-answer'),
  'goes-on-elsewhere': trouble('goes-on-elsewhere'),
  failed: {
    ...trouble('failed'),
    status: { ...kept, state: 'problem', problem: 'failed', safeThrough: null },
  },
  'same-disk': { ...chosen, status: { ...kept, isSameDisk: true } },
  drilling: { ...chosen, work: { kind: 'drill', progress: { step: 'documents', done: 410, total: 1031 } } },
  checking: { ...chosen, work: { kind: 'check', progress: { step: 'checking', done: 9, total: 10 } } },
  'tried-in-vain': {
    ...chosen,
    status: { ...kept, lackingFiles: 1, isDrillDue: true },
    damage: [{ file: 'documents/3f/3f9a51', fault: 'missing', isNeeded: true }],
    restored: report,
    drill: { at: at(60), outcome: { outcome: 'restored', report: restored } },
    check: {
      at: at(30),
      outcome: {
        outcome: 'read',
        snapshots: 3,
        documents: 1031,
        entries: 18_204,
        faultCount: 2,
        faults: [
          { file: 'documents/3f/3f9a51', fault: 'missing', isNeeded: true },
          { file: 'journal/000012-0007.jsonl', fault: 'damaged', isNeeded: false },
        ],
        mendedCount: 1,
      },
    },
  },
  'lost-and-away': {
    ...trouble('away'),
    status: { ...trouble('away').status, lackingFiles: 1 },
    damage: [{ file: 'documents/3f/3f9a51', fault: 'missing', isNeeded: true }],
  },
  'drill-damaged': {
    ...chosen,
    status: { ...kept, lackingFiles: 1 },
    drill: {
      at: at(60),
      outcome: { outcome: 'damaged', damage: { problem: 'part-damaged', file: '000012/database.aes' } },
    },
    check: { at: at(30), outcome: { outcome: 'problem', problem: 'away' } },
  },
};

export async function rareScreens(tour: TourOf): Promise<void> {
  const { kiosk, takeClerk, clerkLanguage } = tour;
  const page = kiosk.clerk;
  const clerk = new ClerkAtCounter(page, takeClerk, clerkLanguage);
  const { words } = clerk;

  function pretend<Name extends MethodName>(name: Name, value: OutputOf<Api[Name]> | null): void {
    kiosk.pretend('clerk', name, value === null ? null : { kind: 'done', value });
  }
  /** The dialog that is open, wholly: the next one is another. */
  async function closes(): Promise<void> {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  async function opens(session: ClerkSession): Promise<void> {
    kiosk.showSession(session);
    await page.waitForTimeout(300);
  }

  for (const [problem, file] of [
    ['file-damaged', 'keyring.json'],
    ['file-missing', 'ventanilla.db'],
    ['goes-on-elsewhere', null],
    ['damaged-at-work', null],
    ['of-another-store', 'closing.json'],
    ['acts-at-place', null],
    ['database-newer', null],
    ['start-slow', null],
    ['disk-full', null],
  ] as const) {
    await opens(closed(problem, file));
    await takeClerk(`closed-${problem}`);
  }
  await opens({ state: 'sealed', preview });
  await takeClerk('sealed');
  await opens(lostActs);
  await page.getByText(words.missingActs.list).waitFor();
  await takeClerk('missing-acts');
  await opens({ ...lostActs, count: 0, entries: [] });
  await page.getByText(words.missingActs.unknown).waitFor();
  await takeClerk('missing-acts-unknown');
  const terminal = { branchCode: '017', branchName: 'Agencia Quito Norte', terminalNumber: 2, preview };
  await opens({ state: 'restored', ...terminal, report });
  await page.getByText(words.restore.report.lacking).waitFor();
  await takeClerk('restored-with-gaps');
  await opens({ state: 'first-run', restoring: { step: 'documents', done: 410, total: 1031 }, preview });
  await takeClerk('restoring');
  await opens({ state: 'first-run', restoring: null, preview });
  await takeClerk('first-run');
  for (const [name, session] of Object.entries(leavingSessions)) {
    await opens(session);
    await takeClerk(name);
  }
  await clerk.button(words.leaving.closed.save).click();
  await page.getByRole('dialog').waitFor();
  await takeClerk('certificate-save');
  await closes();
  await opens({ state: 'signed-out', ...terminal });
  await takeClerk('sign-in');

  await signsIn(tour, 'admin');
  await clerk.button(words.header.safety).first().click();
  await page.getByRole('heading', { level: 1, name: words.safety.title }).waitFor();
  await takeClerk('place-none');
  for (const [name, safety] of Object.entries(placeStates)) {
    pretend('getSafety', safety);
    // The screen looks again by itself.
    await page.waitForTimeout(2000);
    await takeClerk(`place-${name}`);
  }
  pretend('getSafety', { ...chosen, restored: { ...report, at: restoredAt } });
  await clerk.button(words.restore.report.show).click();
  await page.getByRole('dialog').waitFor();
  await takeClerk('report-of-gaps');
  await closes();
  for (const kind of ['try', 'change'] as const) {
    await clerk.button(words.safety.passphrase[kind]).click();
    await page.getByRole('dialog').waitFor();
    await takeClerk(`passphrase-${kind}`);
    await closes();
  }
  await clerk.button(words.leaving.part).click();
  for (const [name, standing] of Object.entries(leavingStandings)) {
    pretend('getLeaving', standing);
    await page.waitForTimeout(2000);
    await takeClerk(`leave-${name}`);
  }
  await clerk.button(words.leaving.close.open).click();
  await page.getByRole('dialog').waitFor();
  await takeClerk('close-first');
  await page.getByText(words.leaving.close.without).click();
  await page.getByText(words.coSign.fact.eventsUnanswered).waitFor();
  await takeClerk('close-sign');
  await closes();
  await clerk.button(words.safety.title).last().click();
  await clerk.button(words.safety.place.leave).click();
  await page.getByRole('dialog').waitFor();
  await takeClerk('place-leave');
  await closes();
  pretend('listSafetyPlaces', [
    {
      ...{ path: '/media/respaldo', name: 'RESPALDO', kind: 'drive', isSameDisk: false, problem: null },
      ...{ free: 28_400_000_000, total: 64_000_000_000, stores: [] },
    },
    {
      ...{ path: '/media/viejo', name: 'VIEJO', kind: 'drive', isSameDisk: false, problem: 'full' },
      ...{ free: 1_400_000, total: 2_000_000_000, stores: [] },
    },
    {
      ...{ path: '/var/respaldo', name: '/var/respaldo', kind: 'folder', isSameDisk: true, problem: null },
      ...{ free: null, total: null, stores: [] },
    },
  ]);
  await clerk.button(words.safety.place.change).click();
  await page.getByRole('dialog').waitFor();
  await takeClerk('place-choose');
  await closes();
  pretend('getSafety', null);
  await clerk.button(words.packets.title).click();
  for (const [name, line] of Object.entries(lineStates)) {
    pretend('getHeadOfficeLine', line);
    await page.waitForTimeout(2000);
    await takeClerk(`line-${name}`);
  }
  await secretScreens(tour);
  pretend('getHeadOfficeLine', null);
  await clerk.button(words.header.home).first().click();
  const administrator = await ask(page, 'getClerkSession', {});
  if (administrator.state !== 'signed-in') throw new Error('nobody is signed in');
  for (const [name, safety] of Object.entries({
    due: { ...kept, isDrillDue: true, isPassphraseDue: true },
    lacking: { ...kept, lackingFiles: 1 },
    away: { ...kept, state: 'problem', problem: 'away', safeThrough: at(300) } as const,
  })) {
    await opens({ ...administrator, safety });
    await takeClerk(`home-safety-${name}`);
  }
  await ask(page, 'signOut', {});

  await signsIn(tour, 'clerk');
  await page.getByText(words.home.newRegistration).first().waitFor();
  const session = await ask(page, 'getClerkSession', {});
  if (session.state !== 'signed-in') throw new Error('nobody is signed in');
  await opens({
    ...session,
    clock: { state: 'behind', machine: at(0), own: at(-120) },
    printing: { kept: 2, problem: 'printer-offline' },
    safety: { ...kept, state: 'problem', problem: 'away', safeThrough: at(300) },
  });
  await takeClerk('home-of-a-bad-day');
  pretend('listPrintJobs', [
    {
      id: crypto.randomUUID(),
      kind: 'receipt',
      subject: 'E017-2-000042-K',
      since: at(25),
      problem: 'printer-offline',
    },
    {
      id: crypto.randomUUID(),
      kind: 'recovery-kit',
      subject: 'E017-2-000041-9',
      since: at(4),
      problem: null,
    },
  ]);
  await clerk.button(words.papers.jobs.open).click();
  await page.getByRole('dialog').waitFor();
  await takeClerk('print-jobs');
  await closes();
  await ask(page, 'signOut', {});

  await signsIn(tour, 'supervisor');
  await findingScreens(tour);
  await ask(page, 'signOut', {});

  await signsIn(tour, 'auditor');
  await clerk.button(words.header.audit).first().click();
  for (const [name, verdict] of [
    ['broken', { verdict: 'broken', sequence: 812, problem: 'changed', last: 812 }],
    [
      'witness',
      { verdict: 'witness-differs', witness: 'acts', fault: 'acts-missing', first: 812, last: 820 },
    ],
  ] as const) {
    pretend('verifyAuditTrail', verdict);
    await clerk.button(words.audit.verify).click();
    await page.getByText(words.audit.brokenAdvice).waitFor();
    await takeClerk(`audit-${name}`);
  }
  pretend('verifyAuditTrail', null);
  await clerk.button(words.audit.verify).click();
  await page.waitForTimeout(500);
  await takeClerk('audit-intact');
}

async function signsIn({ kiosk, clerkLanguage }: TourOf, role: keyof typeof staff): Promise<void> {
  const page: Page = kiosk.clerk;
  const { username, password } = staff[role];
  await ask(page, 'signIn', { username, password });
  await ask(page, 'chooseOwnLanguage', { language: clerkLanguage });
}
