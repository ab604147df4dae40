import { RotateCw, ScanLine } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { ChoiceField } from '#renderer/ui/field/choice-field.tsx';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import {
  type CaptureSettings,
  type ScannerDevice,
  type ScannerProblem,
  scanResolutions,
} from '#shared/contract/kiosk/documents/capture-methods.ts';

interface ScannerDialogProps {
  readonly settings: CaptureSettings;
  readonly onClose: () => void;
  /** The choice was saved; scan with it. */
  readonly onScan: (choice: CaptureSettings & { readonly scanner: string }) => void;
}

type Found = { readonly scanners: readonly ScannerDevice[]; readonly problem: ScannerProblem | null };

/** Which scanner, from where and how fine. Chosen once: the next scan begins at once. */
export function ScannerDialog({ settings, onClose, onScan }: ScannerDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [found, setFound] = useState<Found | null>(null);
  const [choice, setChoice] = useState(settings);

  const look = useCallback(async () => {
    setFound(null);
    const answer = await call(kiosk.listScanners({}));
    setFound(answer.kind === 'done' ? answer.value : { scanners: [], problem: 'scan-failed' });
  }, [call, kiosk]);
  useEffect(() => void look(), [look]);

  const device = found?.scanners.find(({ id }) => id === choice.scanner) ?? found?.scanners[0];
  const source = device?.sources.find((each) => each === choice.source) ?? device?.sources[0] ?? 'flatbed';

  async function begin(): Promise<void> {
    if (device === undefined) return;
    const chosen = { ...choice, scanner: device.id, source };
    await call(kiosk.saveCaptureSettings(chosen));
    onScan(chosen);
  }

  return (
    <Dialog
      title={t('capture.scanner.title')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="primary"
            icon={ScanLine}
            isDisabled={device === undefined}
            onPress={() => void begin()}
          >
            {t('capture.scanner.begin')}
          </Button>
        </>
      }
    >
      {found === null ? (
        <Busy label={t('capture.scanner.looking')} />
      ) : device === undefined ? (
        <Notice
          tone="warn"
          title={
            found.problem === null ? t('capture.scanner.none') : t(`capture.problem.${found.problem}.title`)
          }
          actions={
            <Button icon={RotateCw} onPress={() => void look()}>
              {t('capture.scanner.lookAgain')}
            </Button>
          }
        >
          {found.problem === null
            ? t('capture.scanner.noneText')
            : t(`capture.problem.${found.problem}.text`)}
        </Notice>
      ) : (
        <>
          <SelectField
            label={t('capture.scanner.device')}
            value={device.id}
            placeholder=""
            onChange={(scanner) => setChoice({ ...choice, scanner })}
            choices={found.scanners.map(({ id, name }) => ({ id, label: name }))}
          />
          {device.sources.length > 1 && (
            <ChoiceField
              label={t('capture.scanner.source')}
              value={source}
              onChange={(next) =>
                setChoice({ ...choice, source: device.sources.find((each) => each === next) ?? source })
              }
              choices={device.sources.map((id) => ({ id, label: t(`capture.scanner.${id}`) }))}
            />
          )}
          <ChoiceField
            label={t('capture.scanner.resolution')}
            value={String(choice.resolution)}
            onChange={(next) =>
              setChoice({
                ...choice,
                resolution: scanResolutions.find((dots) => String(dots) === next) ?? 300,
              })
            }
            description={t('capture.scanner.recommended')}
            choices={scanResolutions.map((dots) => ({
              id: String(dots),
              label: t('capture.scanner.dots', { dots }),
            }))}
          />
        </>
      )}
    </Dialog>
  );
}
