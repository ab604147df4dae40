import { join, resolve } from 'node:path';
import { app, dialog, Menu, powerMonitor } from 'electron';
import { exitWithoutPlaces } from '#electron/main/backup/place-thread.ts';
import { createDatabaseCheck } from '#electron/main/db/integrity/create-database-check.ts';
import { createReadingThread } from '#electron/main/db/reading/create-reading-thread.ts';
import { chooseRemovableDrives } from '#electron/main/devices/drives/list-drives.ts';
import { choosePrinter } from '#electron/main/devices/printing/choose-printer.ts';
import { chooseScanner } from '#electron/main/devices/scanning/choose-scanner.ts';
import type { ClerkSession } from '#shared/contract/kiosk/display/session.ts';
import { createHeadOfficeLines } from '../head-office/create-lines.ts';
import { openSystemKeystore } from '../keys/system-keystore.ts';
import { systemRandomness } from '../keys/system-randomness.ts';
import { createLog } from '../log/create-log.ts';
import { describeError } from '../log/describe-error.ts';
import { newIncidentId } from '../log/incident-id.ts';
import { createBugReporter, type ReportBug } from '../log/report-bug.ts';
import { createMail } from '../mail/create-mail.ts';
import { createPaperRenderer } from '../papers/render-pdf.ts';
import { createScriptFonts } from '../papers/script-fonts.ts';
import type { Log } from '../ports.ts';
import { createPaperPages } from '../protocol/paper-pages.ts';
import { declareAppScheme } from '../protocol/serve-app.ts';
import { createDocumentReader } from '../reader/document-reader.ts';
import { createReaderWindows } from '../reader/reader-window.ts';
import { findRefusedArgument } from '../security/allowed-arguments.ts';
import { createWindowOpener } from '../windows/open-secure-window.ts';
import { openViewWindows, type ViewWindows } from '../windows/view-windows.ts';
import { createDispatch } from './dispatch.ts';
import { type HostSettings, readHostSettings } from './host-settings.ts';
import { serveIpc } from './ipc.ts';
import type { Kiosk, KioskEnvironment } from './kiosk.ts';
import { startKiosk } from './start-kiosk.ts';

// No pool of small buffers: a copy of a secret never lies in memory that another buffer is cut from, or travels with it.
Buffer.poolSize = 0;

/** Folder of this file once built: `out/main`. */
const builtHere = import.meta.dirname;
const folders = {
  renderer: resolve(builtHere, '../renderer'),
  resources: resolve(builtHere, '../../resources'),
};
const preloads = resolve(builtHere, '../preload');
const systemTime = (): Date => new Date();
/** Milliseconds that work under way may take on closing; every saved act is on the disk before. */
const closingPatience = 10_000;

/** `dataDirectory` is one instance's alone. */
function start(settings: HostSettings, dataDirectory: string): void {
  app.enableSandbox();
  declareAppScheme();
  Menu.setApplicationMenu(null);
  const log = createLog({ directory: join(dataDirectory, 'logs'), systemTime });
  const reportBug = createBugReporter(log, systemRandomness, app.isPackaged ? undefined : process.stderr);
  reportStrayErrors(reportBug);
  app
    .whenReady()
    .then(() => open(settings, dataDirectory, log, reportBug))
    .catch((error: unknown) => giveUp(reportBug('windows-not-opened', error)));
}

/** The composition root: windows first, so that people see them while the store opens. */
function open(settings: HostSettings, dataDirectory: string, log: Log, reportBug: ReportBug): void {
  const papers = createPaperPages();
  const opener = createWindowOpener(folders, papers, log);
  const readers = createReaderWindows(opener, preloads, log);
  const reader = createDocumentReader({ startProcess: readers.start, log });
  const printer = choosePrinter(process.platform, opener, papers, reader);
  let running: Kiosk | undefined;
  /** What the clerk's view is told of a start that takes too long. */
  let startSession: ClerkSession | undefined;

  const environment = (): KioskEnvironment => ({
    dataDirectory,
    systemTime,
    randomness: systemRandomness,
    keystore: openSystemKeystore(),
    reader,
    paperRenderer: createPaperRenderer(opener, papers, createScriptFonts(join(folders.renderer, 'fonts'))),
    printer,
    scanner: chooseScanner(process.platform),
    drives: chooseRemovableDrives(process.platform, settings.usbFolder),
    mail: createMail({ dataDirectory, folder: settings.mailFolder, systemTime }),
    log,
    openReading: createReadingThread(join(builtHere, 'reading-thread.js'), (error) =>
      log.error('reading-thread-failed', { stack: describeError(error) }),
    ),
    checkDatabase: createDatabaseCheck(join(builtHere, 'check-thread.js'), (error) =>
      log.error('database-check-failed', { stack: describeError(error) }),
    ),
    backup: {
      threadFile: join(builtHere, 'backup-thread.js'),
      safetyThreadFile: join(builtHere, 'safety-thread.js'),
      version: app.getVersion(),
    },
    headOffice: { lines: createHeadOfficeLines(), version: app.getVersion() },
    hashing: settings.hashing,
    preview: settings.preview,
    displays: () => windows.displays(),
    onClerkSession: (session) => windows.sendSession('clerk', session),
    onWorkerSession: (session) => windows.sendSession('worker', session),
    showView: (view) => windows.show(view),
  });

  // Begun in a later turn: `windows` exists by then, and the first paint does not wait for the store.
  const kiosk = Promise.resolve().then(() =>
    startKiosk({
      build: async () => {
        const { createKiosk } = await import('./create-kiosk.ts');
        return createKiosk(environment());
      },
      log,
      randomness: systemRandomness,
      preview: settings.preview,
      onClerkSession: (session) => {
        startSession = session;
        windows.sendSession('clerk', session);
      },
      after,
    }),
  );
  void kiosk.then((built) => {
    running = built;
  });

  serveIpc({
    dispatch: createDispatch({
      kiosk,
      log,
      randomness: systemRandomness,
      onRefused: (refusal) => running?.recordRefusal(refusal),
    }),
    findView: (webContentsId) => windows.findView(webContentsId),
    acceptReaderResult: readers.accept,
  });
  const windows = openViewWindows({
    opener,
    preloads,
    dataDirectory,
    pages: papers,
    kioskMode: settings.kioskMode,
    log,
    randomness: systemRandomness,
    onSessionDue(view) {
      if (running !== undefined) {
        windows.sendSession(view, view === 'clerk' ? running.clerkSession() : running.workerSession());
      } else if (view === 'clerk' && startSession !== undefined) windows.sendSession(view, startSession);
    },
  });

  app.on('second-instance', () => windows.bringForward());
  closeCleanly(windows, kiosk, reportBug);
  log.info('started', { version: app.getVersion() });
}

/** Zeroes secrets and closes the store before the process ends, however it is asked to end. */
function closeCleanly(windows: ViewWindows, kiosk: Promise<Kiosk>, reportBug: ReportBug): void {
  let closing: 'no' | 'begun' | 'done' = 'no';
  app.on('before-quit', (event) => {
    if (closing === 'done') return;
    event.preventDefault();
    if (closing === 'begun') return;
    closing = 'begun';
    windows.release();
    const leave = (): void => {
      if (closing === 'done') return;
      closing = 'done';
      stopWaiting();
      void exitWithoutPlaces(() => app.exit(0));
    };
    const stopWaiting = after(closingPatience, leave);
    kiosk
      .then((running) => running.close())
      .catch((error: unknown) => reportBug('close-failed', error))
      .finally(leave);
  });
  app.on('window-all-closed', () => app.quit());
  powerMonitor.on('shutdown', quitInTime);
}

/** The system waits for a program that asks it to. Electron gives the event, which its types leave out. */
function quitInTime(event?: { preventDefault(): void }): void {
  event?.preventDefault();
  app.quit();
}

function after(milliseconds: number, callback: () => void): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}

/** Where there is no window to say it in: the operating system's own, in every language of the clerk's view. */
async function giveUp(incident: string): Promise<void> {
  const { clerkWords } = await import('#shared/text/languages/catalogues.ts');
  const texts = Object.values(clerkWords).map(({ unavailable }) =>
    unavailable.noWindow.replace('{{incident}}', incident),
  );
  dialog.showErrorBox('Ventanilla', texts.join('\n\n'));
  app.exit(1);
}

function reportStrayErrors(reportBug: ReportBug): void {
  process.on('unhandledRejection', (error) => reportBug('unhandled', error));
  process.on('uncaughtException', (error) => {
    reportBug('uncaught', error);
    // Main's memory cannot be trusted after this; every captured field is already on the disk.
    app.exit(1);
  });
}

/** Before there is a log to write to. */
function begin(): void {
  const settings = readHostSettings(process.env, app.isPackaged);
  // The lock of the single instance belongs to this folder, so that a second one on other data may run beside it.
  if (settings.dataDirectory !== undefined) app.setPath('userData', resolve(settings.dataDirectory));
  const directory = app.getPath('userData');
  const refused = findRefusedArgument({ isPackaged: app.isPackaged, argv: process.argv });
  if (refused !== undefined) void refuseToStart(directory, refused);
  else if (app.requestSingleInstanceLock()) start(settings, directory);
  else {
    // The one that runs comes forward, which is what whoever started this one wanted to see.
    createLog({ directory: join(directory, 'logs'), systemTime }).info('started-twice');
    app.quit();
  }
}

/** No window is opened: another program could look into it. */
async function refuseToStart(directory: string, argument: string): Promise<void> {
  createLog({ directory: join(directory, 'logs'), systemTime }).error('argument-refused', {
    reason: argument,
  });
  await app.whenReady();
  const { clerkWords } = await import('#shared/text/languages/catalogues.ts');
  const texts = Object.values(clerkWords).map(({ unavailable }) =>
    unavailable.argument.replace('{{argument}}', argument),
  );
  dialog.showErrorBox('Ventanilla', texts.join('\n\n'));
  app.exit(1);
}

try {
  begin();
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  void giveUp(newIncidentId(systemRandomness));
}
