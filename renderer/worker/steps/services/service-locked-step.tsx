import { Check, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { TouchButton } from '#renderer/worker/ui/touch-button.tsx';
import { useVisit } from '#renderer/worker/ui/worker-context.ts';
import styles from './service.module.css';

const css = classNames(styles);

/** Locked, and the way out of it. */
export function ServiceLockedStep() {
  const { t } = useTranslation('worker');
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  return (
    <Screen
      title={t('service.locked.title')}
      hint={t('service.locked.hint')}
      busy={busy}
      primary={{ label: t('service.locked.unlock'), onPress: () => void call(kiosk.unlockInstead({})) }}
    >
      <div className={css('outcome')}>
        <Lock aria-hidden className={css('icon', 'bad')} />
        <TouchButton icon={Check} isDisabled={busy} onPress={() => void call(kiosk.finishWorkerVisit({}))}>
          {t('done.finish')}
        </TouchButton>
      </div>
    </Screen>
  );
}
