import { Usb } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { readJoiningCode } from '#shared/contract/head-office/joining.ts';
import type { JoiningOnDrive } from '#shared/contract/kiosk/head-office/line-methods.ts';
import { Fingerprint } from './fingerprint.tsx';
import { PlacesDialog } from './places-dialog.tsx';
import styles from './safety.module.css';

const css = classNames(styles);

type Found = NonNullable<JoiningOnDrive['found']>;

/** The file from a drive, the code as it was said, and two people who compare the fingerprint. */
export function JoinDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const signing = useCall();
  const [chosen, setChosen] = useState<Found | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const look = useCallback(
    async (folder: string | null) => {
      const answer = await call(kiosk.lookForJoining({ folder }));
      return answer.kind === 'done' ? answer.value : null;
    },
    [call, kiosk],
  );

  async function sign(
    { file }: Found,
    typed: string,
    coSignature: CoSignature,
  ): Promise<CoSignRefusal | null> {
    const answer = await signing.call(kiosk.joinHeadOffice({ file, code: typed, coSignature }));
    if (answer.kind === 'done') onClose();
    return answer.kind === 'error' ? answer.error : null;
  }

  if (chosen !== null && code === null) {
    return <CodeDialog name={chosen.name} onClose={onClose} onCode={setCode} />;
  }
  if (chosen !== null && code !== null) {
    return (
      <CoSignDialog
        title={t('line.choose.signTitle', { name: chosen.name })}
        signLabel={t('line.choose.sign')}
        act={{ act: 'joinHeadOffice', file: chosen.file }}
        isPending={signing.busy}
        onClose={onClose}
        onSign={(coSignature) => sign(chosen, code, coSignature)}
      >
        <p>{t('line.choose.signText')}</p>
      </CoSignDialog>
    );
  }
  return (
    <PlacesDialog title={t('line.choose.title')} lead={t('line.choose.lead')} look={look} onClose={onClose}>
      {(place) => <JoiningItem key={place.path} place={place} onChoose={setChosen} />}
    </PlacesDialog>
  );
}

function JoiningItem({
  place: { drive, found, problem },
  onChoose,
}: {
  readonly place: JoiningOnDrive;
  readonly onChoose: (found: Found) => void;
}) {
  const { t } = useTranslation('clerk');
  function words(): string {
    if (problem === null) return t('line.choose.nothing');
    return problem === 'unreadable' ? t('line.choose.unreadable') : t(`safety.choose.problem.${problem}`);
  }
  return (
    <li className={css('place')}>
      <Usb size={28} aria-hidden />
      <div className={css('words')}>
        <strong>{found === null ? drive : found.name}</strong>
        {found === null ? (
          <span className={css(problem === null ? 'detail' : 'warn')}>{words()}</span>
        ) : (
          <>
            <span className={css('detail')}>{[drive, ...found.hosts].join(' · ')}</span>
            <Fingerprint of={found.fingerprint} />
            {!found.isOwn && (
              <span className={css('warn')}>
                {t('line.choose.otherTerminal', { terminal: found.terminal })}
              </span>
            )}
          </>
        )}
      </div>
      {found?.isOwn === true && (
        <Button variant="primary" onPress={() => onChoose(found)}>
          {t('line.choose.use')}
        </Button>
      )}
    </li>
  );
}

function CodeDialog({
  name,
  onClose,
  onCode,
}: {
  readonly name: string;
  readonly onClose: () => void;
  readonly onCode: (code: string) => void;
}) {
  const { t } = useTranslation(['clerk', 'common']);
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  function goOn(): void {
    const code = readJoiningCode(typed);
    if (code === undefined) setWrong(true);
    else onCode(code.code);
  }
  return (
    <Dialog
      title={t('line.choose.signTitle', { name })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button variant="primary" onPress={goOn}>
            {t('line.choose.next')}
          </Button>
        </>
      }
    >
      {isWrong && <Notice tone="bad">{t('line.choose.codeWrong')}</Notice>}
      <TextField
        label={t('line.choose.code')}
        value={typed}
        onChange={setTyped}
        onEnter={goOn}
        maxLength={40}
        description={t('line.choose.codeHelp')}
        code
        autoFocus
      />
    </Dialog>
  );
}
