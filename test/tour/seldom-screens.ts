import { languages } from '#shared/domain/language-code.ts';
import { ClerkAtCounter } from '#test/journeys/support/clerk-journey.ts';
import { ask, capture, handOver, workUntil } from '#test/journeys/support/fast-forward.ts';
import { staff } from '#test/support/set-up-terminal.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { cedulaScreens } from './cedula-screens.ts';
import type { TourOf } from './service-journeys.ts';

/** The clerk's screens that come up once a week: doubts, corrections, likenesses, accounts. */
export async function seldomScreens(tour: TourOf): Promise<void> {
  const { kiosk, dataDirectory, takeClerk, clerkLanguage } = tour;
  const { clerk: page, worker } = kiosk;
  const clerk = new ClerkAtCounter(page, takeClerk, clerkLanguage);
  const { words, common } = clerk;
  const { passport } = specimenPerson;
  await ask(page, 'signIn', { username: staff.clerk.username, password: staff.clerk.password });

  await clerk.startsRegistration();
  await page.getByLabel(words.search.text).fill(passport.surname);
  await clerk.fillsDate('identity.birthDate', '1991-03');
  await page.getByLabel(`${common.field['identity.birthDate']}: ${common.date.day}`).press('-');
  await page.getByText(words.search.nobody).waitFor();
  await takeClerk('search-without-day');
  await ask(page, 'leaveVisit', {});

  const asInZone = {
    'identity.mrz': passport.mrz.join('\n'),
    'identity.surname': passport.surnameMrz,
    'identity.surnameMrz': passport.surnameMrz,
    'identity.givenNames': passport.givenNamesMrz,
    'identity.givenNamesMrz': passport.givenNamesMrz,
    'identity.birthDate': '1991-03',
    'contract.remuneration': '300',
  };
  await capture(page, { values: asInZone });
  await clerk.resumes();
  await clerk.goesToStep('identity');
  await page.getByText(words.identity.takeContractNames).waitFor();
  await takeClerk('names-of-the-contract');
  await page.getByText(words.identity.takeContractNames).scrollIntoViewIfNeeded();
  await takeClerk('names-of-the-contract-below');
  await clerk.goesToStep('contract');
  await takeClerk('contract-differs');
  await clerk.goesToStep('review');
  await takeClerk('review-with-findings');
  await ask(page, 'leaveVisit', {});

  const wrong = ['identity.surname', 'contract.position', 'contract.remuneration', 'contact.email'] as const;
  await handOver(page, { values: { 'contract.position': 'Panadera' } });
  await workUntil(worker, 'confirm-captured', { dataDirectory });
  await ask(worker, 'confirmCaptured', { wrongFields: [...wrong] });
  await clerk.button(words.handedOver.corrected).waitFor();
  await takeClerk('data-wrong');
  await ask(page, 'takeBack', {});
  await clerk.button(words.outcome.handOver).waitFor();
  await takeClerk('data-wrong-taken-back');
  await ask(page, 'leaveVisit', {});

  const likely = {
    'identity.surname': 'Quintero',
    'identity.givenNames': 'María',
    'identity.birthDate': '1991-03-14',
  };
  await capture(page, {
    values: { ...likely, 'identity.number': 'S09999999', 'contract.workerDocument': 'S09999999' },
  });
  await clerk.resumes();
  await clerk.goesToStep('identity');
  await page.getByText(words.likely.title).first().waitFor();
  await takeClerk('likely-person-beside');
  await clerk.goesToStep('review');
  await page.getByText(words.identityDocument.passport.comparedByEye).click();
  await clerk.button(words.review.confirm).click();
  await page.getByRole('dialog').waitFor();
  await takeClerk('likely-person');
  await page
    .getByRole('dialog')
    .getByText(/QUINTERO/)
    .first()
    .click();
  await clerk.button(words.likely.same.join).waitFor();
  await takeClerk('same-person');
  await page.keyboard.press('Escape');
  await ask(page, 'leaveVisit', {});
  await cedulaScreens(clerk);
  await ask(page, 'signOut', {});

  const { username, password } = staff.admin;
  await ask(page, 'signIn', { username, password });
  await ask(page, 'chooseOwnLanguage', { language: clerkLanguage });
  await page
    .getByRole('navigation', { name: words.header.sections })
    .getByText(words.header.accounts)
    .click();
  await takeClerk('accounts');
  await clerk.button(words.accounts.reset.button).first().click();
  await page.getByRole('dialog').waitFor();
  await takeClerk('account-reset');
  await page.keyboard.press('Escape');
  await clerk.button(words.accounts.create).click();
  await page.getByLabel(words.accounts.name, { exact: true }).fill('Lucía Andrade');
  await page.getByLabel(words.accounts.username).fill('lucia');
  await takeClerk('account-new');
  await page.getByRole('dialog').getByRole('button').last().click();
  await page.waitForTimeout(500);
  await takeClerk('account-one-time-code');
  await ask(page, 'signOut', {});
  await clerk.button(languages[clerkLanguage].ownName).click();
  await clerk.button(words.signIn.firstUse).click();
  await takeClerk('account-first-use');
}
