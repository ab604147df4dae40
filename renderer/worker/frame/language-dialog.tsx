import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { TouchButton } from '../ui/touch-button.tsx';
import { useVisit } from '../ui/worker-context.ts';
import { Cover } from './cover.tsx';
import { LanguageChoices } from './language-choices.tsx';

interface LanguageDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Changes the language in the middle of the way, without losing the place. */
export function LanguageDialog({ open, onClose }: LanguageDialogProps) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk } = useVisit();
  const { call } = useCall();
  if (!open) return null;
  return (
    <Cover title={t('worker:language.title')} onClose={onClose}>
      <LanguageChoices
        onChoose={async (language) => {
          await call(kiosk.chooseLanguage({ language }));
          onClose();
        }}
      />
      <TouchButton tone="quiet" onPress={onClose}>
        {t('common:action.cancel')}
      </TouchButton>
    </Cover>
  );
}
