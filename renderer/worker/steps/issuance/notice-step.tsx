import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { Reading } from '#renderer/worker/frame/reading.tsx';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { type StepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';
import { privacyNotice } from '#shared/text/papers/privacy-notice.ts';

/** The privacy notice, before anything is asked (LOPDP art. 12). It informs; it does not ask for consent. */
export function NoticeStep({ step }: { readonly step: StepAt<'notice'> }) {
  const { t } = useTranslation('worker');
  const { kiosk, session } = useVisit();
  const { call, busy } = useCall();
  const notice = privacyNotice(session.language, step.version);
  return (
    <Screen
      title={notice.title}
      hint={notice.summary}
      fill
      busy={busy}
      primary={{ label: t('notice.go'), onPress: () => void call(kiosk.acknowledgeNotice({})) }}
    >
      <Reading title={notice.title} sections={notice.sections} />
    </Screen>
  );
}
