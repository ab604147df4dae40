import { ScanQrCode } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useShortcuts } from '#renderer/clerk/frame/use-shortcuts.ts';
import { AskHeadOffice } from '#renderer/clerk/people/ask-head-office.tsx';
import { HitList } from '#renderer/clerk/people/hit-list.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { readIdentificationNumber } from '#shared/domain/numbers/identification-number.ts';
import { useVisitSearch, useWorkerSearch } from '../people/use-worker-search.ts';
import { FoundSlip } from './found-slip.tsx';
import styles from './home.module.css';
import { ScanCodeDialog } from './scan-code-dialog.tsx';

const css = classNames(styles);

interface FindPersonProps {
  readonly onOpen: (workerId: string) => void;
  /** Whoever serves people has the camera, and asks head office. */
  readonly isCounter: boolean;
}

/** Search as you type over the registered people of this terminal. */
export function FindPerson({ onOpen, isCounter }: FindPersonProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [text, setText] = useState('');
  const [scanning, setScanning] = useState(false);
  const control = useRef<HTMLInputElement>(null);
  const [times, setTimes] = useState(0);
  const { found: hits, isCurrent } = useWorkerSearch(text, null, times);
  const lookAgain = useCallback(() => setTimes((before) => before + 1), []);
  const slip = useVisitSearch(text);
  const reading = readIdentificationNumber(text);
  const focus = (): void => control.current?.focus();
  /** A reader types the code and presses Enter: whoever has exactly that number opens at once. */
  const openExact = useCallback(
    async (wanted: string): Promise<void> => {
      const [people, slip] = await Promise.all([
        call(kiosk.searchWorkers({ text: wanted, birthDate: null })),
        call(kiosk.findVisitByReference({ text: wanted })),
      ]);
      if (people.kind !== 'done' || slip.kind !== 'done') return;
      const exact = people.value.filter((hit) => hit.match === 'exact');
      const [only] = exact;
      if (only !== undefined && exact.length === 1) onOpen(only.workerId);
      if (exact.length > 0) return;
      if (slip.value.kind === 'waiting') await call(kiosk.resumeVisit({ visitId: slip.value.visit.id }));
      if (slip.value.kind === 'completed') onOpen(slip.value.workerId);
    },
    [call, kiosk, onOpen],
  );
  /** The camera saw a code: it is in the field, also when nobody here has it. */
  const openSeen = useCallback(
    (code: string): void => {
      setScanning(false);
      setText(code);
      void openExact(code);
    },
    [openExact],
  );
  const scan = (): void => {
    if (isCounter) setScanning(true);
  };
  useShortcuts({ '/': focus, F3: focus, F6: scan });
  return (
    <Card title={t('home.searchTitle')} aside={<kbd className={css('hintKey')}>F3</kbd>} fit flush>
      <div className={css('search')}>
        <TextField
          label={t('home.searchLabel')}
          value={text}
          onChange={setText}
          inputMode="search"
          description={t('home.searchHint')}
          maxLength={200}
          controlRef={control}
          warning={'isFromOtherLayout' in reading ? t('home.otherLayout') : undefined}
          onEnter={() => void openExact(text.trim())}
        />
        {isCounter && (
          <Button icon={ScanQrCode} hint="F6" onPress={scan}>
            {t('kit.scan.start')}
          </Button>
        )}
      </div>
      <div className={css('results')} aria-live="polite">
        {slip !== null && slip.kind !== 'none' && (
          <div className={css('found')}>
            <FoundSlip slip={slip} onWorker={onOpen} />
          </div>
        )}
        {hits === null ? (
          <p className={css('quietWords')}>{t('home.searchEmpty')}</p>
        ) : hits.length === 0 ? (
          (slip === null || slip.kind === 'none') && (
            <>
              <p className={css('quietWords')}>
                {reading.kind === 'mistyped'
                  ? t('service.mistypedCode')
                  : reading.kind === 'garbled'
                    ? t('home.garbledCode')
                    : t('home.searchNothing')}
              </p>
              {isCounter && isCurrent && (
                <AskHeadOffice text={text.trim()} onAsked={focus} onFound={lookAgain} />
              )}
            </>
          )
        ) : (
          <HitList hits={hits} onOpen={(hit) => onOpen(hit.workerId)} />
        )}
      </div>
      {scanning && <ScanCodeDialog onClose={() => setScanning(false)} onCode={openSeen} />}
    </Card>
  );
}
