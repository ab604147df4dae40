import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { type ClerkLanguage, type LanguageCode, languages } from '#shared/domain/language-code.ts';
import { ClerkAtCounter } from '#test/journeys/support/clerk-journey.ts';
import { type RunningHost, startHost } from '#test/journeys/support/hosts.ts';
import { readNewestCode } from '#test/journeys/support/outbox-mail.ts';
import { packetTravels } from '#test/journeys/support/packet-journey.ts';
import { machineIsLost } from '#test/journeys/support/restore-journey.ts';
import { twoCounters } from '#test/journeys/support/two-counters-journey.ts';
import { someSecrets, WorkerAtScreen } from '#test/journeys/support/worker-journey.ts';
import { type FakePrinter, installFakePrinter } from '#test/support/fake-printer/fake-printer.ts';
import { setUpTerminal, staff } from '#test/support/set-up-terminal.ts';
import { makeSpecimens } from '#test/support/specimens/make-specimens.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { doubtfulScreens } from './doubtful-screens.ts';
import { rareScreens } from './rare-screens.ts';
import { seldomScreens } from './seldom-screens.ts';
import { serviceJourneys, type TourOf } from './service-journeys.ts';

/** CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Tour {
  /** One of `journeyNames`. */
  readonly journey: string;
  readonly language: LanguageCode;
  readonly clerkLanguage: ClerkLanguage;
  /** Each picture is taken in each; the product starts in the first. */
  readonly clerkSizes: readonly [Size, ...Size[]];
  readonly workerSizes: readonly [Size, ...Size[]];
  /** Emptied first. */
  readonly out: string;
}

export interface TourResult {
  readonly pictures: number;
  readonly papers: number;
}

const printer = 'Ventanilla';
/** Each on a terminal with two displays, but for the first: one display that is handed over. */
const journeys: Readonly<Record<string, (tour: TourOf) => Promise<void>>> = {
  main: mainJourney,
  ...serviceJourneys,
  seldom: seldomScreens,
  doubtful: doubtfulScreens,
  rare: rareScreens,
};

/** Those that start the product more than once, or on a stick of their own. */
const journeysOfStarts = { restore: machineIsLost, packets: packetTravels, 'two-counters': twoCounters };
type JourneyOfStarts = (typeof journeysOfStarts)[keyof typeof journeysOfStarts];

export const journeyNames = [...Object.keys(journeys), ...Object.keys(journeysOfStarts)];

/** A journey from a new terminal to its end: numbered pictures of every step, the papers as printed, the mails. */
export async function takeTour(tour: Tour): Promise<TourResult> {
  const { journey, out } = tour;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const dataDirectory = mkdtempSync(join(tmpdir(), 'ventanilla-tour-'));
  const fakePrinter = installFakePrinter([printer]);
  const roll = new Roll(tour);
  try {
    await setUpTerminal(dataDirectory, printer);
    const ofStarts = Object.entries(journeysOfStarts).find(([name]) => name === journey)?.[1];
    if (ofStarts === undefined) await journeyOnOneKiosk(tour, roll, dataDirectory, fakePrinter);
    else await journeyOfStarts(ofStarts, tour, roll, dataDirectory, fakePrinter);
    const papers = join(out, 'papers');
    mkdirSync(papers, { recursive: true });
    const jobs = fakePrinter.jobs();
    for (const [index, job] of jobs.entries()) {
      writeFileSync(join(papers, `${String(index + 1).padStart(2, '0')}.pdf`), job.pdf);
    }
    const mails = join(dataDirectory, 'outbox-mail');
    if (existsSync(mails)) cpSync(mails, join(out, 'mail'), { recursive: true });
    return { pictures: roll.taken, papers: jobs.length };
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

/** Numbers the pictures of a tour, and takes each in every size of its view. */
class Roll {
  readonly #tour: Tour;
  /** Screens, each in its sizes. */
  #screens = 0;
  taken = 0;

  constructor(tour: Tour) {
    this.#tour = tour;
  }

  camera(page: () => Page, view: 'clerk' | 'worker'): (name: string) => Promise<void> {
    const sizes = view === 'clerk' ? this.#tour.clerkSizes : this.#tour.workerSizes;
    return async (name) => {
      this.#screens += 1;
      const file = `${String(this.#screens).padStart(2, '0')}-${view}-${name}.png`;
      for (const size of sizes) {
        const folder = sizes.length === 1 ? this.#tour.out : join(this.#tour.out, nameOf(size));
        if (sizes.length > 1) await resize(page(), size);
        // On a busy machine the first picture after a change may still show what was before it.
        if (size === sizes[0]) await page().screenshot();
        await page().screenshot({ path: join(folder, file), animations: 'disabled' });
        this.taken += 1;
      }
      if (sizes.length > 1) await resize(page(), sizes[0]);
    };
  }
}

function nameOf({ width, height }: Size): string {
  return `${width}x${height}`;
}

/** Until the page has measured itself anew. */
async function resize(page: Page, size: Size): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  });
}

async function journeyOnOneKiosk(
  tour: Tour,
  roll: Roll,
  dataDirectory: string,
  fakePrinter: FakePrinter,
): Promise<void> {
  const act = journeys[tour.journey];
  if (act === undefined) {
    throw new Error(`no journey is called ${tour.journey}; there are: ${journeyNames.join(', ')}`);
  }
  const kiosk = await startHost('preview', {
    dataDirectory,
    size: tour.clerkSizes[0],
    workerSize: tour.workerSizes[0],
    displays: act === mainJourney ? 1 : 2,
    environment: { ...fakePrinter.environment, VENTANILLA_MAIL_FOLDER: '1' },
  });
  try {
    // At the entrance; who has never chosen one keeps it once signed in.
    await kiosk.clerk.getByRole('button', { name: languages[tour.clerkLanguage].ownName }).click();
    await act({
      kiosk,
      dataDirectory,
      language: tour.language,
      clerkLanguage: tour.clerkLanguage,
      printer: fakePrinter,
      takeClerk: roll.camera(() => kiosk.clerk, 'clerk'),
      takeWorker: roll.camera(() => kiosk.worker, 'worker'),
    });
  } catch (error) {
    await roll.camera(() => kiosk.clerk, 'clerk')('stuck');
    await roll.camera(() => kiosk.worker, 'worker')('stuck');
    throw error;
  } finally {
    await kiosk.close();
  }
}

async function journeyOfStarts(
  go: JourneyOfStarts,
  tour: Tour,
  roll: Roll,
  dataDirectory: string,
  fakePrinter: FakePrinter,
): Promise<void> {
  const hosts: RunningHost[] = [];
  const [size, workerSize] = [tour.clerkSizes[0], tour.workerSizes[0]];
  try {
    await go({
      host: 'preview',
      start: async (options) => {
        const environment = { ...fakePrinter.environment, ...options.environment };
        const host = await startHost('preview', { dataDirectory, size, workerSize, ...options, environment });
        hosts.push(host);
        return host;
      },
      dataDirectory,
      stick: `${dataDirectory}-stick`,
      language: tour.clerkLanguage,
      see: (page, name) => roll.camera(() => page, 'clerk')(name),
    });
  } catch (error) {
    for (const host of hosts)
      await roll
        .camera(
          () => host.clerk,
          'clerk',
        )('stuck')
        .catch(() => undefined);
    throw error;
  } finally {
    for (const host of hosts) await host.close().catch(() => undefined);
    rmSync(`${dataDirectory}-stick`, { recursive: true, force: true });
  }
}

async function mainJourney(tour: TourOf): Promise<void> {
  const { kiosk, dataDirectory, takeClerk, takeWorker, clerkLanguage, language } = tour;
  const clerk = new ClerkAtCounter(kiosk.clerk, takeClerk, clerkLanguage);
  const worker = new WorkerAtScreen(kiosk.worker, language, takeWorker);
  await clerk.signsIn(staff.clerk);
  await takeClerk('home');
  await clerk.registers(specimenPerson, await makeSpecimens(join(dataDirectory, 'specimens')));
  await clerk.handsOver();
  await worker.provesIdentityAndChoosesSecrets(specimenPerson, someSecrets);
  await worker.givesEmailCode(await readNewestCode(dataDirectory));
  await worker.acceptsTerms();
  await worker.choosesCredential(someSecrets);
  await worker.declinesKit();
  await worker.finishes();
  await clerk.unlocks(staff.clerk.pin);
  await clerk.seesIssued();
}
