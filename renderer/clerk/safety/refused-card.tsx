import { useTranslation } from 'react-i18next';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { Packets } from '#shared/contract/kiosk/safety/packet-methods.ts';
import { kindOf } from './kind-of-event.ts';
import styles from './safety.module.css';

const css = classNames(styles);

/** What head office did not take, why, and what to do. */
export function RefusedCard({ packets }: { readonly packets: Packets }) {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  const { refused, refusedCount } = packets;
  return (
    <Card title={t('packets.refused.title')}>
      <div className={css('card')}>
        <p className={css('lead')}>{t('packets.refused.lead', { count: refusedCount })}</p>
        {refused.length > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it takes the focus, and it scrolls
          <ul className={css('refusals')} tabIndex={0} aria-label={t('packets.refused.title')}>
            {refused.map(({ epoch, number, type, at, about, reason }) => {
              const facts = { kind: t(`packets.refused.kind.${kindOf(type)}`), when: moment(at) };
              return (
                <li key={`${epoch} ${number}`}>
                  <strong>{reason}</strong>
                  <span className={css('detail')}>
                    {about === null
                      ? t('packets.refused.nobody', facts)
                      : t('packets.refused.about', { ...facts, code: about })}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </Card>
  );
}
