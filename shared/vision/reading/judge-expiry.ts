import { ecuadorDay, isRealDate, type Moment } from '#shared/domain/dates.ts';
import { daysBetween } from '#shared/domain/registration/deadlines.ts';
import type { StoredMrz } from './document-reading.ts';
import type { GateResult } from './gates.ts';

/** Whether the passport is valid today; unknown when its expiry date was not read for certain. */
export function judgeExpiry(mrz: Pick<StoredMrz, 'fields'> | null, now: Moment): GateResult {
  const expiry = mrz?.fields.find(({ name }) => name === 'expiryDate');
  if (expiry === undefined || !isRealDate(expiry.value) || expiry.state === 'doubtful') {
    return { gate: 'expiry', outcome: 'unknown', measured: null, limit: 0, unit: 'days' };
  }
  const left = daysBetween(ecuadorDay(now), expiry.value);
  return {
    gate: 'expiry',
    outcome: left < 0 ? 'failed' : 'passed',
    measured: left,
    limit: 0,
    unit: 'days',
  };
}
