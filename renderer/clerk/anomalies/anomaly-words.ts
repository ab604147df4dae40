import type { TFunction } from 'i18next';
import type { AnomalyRow } from '#shared/contract/kiosk/anomalies/anomaly-methods.ts';

/** What a row says, in one line. */
export function titleOf(row: AnomalyRow, t: TFunction<'clerk'>): string {
  const { kind, count, contact, rate } = row;
  switch (kind) {
    case 'shared-contact':
      return t(`anomalies.what.shared-contact.${contact?.field ?? 'email'}`, {
        count,
        masked: contact?.masked ?? '',
      });
    case 'high-rate':
      return t(`anomalies.rate.${rate?.measure ?? 'unlocks'}`);
    case 'contact-then-unlock':
    case 'after-hours':
      return t(`anomalies.what.${kind}`, { count });
    case 'repeated-failures':
    case 'co-signing-pair':
      return t(`anomalies.what.${kind}`, { count });
  }
}

/** Both rates as counts: a share of few people says less than it seems. */
export function figuresOf({ rate }: AnomalyRow, t: TFunction<'clerk'>): string | null {
  if (rate === null) return null;
  return t('anomalies.rateFigures', {
    own: rate.own.count,
    ownIn: rate.own.exposure,
    unit: t(`anomalies.rateUnit.${rate.measure}`),
    others: rate.others.count,
    othersIn: rate.others.exposure,
  });
}

const codesShown = 3;

export function codesOf({ subjects, kind, count }: AnomalyRow, t: TFunction<'clerk'>): string | null {
  if (subjects.length === 0 || kind === 'high-rate' || kind === 'co-signing-pair') return null;
  const shown = subjects.slice(0, codesShown).join(', ');
  const all = kind === 'shared-contact' ? count : subjects.length;
  const codes = all > codesShown ? t('anomalies.andMore', { codes: shown, more: all - codesShown }) : shown;
  return t('anomalies.codes', { codes, count: all });
}
