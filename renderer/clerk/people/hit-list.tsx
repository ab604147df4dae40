import { Ban, ChevronRight, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { writeName } from '#shared/domain/names/names.ts';
import styles from './hit-list.module.css';

const css = classNames(styles);

/** People that a search found, best first. A press opens the person. */
export function HitList({
  hits,
  onOpen,
}: {
  readonly hits: readonly WorkerHit[];
  readonly onOpen: (hit: WorkerHit) => void;
}) {
  const { t } = useTranslation('clerk');
  const { date } = useFormats();
  return (
    <ul className={css('list')}>
      {hits.map((hit) => {
        const name = writeName(hit);
        return (
          <li key={hit.workerId}>
            <button
              type="button"
              className={css('hit')}
              aria-label={t('hit.open', { name })}
              onClick={() => onOpen(hit)}
            >
              <span className={css('words')}>
                <strong className={css('name')}>{name}</strong>
                <span className={css('facts')}>
                  <span>{hit.nationality}</span>
                  {hit.documentNumber !== hit.identificationCode && (
                    <span className={css('code')}>{hit.documentNumber}</span>
                  )}
                  {hit.birthDate !== null && <span>{t('hit.born', { date: date(hit.birthDate) })}</span>}
                  {hit.credential === 'locked' && (
                    <span className={css('locked')}>
                      <Lock size={16} aria-hidden />
                      {t('service.locked')}
                    </span>
                  )}
                  {hit.credential === 'revoked' && (
                    <span className={css('locked')}>
                      <Ban size={16} aria-hidden />
                      {t('revocation.revoked')}
                    </span>
                  )}
                </span>
              </span>
              <span className={css('side')}>
                <span className={css('code')}>{hit.identificationCode}</span>
                <span className={css('match', hit.match)}>{t(`hit.${hit.match}`)}</span>
              </span>
              <ChevronRight size={20} aria-hidden className={css('arrow')} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
