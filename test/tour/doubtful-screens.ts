import { languages } from '#shared/domain/language-code.ts';
import { ClerkAtCounter } from '#test/journeys/support/clerk-journey.ts';
import { ask, handOver, smallPicture, workUntil } from '#test/journeys/support/fast-forward.ts';
import { answerIn, issueCredential, PersonAtService } from '#test/journeys/support/service-journey.ts';
import { someSecrets, WorkerAtScreen } from '#test/journeys/support/worker-journey.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import type { TourOf } from './service-journeys.ts';

/** Screens that no journey passes: every section of every role, dialogs of doubt, and the worker's at the largest text. */
export async function doubtfulScreens(tour: TourOf): Promise<void> {
  await sections(tour);
  await captureDoubts(tour);
  await entranceNotices(tour);
  await issuanceInTrouble(tour);
  await recoveryAtLargestText(tour);
}

function clerkOf({ kiosk, takeClerk, clerkLanguage }: TourOf): ClerkAtCounter {
  return new ClerkAtCounter(kiosk.clerk, takeClerk, clerkLanguage);
}

async function signsIn({ kiosk, clerkLanguage }: TourOf, role: keyof typeof staff): Promise<void> {
  const { username, password } = staff[role];
  await ask(kiosk.clerk, 'signIn', { username, password });
  await ask(kiosk.clerk, 'chooseOwnLanguage', { language: clerkLanguage });
}

async function sections(tour: TourOf): Promise<void> {
  const { takeClerk, kiosk } = tour;
  const page = kiosk.clerk;
  const { words } = clerkOf(tour);
  for (const role of ['clerk', 'supervisor', 'auditor', 'admin'] as const) {
    await signsIn(tour, role);
    await page.getByText(words.role[role], { exact: true }).first().waitFor();
    const buttons = page.getByRole('navigation', { name: words.header.sections }).getByRole('button');
    await page.waitForTimeout(500);
    for (let at = 0; at < Math.max(1, await buttons.count()); at += 1) {
      if ((await buttons.count()) > 0) await buttons.nth(at).click();
      await page.waitForTimeout(600);
      await takeClerk(`${role}-${at + 1}`);
      const isLong = await page.evaluate(() => {
        const scrolled = [...document.querySelectorAll('main, main *, html')].find(
          (box) =>
            box.scrollHeight > box.clientHeight + 40 && /auto|scroll/.test(getComputedStyle(box).overflowY),
        );
        scrolled?.scrollTo(0, scrolled.scrollHeight);
        return scrolled !== undefined;
      });
      if (isLong) await takeClerk(`${role}-${at + 1}-below`);
    }
    await ask(page, 'signOut', {});
  }
  await signsIn(tour, 'admin');
  const clerk = clerkOf(tour);
  await clerk.button(words.header.settings).first().click();
  await clerk.button(words.settings.visas.add).click();
  await page.getByRole('dialog').waitFor();
  await takeClerk('new-visa-type');
  await page.keyboard.press('Escape');
  await clerk.button(words.header.ownSecrets).click();
  await page.getByRole('dialog').waitFor();
  await takeClerk('own-secrets');
  await page.keyboard.press('Escape');
  await page.getByRole('navigation').getByText(words.header.accounts).click();
  await clerk.button(words.accounts.create).click();
  const dialog = page.getByRole('dialog');
  await page.getByLabel(words.accounts.name, { exact: true }).fill('Carla  MERA');
  await page.getByLabel(words.accounts.username).fill('carla2');
  await dialog.getByRole('button').last().click();
  await page.getByText(words.accounts.likely).waitFor();
  await takeClerk('account-likely');
  await page.keyboard.press('Escape');
  await clerk.button(words.accounts.deactivate).first().click();
  await dialog.waitFor();
  await takeClerk('account-deactivate');
  await page.keyboard.press('Escape');
  await ask(page, 'signOut', {});
}

async function captureDoubts(tour: TourOf): Promise<void> {
  const { takeClerk, kiosk } = tour;
  const page = kiosk.clerk;
  const clerk = clerkOf(tour);
  const { words, common } = clerk;
  await signsIn(tour, 'clerk');
  await clerk.button(words.home.triage).waitFor();
  await page.keyboard.press('F4');
  await page.getByRole('heading', { name: words.triage.title }).waitFor();
  await takeClerk('triage');
  await page.getByText(words.triage.case['refugee-card']).first().click();
  await takeClerk('triage-refugee');
  await clerk.button(common.action.back).click();

  const [line1, line2] = specimenPerson.passport.mrz;
  const digit = String((Number(line2[19]) + 1) % 10);
  const wrongMrz = `${line1}\n${line2.slice(0, 19)}${digit}${line2.slice(20)}`;
  const visit = await ask(page, 'startVisit', { workerId: null });
  for (const [field, value] of [
    ['identity.mrz', wrongMrz],
    ['identity.surname', 'Quintero'],
  ] as const) {
    await ask(page, 'saveDraftField', { visitId: visit.id, field, value });
  }
  for (const kind of ['passport', 'visa'] as const) {
    await ask(page, 'addDocument', { visitId: visit.id, kind, bytes: smallPicture() });
  }
  await ask(page, 'leaveVisit', {});
  await clerk.resumes();
  await clerk.goesToStep('identity');
  await page.getByText(words.mrz.someWrong).first().waitFor();
  await page.getByText(words.reading.override).first().waitFor();
  await takeClerk('passport-in-doubt');
  await clerk.button(words.mrz.accept).click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(400);
  await takeClerk('accept-mrz');
  await page.keyboard.press('Escape');
  await clerk.button(words.reading.override).first().click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(400);
  await takeClerk('override-gate');
  await page.keyboard.press('Escape');
  await clerk.button(words.documentTab.visa).first().click();
  await page.waitForTimeout(400);
  await takeClerk('visa-tab');
  const type = page.getByRole('button', { name: common.field['identity.visaType'] });
  if ((await type.count()) > 0) {
    await type.first().scrollIntoViewIfNeeded();
    await type.first().click();
    await page.getByRole('option').first().waitFor();
    await takeClerk('visa-list');
    await page.keyboard.press('Escape');
  }
  await clerk.goesToStep('contract');
  await page.waitForTimeout(300);
  await takeClerk('contract-empty');
  for (const [name, open] of [
    ['scanner', () => clerk.button(words.capture.options).click()],
    ['camera', () => page.keyboard.press('F7')],
    ['drive', () => page.keyboard.press('F9')],
  ] as const) {
    await open();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(1000);
    await takeClerk(`dialog-${name}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await clerk.goesToStep('review');
  await page.waitForTimeout(300);
  await takeClerk('review-lacking');
  await ask(page, 'saveDraftField', {
    visitId: visit.id,
    field: 'identity.mrz',
    value: specimenPerson.passport.mrz.join('\n'),
  });
  await ask(page, 'leaveVisit', {});
  await clerk.resumes();
  await clerk.goesToStep('review');
  await clerk.button(words.review.keepPending).click();
  await page.getByText(words.outcome.backHome).waitFor();
  await takeClerk('pending');
  await clerk.button(words.outcome.backHome).click();
  await takeClerk('home-with-visits');
  await clerk.button(words.home.abandon).first().click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(400);
  await takeClerk('abandon');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F6');
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(1000);
  await takeClerk('scan-code');
  await page.keyboard.press('Escape');
  await ask(page, 'signOut', {});
}

async function entranceNotices(tour: TourOf): Promise<void> {
  const { takeClerk, kiosk, clerkLanguage } = tour;
  const page = kiosk.clerk;
  const clerk = clerkOf(tour);
  const { words } = clerk;
  const chooses = () => clerk.button(languages[clerkLanguage].ownName).click();
  await chooses();
  await page.getByLabel(words.signIn.username).fill('carla');
  await page.getByLabel(words.signIn.password, { exact: true }).fill('no es esta');
  await clerk.button(words.signIn.enter).click();
  await page.getByText(words.signIn.wrong).waitFor();
  await takeClerk('sign-in-wrong');
  await signsIn(tour, 'admin');
  await clerk.button(words.header.settings).first().click();
  await page.getByLabel(words.settings.clerkIdleMinutes).fill('12');
  await clerk.button(words.header.home).first().click();
  await page.getByRole('dialog').waitFor();
  await takeClerk('leave-unsaved');
  await page.keyboard.press('Escape');
  await ask(page, 'lockScreen', {});
  await page.getByText(words.locked.title).waitFor();
  await takeClerk('locked-unsaved');
  await clerk.button(words.locked.notMe).click();
  await page.locator('input[name="username"]').waitFor();
  await chooses();
  await takeClerk('sign-in-after-loss');
  await signsIn(tour, 'clerk');
  await ask(page, 'lockScreen', {});
  await page.getByText(words.locked.title).waitFor();
  await page.getByLabel(words.locked.secret, { exact: true }).fill('0000');
  await clerk.button(words.locked.unlock).click();
  await page.getByText(words.locked.wrong).waitFor();
  await takeClerk('locked-wrong');
  await ask(page, 'signOut', {});
}

async function issuanceInTrouble(tour: TourOf): Promise<void> {
  const { takeClerk, takeWorker, kiosk, dataDirectory, language } = tour;
  const page = kiosk.clerk;
  const worker = new WorkerAtScreen(kiosk.worker, language, takeWorker);
  const { words } = worker;
  await signsIn(tour, 'clerk');
  await handOver(page, {});
  await takeWorker('language');
  await worker.choosesLanguage();
  await workUntil(kiosk.worker, 'confirm-captured', { dataDirectory });
  await ask(kiosk.worker, 'chooseLanguage', { language });
  await worker.seesTitle(words.captured.title);
  for (const at of [1, 3]) await kiosk.worker.locator('button[aria-pressed]').nth(at).click();
  await kiosk.worker.waitForTimeout(300);
  await takeWorker('which-is-wrong');
  await worker.press(new RegExp(languages[language].ownName));
  await kiosk.worker.waitForTimeout(300);
  await takeWorker('language-dialog');
  await kiosk.worker.keyboard.press('Escape');
  await worker.press(words.frame.staff);
  await kiosk.worker.waitForTimeout(300);
  await takeWorker('staff-dialog');
  await worker.press(worker.common.action.cancel);
  await workUntil(kiosk.worker, 'birth-date', { dataDirectory });
  await worker.touchDate('1980-01-01');
  await worker.pressContinue();
  await kiosk.worker.getByRole('alert').first().waitFor();
  await takeWorker('birth-date-wrong');
  await ask(kiosk.worker, 'askForHelp', {});
  await kiosk.worker.waitForTimeout(300);
  await takeWorker('help');
  await takeClerk('help-asked');
  await ask(kiosk.worker, 'cancelHelp', {});
  await workUntil(kiosk.worker, 'email-code', { dataDirectory });
  await worker.seesTitle(words.emailCode.title);
  await takeWorker('email-code-waiting');
  await worker.touchDigits('000000');
  await worker.pressContinue();
  await kiosk.worker.getByRole('alert').first().waitFor();
  await takeWorker('email-code-wrong');
  await workUntil(kiosk.worker, 'credential', { dataDirectory });
  await worker.seesTitle(words.credential.title);
  await worker.touchCredential('aaaaaa');
  await worker.press(words.credential.next);
  await kiosk.worker.getByRole('alert').first().waitFor();
  await takeWorker('credential-refused');
  await ask(page, 'takeBack', {});
  await ask(page, 'leaveVisit', {});
  await ask(page, 'signOut', {});
}

async function recoveryAtLargestText(tour: TourOf): Promise<void> {
  const { kiosk, dataDirectory, language, takeWorker } = tour;
  await signsIn(tour, 'clerk');
  const values = { 'identity.number': 'L1234567', 'contract.workerDocument': 'L1234567' } as const;
  const { code } = await issueCredential(kiosk, dataDirectory, {
    values: {
      ...values,
      'identity.surname': 'Zambrano',
      'identity.givenNames': 'Elena',
      'contract.workerName': 'Elena Zambrano',
    },
  });
  const person = new PersonAtService(kiosk.worker, language, async (name) => takeWorker(`largest-${name}`));
  await person.begins('recover');
  await person.seesTitle(person.service.identify.title);
  await ask(kiosk.worker, 'changeAccessibility', { textSize: 'largest', highContrast: true });
  await person.typesCode(code);
  await person.givesRecoveryBirthDate(specimenPerson.passport.birthDate);
  await person.pointsAtImage(someSecrets);
  await person.answersQuestion(() => 'no recuerdo');
  await person.givesRecoveryBirthDate(specimenPerson.passport.birthDate);
  await ask(kiosk.worker, 'changeAccessibility', { textSize: 'largest', highContrast: false });
  await person.pointsAtImage(someSecrets);
  await person.answersQuestion((question) => answerIn(someSecrets, question));
  await person.confirmsMailbox();
  await person.seesTitle(person.service.code.title);
  await takeWorker('largest-code');
}
