import { ArrowLeft, Check, FilePlus2, IdCard, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useShortcuts } from '#renderer/clerk/frame/use-shortcuts.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { ChoiceField } from '#renderer/ui/field/choice-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import type { Paper } from '#shared/contract/kiosk/values.ts';
import { type LanguageCode, languageCodes, languages } from '#shared/domain/language-code.ts';
import styles from './triage.module.css';

const css = classNames(styles);
const cases = ['passport', 'refugee-card', 'cedula'] as const;
type Case = (typeof cases)[number];
const items = ['one', 'two', 'three'] as const;

type Printed = Pick<Paper, 'printerProblem' | 'printerMessage'>;

interface TriageProps {
  readonly onStart: () => void;
  readonly onEnrol: () => void;
  readonly onBack: () => void;
}

/** Which document the person carries decides what they need; the answer is also printed in their language. */
export function Triage({ onStart, onEnrol, onBack }: TriageProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [language, setLanguage] = useState<LanguageCode>('es');
  const [printed, setPrinted] = useState<Printed | null>(null);
  useShortcuts({ F4: onEnrol });

  async function print(which: Case): Promise<void> {
    setPrinted(null);
    const answer = await call(kiosk.printTriageSheet({ case: which, language }));
    if (answer.kind !== 'done') return;
    setPrinted(answer.value);
  }

  return (
    <div className={css('page')}>
      <PageHeader
        back={
          <Button icon={ArrowLeft} variant="quiet" aria-label={t('common:action.back')} onPress={onBack} />
        }
        title={t('triage.title')}
        lead={t('triage.lead')}
        actions={
          <div className={css('language')}>
            <ChoiceField
              label={t('triage.printIn')}
              value={language}
              onChange={(value) => setLanguage(value as LanguageCode)}
              choices={languageCodes.map((code) => ({ id: code, label: languages[code].ownName }))}
            />
          </div>
        }
      />
      {printed !== null && (
        <Notice tone={printed.printerProblem === null ? 'good' : 'warn'}>
          {printed.printerProblem === null
            ? t('triage.printed')
            : t('triage.notPrinted', {
                reason: t(`papers.problem.${printed.printerProblem}`, {
                  message: printed.printerMessage ?? '',
                }),
              })}
        </Notice>
      )}
      <div className={css('cases')}>
        {cases.map((which) => (
          <Card key={which} title={t(`triage.case.${which}`)} fill>
            <p className={css('meaning')}>{t(`triage.meaning.${which}`)}</p>
            <div className={css('bring')}>
              <h3>{t('triage.bring')}</h3>
              <ul>
                {items.map((item) => (
                  <li key={item}>
                    <Check size={18} aria-hidden />
                    {t(`triage.item.${which}.${item}`)}
                  </li>
                ))}
              </ul>
            </div>
            <div className={css('acts')}>
              {which === 'passport' && (
                <Button variant="primary" size="large" wide icon={FilePlus2} hint="F2" onPress={onStart}>
                  {t('triage.start')}
                </Button>
              )}
              {which === 'cedula' && (
                <Button size="large" wide icon={IdCard} hint="F4" onPress={onEnrol}>
                  {t('triage.enrol')}
                </Button>
              )}
              <Button
                icon={Printer}
                wide
                isDisabled={busy}
                aria-label={`${t('common:action.print')}: ${t(`triage.case.${which}`)}`}
                onPress={() => void print(which)}
              >
                {t('common:action.print')}
              </Button>
            </div>
          </Card>
        ))}
      </div>
    </div>
  );
}
