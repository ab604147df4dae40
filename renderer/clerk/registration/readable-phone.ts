import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { checkPhone, type PhoneKind } from '#shared/domain/contact/contact.ts';

/** A sound number as it is dialled from anywhere, in groups; null while it is not sound. */
export function readablePhone(typed: string, kind: PhoneKind): string | null {
  const check = checkPhone(typed, kind);
  if (!check.ok) return null;
  return parsePhoneNumberFromString(check.value)?.formatInternational() ?? null;
}
