import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import type { Packets } from '#shared/contract/kiosk/safety/packet-methods.ts';
import { LineCard } from './line-card.tsx';
import { OfficeCard } from './office-card.tsx';
import { PacketCard } from './packet-card.tsx';
import { RefusedCard } from './refused-card.tsx';
import styles from './safety.module.css';

const css = classNames(styles);

/** Milliseconds between two looks while somebody reads the screen. */
const lookAgainAfter = 1500;

/** What travels to head office on a drive, and what came back. */
export function HeadOffice() {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [packets, setPackets] = useState<Packets | null>(null);

  const look = useCallback(async () => {
    const answer = await call(kiosk.getPackets({}));
    if (answer.kind === 'done') setPackets(answer.value);
  }, [call, kiosk]);

  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), lookAgainAfter);
    return () => clearInterval(timer);
  }, [look]);

  if (packets === null) return <Busy label={t('loading')} />;
  return (
    <div className={css('cards', 'pairs')}>
      <PacketCard packets={packets} onChanged={look} />
      <RefusedCard packets={packets} />
      <OfficeCard packets={packets} onChanged={look} />
      <LineCard />
    </div>
  );
}
