import { Contrast, Globe } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { languages } from '#shared/domain/language-code.ts';
import { useVisit, type VisitSession } from '../ui/worker-context.ts';
import styles from './accessibility-bar.module.css';
import { LanguageDialog } from './language-dialog.tsx';
import { StaffDoor } from './staff-door.tsx';

const css = classNames(styles);

/** Named here and not taken from the API's schemas, which would bring their library into the page. */
const textSizes = ['normal', 'large', 'largest'] as const satisfies readonly VisitSession['textSize'][];

/** Language, text size and contrast, always at hand; and the staff's way in, at the very corner. */
export function AccessibilityBar() {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk, session } = useVisit();
  const { call } = useCall();
  const [choosing, setChoosing] = useState(false);
  const { textSize, highContrast, language } = session;

  return (
    <div className={css('bar')}>
      {session.step.stage !== 'language' && (
        <button
          type="button"
          className={css('control')}
          aria-label={`${t('worker:frame.language')}: ${languages[language].ownName}`}
          onClick={() => setChoosing(true)}
        >
          <Globe aria-hidden className={css('icon')} />
          <span>{languages[language].ownName}</span>
        </button>
      )}
      <ToggleButtonGroup
        className={css('sizes')}
        aria-label={t('worker:frame.textSize')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[textSize]}
        onSelectionChange={(chosen) => {
          const size = textSizes.find((candidate) => chosen.has(candidate));
          if (size !== undefined) void call(kiosk.changeAccessibility({ textSize: size, highContrast }));
        }}
      >
        {textSizes.map((size) => (
          <ToggleButton
            key={size}
            id={size}
            preventFocusOnPress
            className={css('control', 'size', size)}
            aria-label={t(`worker:frame.size.${size}`)}
          >
            <span aria-hidden>A</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <ToggleButton
        className={css('control')}
        aria-label={t('worker:frame.contrast')}
        isSelected={highContrast}
        preventFocusOnPress
        onChange={(on) => void call(kiosk.changeAccessibility({ textSize, highContrast: on }))}
      >
        <Contrast aria-hidden className={css('icon')} />
      </ToggleButton>
      <StaffDoor />
      <LanguageDialog open={choosing} onClose={() => setChoosing(false)} />
    </div>
  );
}
