import { Check, CircleX, FileText, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import {
  useFieldName,
  useGroupName,
  useWorkerProcedureWords,
} from '#renderer/ui/language/procedure-words.ts';
import { readableValue } from '#renderer/worker/entry/format-value.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { ScrollArea } from '#renderer/worker/ui/scroll-area.tsx';
import { type StepAt, useProcedure, useVisit } from '#renderer/worker/ui/worker-context.ts';
import { clerkLanguageOf } from '#shared/domain/language-code.ts';
import { findField } from '#shared/domain/procedures/definition.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { isContractTypeId } from '#shared/domain/registration/contract-types.ts';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import { defaultVisaTypes } from '#shared/domain/registration/visa-types.ts';
import styles from './confirm-captured-step.module.css';

const css = classNames(styles);

/** What the clerk captured, read by the person it is about. Anything marked goes back to the counter. */
export function ConfirmCapturedStep({ step }: { readonly step: StepAt<'confirm-captured'> }) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk, session } = useVisit();
  const { call, busy } = useCall();
  const procedure = useProcedure();
  const definition = definitionOf(procedure);
  const words = useWorkerProcedureWords(procedure);
  const groupName = useGroupName(procedure);
  const fieldName = useFieldName(procedure);
  const [wrong, setWrong] = useState<readonly DraftField[]>([]);

  function toggle(field: DraftField): void {
    setWrong(wrong.includes(field) ? wrong.filter((marked) => marked !== field) : [...wrong, field]);
  }

  function shown(field: DraftField, value: string): string {
    const kind = findField(definition, field)?.kind;
    if (kind === 'sex' && (value === 'F' || value === 'M' || value === 'X')) {
      return t(`worker:captured.sex.${value}`);
    }
    if (kind === 'contract-type' && isContractTypeId(value)) return t(`common:contractType.${value}`);
    const visaType = defaultVisaTypes.find(({ id }) => id === value);
    if (kind === 'visa-type' && visaType !== undefined) return t(`common:visa.${visaType.id}`);
    if (kind === 'visa-type' && step.visaNames !== null)
      return step.visaNames[clerkLanguageOf(session.language)];
    return readableValue(kind, value, session.language);
  }

  const send = () => void call(kiosk.confirmCaptured({ wrongFields: [...wrong] }));
  const primary =
    wrong.length === 0
      ? { label: t('worker:captured.allRight'), icon: Check, onPress: send }
      : {
          label: t('worker:captured.sendBack', { count: wrong.length }),
          icon: Undo2,
          tone: 'warn' as const,
          onPress: send,
        };

  return (
    <Screen title={t('worker:captured.title')} hint={words('compare')} fill busy={busy} primary={primary}>
      <ScrollArea label={t('worker:captured.title')}>
        <div className={css('groups')}>
          {definition.capture.map(({ step: group, fields: captured }) => {
            const fields = step.fields.filter(({ field }) => captured.some((use) => use.field === field));
            if (fields.length === 0) return null;
            return (
              <section key={group}>
                <h2 className={css('heading')}>{groupName(group)}</h2>
                <ul className={css('list')}>
                  {fields.map(({ field, value }) => {
                    const name = fieldName(field);
                    const marked = wrong.includes(field);
                    return (
                      <li key={field} className={css('item', marked && 'marked')}>
                        <button
                          type="button"
                          className={css('row')}
                          aria-pressed={marked}
                          onClick={() => toggle(field)}
                        >
                          <span className={css('words')}>
                            <span className={css('name')}>{name}</span>
                            <span className={css('value')}>{shown(field, value)}</span>
                          </span>
                          <span className={css('mark')}>
                            <CircleX aria-hidden className={css('icon')} />
                            {t('worker:captured.wrong')}
                          </span>
                        </button>
                      </li>
                    );
                  })}
                </ul>
              </section>
            );
          })}
          {step.documents.length > 0 && (
            <section>
              <h2 className={css('heading')}>{t('worker:captured.documents')}</h2>
              <ul className={css('documents')}>
                {step.documents.map((document) => (
                  <li key={document} className={css('document')}>
                    <FileText aria-hidden className={css('icon')} />
                    {t(`common:document.${document}`)}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </ScrollArea>
    </Screen>
  );
}
