import { UserPlus } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { Place } from '#renderer/clerk/frame/place.ts';
import { AskHeadOffice } from '#renderer/clerk/people/ask-head-office.tsx';
import { HitList } from '#renderer/clerk/people/hit-list.tsx';
import { isSearchable, useWorkerSearch } from '#renderer/clerk/people/use-worker-search.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { DateField } from '#renderer/ui/field/date-field.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { useClerkProcedureWords } from '#renderer/ui/language/procedure-words.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import type { WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { isPartialDate } from '#shared/domain/partial-date.ts';
import { type DraftField, draftFields } from '#shared/domain/registration/fields.ts';
import { focusField } from '../field-focus.ts';
import { firstStepOf } from '../fields.ts';
import styles from '../flow.module.css';
import { useForward, useRegistration } from '../flow-context.ts';

const css = classNames(styles);
/** What may be typed here; anything else was captured in a later step. */
const searched: readonly DraftField[] = ['search.text', 'identity.birthDate'];
/** What the audit trail keeps of a draft that turned out to be somebody already registered. */
const duplicateReason = 'existing worker opened instead';

/** Search before create: an existing person opens instead of a duplicate. */
export function SearchStep({ onLeave }: { readonly onLeave: (next: Place) => void }) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const { visit, values, type, goTo } = useRegistration();
  const words = useClerkProcedureWords(visit.procedure);
  const [text, setText] = useState(values['search.text'] || values['identity.number'] || '');
  const birthDate = values['identity.birthDate'] ?? '';
  const form = useRef<HTMLDivElement>(null);
  const [times, setTimes] = useState(0);
  const known = isPartialDate(birthDate) ? birthDate : null;
  const { found: hits, isCurrent } = useWorkerSearch(text, known, times);
  const lookAgain = useCallback(() => setTimes((before) => before + 1), []);
  const focus = useCallback(() => {
    if (form.current !== null) focusField(form.current, 'search.text');
  }, []);
  /** Ctrl+Enter was pressed here: `waits` for the search's answer, or was `told` why it did not go on. */
  const [asked, setAsked] = useState<'waits' | 'told' | null>(null);

  async function open(hit: WorkerHit): Promise<void> {
    const isEmpty =
      visit.documents.length === 0 &&
      draftFields.every((field) => searched.includes(field) || (values[field] ?? '') === '');
    if (isEmpty) await call(kiosk.abandonVisit({ visitId: visit.id, reason: duplicateReason }));
    onLeave({ screen: 'worker', workerId: hit.workerId });
  }
  /** What was searched is what the passport says: it is not typed twice. */
  function goOn(): void {
    const typed = text.trim();
    if (/\d/.test(typed) && (values['identity.number'] ?? '') === '') type('identity.number', typed);
    type('search.text', '');
    goTo(firstStepOf(visit.procedure));
  }

  /** Search comes before create: the key goes on when nobody matches, else once more after it was said why not. */
  useForward(() => {
    if (asked === 'told') return goOn();
    const searches = isSearchable(text);
    setAsked(searches ? 'waits' : 'told');
    if (!searches && form.current !== null) focusField(form.current, 'search.text');
  });
  useEffect(() => {
    if (asked !== 'waits' || hits === null || !isCurrent) return;
    if (hits.length === 0) goOn();
    else setAsked('told');
  });

  return (
    <>
      <PageHeader title={t('search.title')} lead={t('search.lead')} />
      <Card>
        <div className={css('searchRow')} ref={form}>
          <div data-field="search.text">
            <TextField
              label={t('search.text')}
              value={text}
              onChange={(next) => {
                setText(next);
                setAsked(null);
                type('search.text', next);
              }}
              inputMode="search"
              maxLength={200}
            />
          </div>
          <div data-field="identity.birthDate">
            <DateField
              label={t('search.birthDate')}
              value={birthDate}
              onChange={(next) => type('identity.birthDate', next)}
              isRequired={false}
              mayBePartial
            />
          </div>
        </div>
      </Card>
      <Card fill flush>
        <div aria-live="polite">
          {hits === null ? (
            <p className={css('quietWords')}>{words('search.waiting')}</p>
          ) : hits.length === 0 ? (
            <>
              <p className={css('quietWords')}>{t('search.nobody')}</p>
              {isCurrent && <AskHeadOffice text={text.trim()} onAsked={focus} onFound={lookAgain} />}
            </>
          ) : (
            <>
              <p className={css('resultHead')}>
                {t('search.results', { count: hits.length })} · {words('search.renewed')}
              </p>
              <HitList hits={hits} onOpen={(hit) => void open(hit)} />
            </>
          )}
        </div>
      </Card>
      {asked === 'told' && (
        <Notice tone="warn" compact>
          {t(hits === null ? 'search.searchFirst' : 'search.lookFirst')}
        </Notice>
      )}
      <div className={css('acts')} data-forward>
        <Button
          variant={hits?.length === 0 ? 'primary' : 'secondary'}
          size="large"
          icon={UserPlus}
          hint="Ctrl+Enter"
          onPress={goOn}
        >
          {t(hits !== null && hits.length > 0 ? 'search.newPersonAnyway' : 'search.newPerson')}
        </Button>
      </div>
    </>
  );
}
