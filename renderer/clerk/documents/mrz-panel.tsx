import { Check, ClipboardCheck, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { given } from '#renderer/ui/field/field-props.ts';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { isMrzFromOtherLayout, type MrzCheck, readMrz } from '#shared/domain/mrz/mrz.ts';
import { awaitsNextMrzLine } from '#shared/domain/mrz/mrz-shape.ts';
import { draftValueLimit } from '#shared/domain/registration/fields.ts';
import { selectField } from '../registration/field-focus.ts';
import { useRegistration } from '../registration/flow-context.ts';
import { AcceptMrzDialog } from './accept-mrz-dialog.tsx';
import styles from './mrz-panel.module.css';
import { draftFromMrz } from './mrz-values.ts';
import { remarkOn } from './reading/field-readings.ts';
import { FieldRemarkLine } from './reading/field-remark.tsx';
import { MrzStrip } from './reading/mrz-strip.tsx';
import { ReadMark } from './reading/read-mark.tsx';
import { useFieldReading } from './reading/reading-context.ts';

const css = classNames(styles);

/** The machine-readable zone, pasted, typed or scanned, with every check digit by itself. */
export function MrzPanel() {
  const { t } = useTranslation('clerk');
  const { values, visit, type } = useRegistration();
  const [accepting, setAccepting] = useState(false);
  const [used, setUsed] = useState('');
  const text = values['identity.mrz'] ?? '';
  const reading = readMrz(text, new Date());
  const isRead = reading.format !== null;
  const ofCopy = useFieldReading('identity.mrz');
  /** Read from the copy, every digit right: the fields are filled, and each says where it differs. */
  const isCopied =
    isRead && reading.verified && ofCopy !== undefined && remarkOn(ofCopy, values) === 'agrees';

  /** Enter, also a reader's own at the end of the zone, goes to the act that fills the fields, not past it. */
  const awaitsUse = isRead && !isCopied && used !== text;

  function use(): void {
    if (!isRead) return;
    for (const [field, value] of draftFromMrz(reading.fields, values)) type(field, value);
    setUsed(text);
  }

  // No check digit covers the names: a person compares them next.
  useEffect(() => {
    if (used !== '') selectField(document, 'identity.surname');
  }, [used]);

  return (
    <div className={css('panel')} {...given('data-enter-scope', awaitsUse ? '' : undefined)}>
      <MrzStrip />
      <div data-field="identity.mrz">
        <TextField
          label={t('mrz.title')}
          value={text}
          onChange={(value) => type('identity.mrz', value)}
          rows={2}
          breaksLine={awaitsNextMrzLine(text)}
          code
          maxLength={draftValueLimit}
          name="identity.mrz"
          description={isRead ? undefined : t('mrz.help')}
          mark={<ReadMark field="identity.mrz" />}
          warning={isRead || reading.problem === 'empty' ? undefined : t(`mrz.problem.${reading.problem}`)}
        />
        <FieldRemarkLine field="identity.mrz" />
      </div>
      {isRead && isMrzFromOtherLayout(text) && (
        <Notice tone="warn" compact>
          {t('mrz.otherLayout')}
        </Notice>
      )}
      {isRead && (
        <>
          {!isCopied && (
            <ul className={css('checks')}>
              {reading.checks.map((check) => (
                <CheckDigit key={check.field} check={check} />
              ))}
            </ul>
          )}
          {!reading.verified &&
            (visit.mrzAccepted === null ? (
              <Notice
                tone="warn"
                compact
                actions={
                  <Button variant="quiet" onPress={() => setAccepting(true)}>
                    {t('mrz.accept')}
                  </Button>
                }
              >
                {t('mrz.someWrong')}
              </Notice>
            ) : (
              <Notice tone="info" compact>
                {t('mrz.accepted', visit.mrzAccepted)}
              </Notice>
            ))}
          <div className={css('use')} data-forward>
            <span className={css('verdict', reading.verified && 'right')}>
              {used === text ? t('mrz.used') : reading.verified ? t('mrz.allRight') : ''}
            </span>
            <Button
              variant={reading.verified && used !== text && !isCopied ? 'primary' : 'secondary'}
              icon={ClipboardCheck}
              onPress={use}
            >
              {t('mrz.use')}
            </Button>
          </div>
        </>
      )}
      {accepting && <AcceptMrzDialog onClose={() => setAccepting(false)} />}
    </div>
  );
}

function CheckDigit({ check }: { readonly check: MrzCheck }) {
  const { t } = useTranslation('clerk');
  const verdict = check.ok
    ? t('mrz.right')
    : t('mrz.expected', { expected: check.expected, found: check.found });
  return (
    <li className={css('check', check.ok ? 'right' : 'wrong')}>
      {check.ok ? (
        <Check size={16} strokeWidth={3} aria-hidden />
      ) : (
        <X size={16} strokeWidth={3} aria-hidden />
      )}
      <span className={css('checkName')}>{t(`mrz.check.${check.field}`)}</span>
      <span className={css(check.ok ? 'spoken' : 'checkVerdict')}>{verdict}</span>
    </li>
  );
}
