import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { LineCard } from './line-card.tsx';
import { OfficeCard } from './office-card.tsx';
import { PacketCard } from './packet-card.tsx';
import { RefusedCard } from './refused-card.tsx';
import styles from './safety.module.css';
import { SecretCard } from './secret-card.tsx';
import { useWatched } from './use-watched.ts';

const css = classNames(styles);

/** What goes to head office and comes back: over the line, and what counters hand each other by it; then on a drive. */
export function HeadOffice() {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const ask = useCallback(async () => {
    const answer = await call(kiosk.getPackets({}));
    return answer.kind === 'done' ? answer.value : null;
  }, [call, kiosk]);
  const { value: packets, look } = useWatched(ask);

  if (packets === null) return <Busy label={t('loading')} />;
  return (
    <div className={css('sides')}>
      <div className={css('stack')}>
        <LineCard />
        <PacketCard packets={packets} onChanged={look} />
      </div>
      <div className={css('stack')}>
        <SecretCard />
        {packets.refusedCount > 0 && <RefusedCard packets={packets} />}
        <OfficeCard packets={packets} onChanged={look} />
      </div>
    </div>
  );
}
