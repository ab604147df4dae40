import { ClipboardPen, Clock3, ConciergeBell, IdCard, type LucideIcon } from 'lucide-react';
import { useCall } from '#renderer/api/kiosk.ts';
import { Cover } from '../frame/cover.tsx';
import { StaffDoor } from '../frame/staff-door.tsx';
import { OwnWords } from '../ui/own-words.tsx';
import { TouchButton } from '../ui/touch-button.tsx';
import { useVisit, type VisitSession } from '../ui/worker-context.ts';
import styles from './help-cover.module.css';

type Help = NonNullable<VisitSession['help']>;

const icons: Record<Help, LucideIcon> = {
  asked: ConciergeBell,
  'attempts-spent': IdCard,
  'data-wrong': ClipboardPen,
  away: Clock3,
};

/** The visit waits for the staff. What was typed stays beneath, out of sight. */
export function HelpCover({ help }: { readonly help: Help }) {
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const Icon = icons[help];
  return (
    <Cover title={<OwnWords words={(t) => t(`help.${help}.title`)} />} full>
      <Icon aria-hidden className={styles['icon']} />
      <p className={styles['words']}>
        <OwnWords words={(t) => t(`help.${help}.body`)} />
      </p>
      {help === 'asked' && (
        <TouchButton isDisabled={busy} onPress={() => void call(kiosk.cancelHelp({}))}>
          <OwnWords words={(t) => t('help.cancel')} />
        </TouchButton>
      )}
      <div className={styles['corner']}>
        <StaffDoor />
      </div>
    </Cover>
  );
}
