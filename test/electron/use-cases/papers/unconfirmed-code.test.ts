import { expect, test } from 'vitest';
import { headOfficeContent } from '#shared/contract/head-office/packet.ts';
import { paperTexts } from '#shared/text/papers/paper-text.ts';
import {
  clerk,
  goTo,
  papersWhenIssued,
  register,
  signInAsClerk,
  supervisor,
} from '#test/support/fakes/journey.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import { changeBeside } from '#test/support/store-beside.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

const { receipt, employerSlip } = paperTexts.es;

async function useHeadOffice({ call }: KioskTest): Promise<void> {
  await call('signOut', {});
  await call('signIn', { username: admin.username, password: admin.password });
  const keys = headOfficeContent((await makeOffice()).keys);
  const { id: shown } = await call('showActToSign', { act: 'useHeadOffice', keys });
  const { username, pin: secret } = supervisor;
  await call('useHeadOffice', {
    keys,
    coSignature: { shown, username, secret, reason: 'la huella es la misma' },
  });
  await call('signOut', {});
  await call('signIn', { username: clerk.username, password: clerk.password });
}

/** What the slip for the employer says when the code is allotted, and the receipt after the issuance. */
async function printed(
  story: KioskTest,
  whenAllotted: () => void,
): Promise<{ slip: string; receipt: string }> {
  const { visitId } = await register(story);
  const papers = () => story.call('listPapers', { visitId });
  await story.until(async () => (await papers()).length === 1);
  whenAllotted();
  await story.call('handOver', { visitId });
  await goTo(story, 'done');
  await story.until(async () => (await papers()).length === papersWhenIssued);
  async function textOf(wanted: 'employer-slip' | 'receipt'): Promise<string> {
    const paper = (await papers()).find(({ kind }) => kind === wanted);
    const { pdf } = await story.call('getPaperPdf', { paperId: paper?.id ?? '' });
    return Buffer.from(pdf).toString();
  }
  return { slip: await textOf('employer-slip'), receipt: await textOf('receipt') };
}

test('a paper says that the code is provisional until head office confirms it, while a head office is known and has not', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    await useHeadOffice(story);
    const before = await printed(story, () => {
      // Head office's receipt says so of every event.
      changeBeside(story.dataDirectory, story.keystore, "UPDATE event SET state = 'acknowledged'");
    });
    expect(before.slip).toContain(employerSlip.unconfirmed);
    expect(before.receipt).toContain(receipt.provisional);
    expect(before.receipt).not.toContain(receipt.unconfirmed);
  }));

test('on the receipt as well, where it is not confirmed by then', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    await useHeadOffice(story);
    const { receipt: text } = await printed(story, () => undefined);
    expect(text).toContain(receipt.unconfirmed);
    expect(text).not.toContain(receipt.provisional);
  }));

test('where no head office is known, no paper speaks of its confirmation', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { slip, receipt: text } = await printed(story, () => undefined);
    expect(slip).not.toContain(employerSlip.unconfirmed);
    expect(text).toContain(receipt.provisional);
    expect(text).not.toContain(receipt.unconfirmed);
  }));
