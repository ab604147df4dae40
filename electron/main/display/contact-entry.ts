import type { AttendedPerson, ContactEntry, ServiceSession } from '#electron/main/context/display-session.ts';
import type { ServiceStatus, ServiceStep } from '#shared/contract/kiosk/services/service-session.ts';
import { type ContactData, maskContactField } from '#shared/domain/contact/contact-change.ts';
import { type ContactField, contactFields } from '#shared/domain/contact/contact-fields.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';

/** New contact data on their way from the worker's view to the signature, in memory only. */

/** All that is in force, the first of the three to be typed, once the person has proved themself. Throws when nobody has. */
export function beginContactEntry({ subject, identityProved }: ServiceSession): ContactEntry {
  const worker = subject?.worker ?? null;
  if (worker === null || !identityProved) throw new Error('nobody is proved');
  const inForce = contactDataOf(worker);
  return { inForce, typed: inForce, field: 'email' };
}

function contactDataOf({ email, values }: AttendedPerson): ContactData {
  const { mobile, landline } = textsOf('contact', values);
  return { email, mobile: mobile.trim() || null, landline: landline.trim() || null };
}

/** The next of the three; undefined after the last one. */
export function nextContactField({ field }: ContactEntry): ContactField | undefined {
  return contactFields[contactFields.indexOf(field) + 1];
}

/** One of the three back; undefined at the first. */
export function contactFieldBefore({ field }: ContactEntry): ContactField | undefined {
  return contactFields[contactFields.indexOf(field) - 1];
}

export function contactEntryStep({
  contact,
}: ServiceSession): Extract<ServiceStep, { stage: 'contact-entry' }> {
  const { field, inForce, typed } = contactOf(contact);
  const old = inForce[field];
  const isTyped = typed[field] !== old;
  return {
    stage: 'contact-entry',
    field,
    inForce: old === null ? null : maskContactField(field, old),
    typed: isTyped ? (typed[field] ?? '') : '',
  };
}

export function contactConfirmStep({
  contact,
}: ServiceSession): Extract<ServiceStep, { stage: 'contact-confirm' }> {
  const { inForce, typed } = contactOf(contact);
  return {
    stage: 'contact-confirm',
    entries: contactFields.map((field) => {
      const value = typed[field];
      const changes = value !== inForce[field];
      return { field, value: value === null || changes ? value : maskContactField(field, value), changes };
    }),
  };
}

/** What the counter reads before it signs: that something differs, not the addresses themselves. */
export function contactStatus({ stage, contact }: ServiceSession): ServiceStatus['contact'] {
  if (stage !== 'contact-approval' || contact === null) return null;
  const { inForce, typed } = contact;
  return contactFields
    .filter((field) => inForce[field] !== typed[field])
    .map((field) => ({
      field,
      before: masked(field, inForce[field]),
      after: masked(field, typed[field]),
    }));
}

function masked(field: (typeof contactFields)[number], value: string | null): string | null {
  return value === null ? null : maskContactField(field, value);
}

function contactOf(contact: ContactEntry | null): ContactEntry {
  if (contact === null) throw new Error('no contact data are asked');
  return contact;
}
