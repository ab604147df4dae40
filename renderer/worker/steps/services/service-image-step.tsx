import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { ScrollArea } from '#renderer/worker/ui/scroll-area.tsx';
import { type ServiceStepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';
import type { SecurityImageId } from '#shared/domain/credential/question-bank.ts';
import { securityImageNames } from '#shared/text/languages/security-image-names.ts';
import styles from '../security-image-step.module.css';
import { SecurityPicture } from '../security-picture.tsx';

const css = classNames(styles);

/** The picture chosen at issuance, among all the others, in an order of this turn. */
export function ServiceImageStep({ step }: { readonly step: ServiceStepAt<'recovery-image'> }) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk, session } = useVisit();
  const { call, busy } = useCall();
  const [chosen, setChosen] = useState<SecurityImageId>();
  const names = securityImageNames[session.language];

  async function submit(): Promise<void> {
    if (chosen !== undefined && !busy) await call(kiosk.submitRecoveryImage({ image: chosen }));
  }

  return (
    <Screen
      title={t('worker:service.image.title')}
      hint={t('worker:service.image.hint')}
      fill
      busy={busy}
      primary={{
        label: t('common:action.continue'),
        disabled: chosen === undefined,
        onPress: () => void submit(),
      }}
    >
      <ScrollArea label={t('worker:service.image.title')}>
        <ul className={css('grid')}>
          {step.images.map((image) => (
            <li key={image}>
              <button
                type="button"
                className={css('card')}
                aria-pressed={image === chosen}
                onClick={() => setChosen(image)}
              >
                <SecurityPicture image={image} />
                <span className={css('name')}>{names[image]}</span>
              </button>
            </li>
          ))}
        </ul>
      </ScrollArea>
    </Screen>
  );
}
