import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { StaffDialog } from './staff-dialog.tsx';
import styles from './staff-door.module.css';

const css = classNames(styles);

/** The staff's discreet way back to the counter's view. */
export function StaffDoor() {
  const { t } = useTranslation('worker');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={css('door')}
        aria-label={t('frame.staff')}
        onClick={() => setOpen(true)}
      >
        <LockKeyhole aria-hidden className={css('icon')} />
      </button>
      {open && <StaffDialog onClose={() => setOpen(false)} />}
    </>
  );
}
