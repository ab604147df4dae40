import type { Moment } from '#shared/domain/dates.ts';
import { readMrz } from '#shared/domain/mrz/mrz.ts';
import type { MrzReadingField } from '#shared/vision/reading/mrz-reading.ts';

/** Fields that a reading believes although other characters are printed: there must be none. */
export function wrongFields(
  printed: readonly string[],
  read: readonly MrzReadingField[],
  now: Moment,
): MrzReadingField[] {
  const zone = readMrz(printed.join('\n'), now);
  if (zone.format === null) throw new Error('no zone is printed');
  const { fields } = zone;
  const truth = {
    ...fields,
    birthDate: fields.birthDate ?? fields.birthDateRaw,
    expiryDate: fields.expiryDate ?? fields.expiryDateRaw,
  };
  return read.filter(({ name, value, state }) => state !== 'doubtful' && value !== truth[name]);
}
