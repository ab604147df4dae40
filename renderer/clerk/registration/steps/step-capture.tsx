import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentPanel } from '#renderer/clerk/documents/document-panel.tsx';
import { MrzPanel } from '#renderer/clerk/documents/mrz-panel.tsx';
import type { Place } from '#renderer/clerk/frame/place.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { useCaptureWords } from '#renderer/ui/language/procedure-words.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import { type CapturedField, fieldsOf } from '#shared/domain/procedures/definition.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import type { DraftField, CaptureStep as StepName } from '#shared/domain/registration/fields.ts';
import { ContractNames } from '../contract-names.tsx';
import { DraftControl } from '../draft-control.tsx';
import styles from '../flow.module.css';
import { useRegistration } from '../flow-context.ts';
import { LikelyPeople } from '../likely-people.tsx';
import { Comparison } from './comparison.tsx';

const css = classNames(styles);

/** What stands below a field and speaks of it, whatever the procedure. */
const aids: { readonly [Field in DraftField]?: () => ReactNode } = {
  'identity.givenNames': ContractNames,
  'contract.workerName': ContractNames,
  'contract.workerNationality': Comparison,
};

interface CaptureStepProps {
  readonly step: StepName;
  readonly onLeave: (next: Place) => void;
}

/** One step of capture as its procedure defines it: the documents at the left, what is printed on them at the right. */
export function CaptureStep({ step, onLeave }: CaptureStepProps) {
  const { visit, problems } = useRegistration();
  const { t } = useTranslation('clerk');
  const words = useCaptureWords(visit.procedure, step);
  const definition = definitionOf(visit.procedure);
  const fields = fieldsOf(definition).filter((field) => field.step === step);
  const [first, ...others] =
    definition.capture.find((each) => each.step === step)?.documents.map(({ kind }) => kind) ?? [];
  const has = (field: DraftField) => fields.some((each) => each.field === field);
  const pane = (
    <div className={css('fieldPane')}>
      {has('identity.surname') && <LikelyPeople onLeave={onLeave} />}
      {has('identity.mrz') && (
        <>
          <MrzPanel />
          <hr className={css('divider')} />
        </>
      )}
      <div className={css('grid')}>
        {fields.map((field, index) => (
          <Field key={field.field} field={field} isFirst={index === 0} />
        ))}
      </div>
      {problems.some(({ code, field }) => code === 'no-contact' && has(field)) && (
        <Notice tone="info">{t('contact.none')}</Notice>
      )}
    </div>
  );
  const header = <PageHeader title={words('title')} lead={words('lead')} />;
  if (first === undefined) {
    return (
      <div className={css('centred', 'step')}>
        {header}
        {pane}
      </div>
    );
  }
  return (
    <>
      {header}
      <div className={css('panes')}>
        <DocumentPanel kinds={[first, ...others]} />
        {pane}
      </div>
    </>
  );
}

function Field({ field: use, isFirst }: { readonly field: CapturedField; readonly isFirst: boolean }) {
  const { t } = useTranslation('clerk');
  const help = useHelp(use);
  const { field, heading, wide, entered } = use;
  const Aid = aids[field];
  const control = entered === undefined && <DraftControl field={field} description={help} />;
  return (
    <Fragment>
      {heading !== undefined && !isFirst && <hr className={css('divider')} />}
      {heading !== undefined && <h2 className={css('groupTitle')}>{t(`heading.${heading}`)}</h2>}
      {wide === true ? <div className={css('whole')}>{control}</div> : control}
      {Aid !== undefined && (
        <div className={css('whole')}>
          <Aid />
        </div>
      )}
    </Fragment>
  );
}

/** Fields that need a word of help of their own; of others the kind says enough. */
const helped = ['contract.sutNumber', 'contract.sutHash', 'contact.collectedBy'] as const;

/** What is said below a field: how the MRZ has the name, or what helps to find it on the paper. */
function useHelp({ field, kind, mrz }: CapturedField): string | undefined {
  const { t } = useTranslation('clerk');
  const { visit, values } = useRegistration();
  const known = helped.find((each) => each === field);
  if (known !== undefined) return t(`fieldHelp.${known}`);
  if (kind !== 'name' || mrz === undefined) return undefined;
  const asRead = fieldsOf(definitionOf(visit.procedure)).find(
    (other) => other.kind === 'mrz-name' && other.mrz === mrz,
  );
  const name = asRead === undefined ? '' : (values[asRead.field] ?? '');
  return name === '' ? undefined : t('identity.mrzOf', { name });
}
