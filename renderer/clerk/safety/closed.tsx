import { Printer, Usb } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Entrance } from '#renderer/clerk/entrance/entrance.tsx';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useLanguage } from '#renderer/ui/language/i18n.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import type { PlaceView } from '#shared/contract/kiosk/safety/safety-values.ts';
import { closingFacts } from '#shared/text/languages/closing-facts.ts';
import { PlaceItem } from './place-item.tsx';
import { PlacesDialog } from './places-dialog.tsx';
import styles from './safety.module.css';

const css = classNames(styles);

/** Nothing of the terminal is left here but its certificate. */
export function Closed({ session }: { readonly session: SessionIn<'closed'> }) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const language = useLanguage();
  const { call, busy } = useCall();
  const [isSaving, setSaving] = useState(false);
  const [word, setWord] = useState<{ readonly tone: 'good' | 'warn'; readonly text: string } | null>(null);
  const { certificate, isAtPlace, preview } = session;
  const place = certificate.statement.backup?.place ?? '';

  async function print(): Promise<void> {
    const answer = await call(kiosk.printClosingCertificate({ language }));
    if (answer.kind !== 'done') return;
    const isPrinted = answer.value.printerProblem === null;
    setWord({
      tone: isPrinted ? 'good' : 'warn',
      text: t(`leaving.closed.${isPrinted ? 'printed' : 'notPrinted'}`),
    });
  }

  return (
    <Entrance preview={preview} place={t('terminal', certificate.statement)} width="medium">
      <div className={css('stack')}>
        <PageHeader title={t('leaving.closed.title')} lead={t('leaving.closed.lead')} />
        <Card>
          <div className={css('stack')}>
            <Notice tone={isAtPlace ? 'good' : 'warn'}>
              {isAtPlace ? t('leaving.closed.atPlace', { place }) : t('leaving.closed.notAtPlace')}
            </Notice>
            <dl className={css('facts')}>
              {closingFacts(certificate, language).map(({ label, value, isBad }) => (
                <div key={label} className={css('fact')}>
                  <dt>{label}</dt>
                  <dd className={css(isBad && 'bad')}>{value}</dd>
                </div>
              ))}
            </dl>
            <p>{t('leaving.certificate.what')}</p>
            {certificate.statement.backup !== null && <p>{t('leaving.certificate.copies')}</p>}
          </div>
          <div className={css('end', 'inSight')}>
            {word !== null && (
              <Notice tone={word.tone} compact>
                {word.text}
              </Notice>
            )}
            <Button icon={Printer} isPending={busy} onPress={() => void print()}>
              {t('leaving.closed.print')}
            </Button>
            <Button icon={Usb} onPress={() => setSaving(true)}>
              {t('leaving.closed.save')}
            </Button>
            <Button variant="primary" onPress={() => void call(kiosk.putCertificateAway({}))}>
              {t('leaving.closed.end')}
            </Button>
          </div>
        </Card>
      </div>
      {isSaving && (
        <SaveDialog
          onSaved={(name) => {
            setSaving(false);
            setWord({ tone: 'good', text: t('leaving.closed.saved', { place: name }) });
          }}
          onClose={() => setSaving(false)}
        />
      )}
    </Entrance>
  );
}

function SaveDialog({
  onSaved,
  onClose,
}: {
  readonly onSaved: (place: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const language = useLanguage();
  const { call } = useCall();
  const saving = useCall();
  const [problem, setProblem] = useState<string | null>(null);
  const look = useCallback(
    async (folder: string | null) => {
      const answer = await call(kiosk.lookForBackups({ folder }));
      return answer.kind === 'done' ? answer.value : null;
    },
    [call, kiosk],
  );

  async function save({ path, name }: PlaceView): Promise<void> {
    setProblem(null);
    const answer = await saving.call(kiosk.saveClosingCertificate({ path, language }));
    if (answer.kind === 'done') onSaved(name);
    if (answer.kind !== 'error') return;
    const { code } = answer.error;
    setProblem(t(`safety.choose.problem.${code === 'no-certificate' ? 'failed' : code}`));
  }

  return (
    <PlacesDialog
      title={t('leaving.closed.saveTitle')}
      lead={t('leaving.closed.saveLead')}
      problem={problem}
      look={look}
      onClose={onClose}
    >
      {(place) => (
        <PlaceItem
          key={place.path}
          place={place}
          use={t('leaving.closed.saveHere')}
          isPending={saving.busy}
          onChoose={() => void save(place)}
        />
      )}
    </PlacesDialog>
  );
}
