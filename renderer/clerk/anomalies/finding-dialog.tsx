import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { kindOf } from '#renderer/clerk/safety/kind-of-event.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { FindingRow, FoundFacts } from '#shared/contract/kiosk/anomalies/finding-methods.ts';
import styles from './anomalies.module.css';

const css = classNames(styles);

const shortestNote = 3;

interface FindingDialogProps {
  readonly row: FindingRow;
  readonly onClose: () => void;
  readonly onMarked: () => void;
}

/** What was told, where and when, what was decided by it, and what came of looking at it. */
export function FindingDialog({ row, onClose, onMarked }: FindingDialogProps) {
  const { t, i18n } = useTranslation(['clerk', 'common']);
  const { moment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [facts, setFacts] = useState<FoundFacts | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let alive = true;
    void call(kiosk.openFinding({ id: row.id })).then((answer) => {
      if (!alive) return;
      if (answer.kind === 'done') setFacts(answer.value);
      else if (answer.kind === 'error') setProblem(t(`findings.markError.${answer.error.code}`));
    });
    return () => {
      alive = false;
    };
  }, [call, kiosk, row.id, t]);

  async function save(): Promise<void> {
    const answer = await call(kiosk.markFinding({ id: row.id, note: note.trim() }));
    if (answer.kind === 'error') setProblem(t(`findings.markError.${answer.error.code}`));
    if (answer.kind === 'done') onMarked();
  }

  /** Of a newer program it may have a name that is not known here. */
  function nameOf(field: string): string {
    const keys = [`common:fieldOf.passport.${field}`, `common:field.${field}`];
    const key = keys.find((each) => i18n.exists(each));
    return key === undefined ? field : String(t(key as never));
  }

  return (
    <Dialog
      title={t(`findings.what.${row.kind}`)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.close')}</Button>
          {row.mayMark && (
            <Button
              variant="primary"
              isDisabled={note.trim().length < shortestNote || facts === null}
              isPending={busy}
              onPress={() => void save()}
            >
              {t('anomalies.mark')}
            </Button>
          )}
        </>
      }
    >
      <p>{t(`findings.why.${row.kind}`)}</p>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      {facts === null && problem === null && <Busy label={t('loading')} />}
      {facts !== null && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in it takes the focus, and it scrolls
        <ul className={css('told')} tabIndex={0} aria-label={t('findings.told')}>
          {facts.told.map(({ terminal, at, type, values }, place) => (
            <li key={`${terminal} ${at} ${place}`}>
              <strong>
                {t('findings.toldAt', {
                  kind: t(`packets.refused.kind.${kindOf(type)}`),
                  terminal,
                  at: moment(at),
                })}
              </strong>
              {facts.fields.map((field) => (
                <span key={field} className={css('fact')}>
                  {t('findings.value', { field: nameOf(field), value: values[field] || t('findings.empty') })}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      {row.mayMark ? (
        <TextField label={t('anomalies.note')} value={note} onChange={setNote} maxLength={300} />
      ) : (
        row.looked === null && <Notice tone="info">{t('anomalies.notYours')}</Notice>
      )}
    </Dialog>
  );
}
