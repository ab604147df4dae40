import type { TurnWorker } from '#electron/main/context/worker-turn.ts';
import type { ServiceStanding, ServiceStep } from '#shared/contract/kiosk/services/service-session.ts';
import { type ContactData, maskContactField } from '#shared/domain/contact/contact-change.ts';
import { contactFields } from '#shared/domain/contact/contact-fields.ts';
import type { ContactEntry, ServiceTurn } from '../context/service-turn.ts';

/** New contact data on their way from the worker's view to the signature, in memory only. */

/** The first of the three, once the person has proved themself. Throws when nobody has. */
export function beginContactEntry(service: ServiceTurn): void {
  const worker = service.subject?.worker ?? null;
  if (worker === null || !service.identityProved) throw new Error('nobody is proved');
  const inForce = contactDataOf(worker);
  service.contact = { inForce, typed: inForce, field: 'email' };
  service.stage = 'contact-entry';
}

function contactDataOf({ email, values }: TurnWorker): ContactData {
  return {
    email,
    mobile: values['contact.mobile']?.trim() || null,
    landline: values['contact.landline']?.trim() || null,
  };
}

/** Leads to the next of the three, and after the last one to all of them once more. */
export function passContactField(service: ServiceTurn, entry: ContactEntry): void {
  const next = contactFields[contactFields.indexOf(entry.field) + 1];
  service.contact = next === undefined ? entry : { ...entry, field: next };
  if (next === undefined) service.stage = 'contact-confirm';
}

/** One of the three back. False at the first. */
export function unpassContactField(service: ServiceTurn, entry: ContactEntry): boolean {
  const before = contactFields[contactFields.indexOf(entry.field) - 1];
  if (before === undefined) return false;
  service.contact = { ...entry, field: before };
  return true;
}

export function contactEntryStep({ contact }: ServiceTurn): Extract<ServiceStep, { stage: 'contact-entry' }> {
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
}: ServiceTurn): Extract<ServiceStep, { stage: 'contact-confirm' }> {
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
export function contactStanding({ stage, contact }: ServiceTurn): ServiceStanding['contact'] {
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
