import { type ContactField, contactFields } from '#shared/domain/contact/contact-fields.ts';
import type { KioskTest } from '#test/support/with-kiosk.ts';
import { supervisor } from './journey.ts';
import { answerThree, type Issued } from './service-journey.ts';

/** A change of contact data in steps. */

export const compared = { comparedPortrait: true, comparedStoredCopy: true } as const;

type Typed = Partial<Record<ContactField, string | null>>;

/** Each of the three: a new value, none, or kept where nothing is said of it. */
export async function typeContact({ call }: KioskTest, typed: Typed): Promise<void> {
  for (const field of contactFields) {
    const text = typed[field];
    if (text === undefined) await call('submitContactField', { field, answer: { kind: 'keep' } });
    else if (text === null) await call('submitContactField', { field, answer: { kind: 'none' } });
    else await call('submitContactField', { field, answer: { kind: 'new', text, insists: true } });
  }
}

/** From the record to where a supervisor has to sign. */
export async function toApproval(
  story: KioskTest,
  { workerId }: Issued,
  typed: Typed,
  given?: Parameters<typeof answerThree>[1],
): Promise<void> {
  await story.call('startService', { workerId, purpose: 'contact' });
  await story.call('chooseLanguage', { language: 'en' });
  await answerThree(story, given);
  await typeContact(story, typed);
  await story.call('confirmContactChange', {});
}

/** The whole of it, signed. */
export async function changeSigned(
  story: KioskTest,
  issued: Issued,
  typed: Typed,
  given?: Parameters<typeof answerThree>[1],
): Promise<void> {
  await toApproval(story, issued, typed, given);
  const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'perdió su correo' };
  await story.call('approveContactChange', { ...compared, coSignature });
  await story.call('finishWorkerVisit', {});
}
