import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { useProcedureWords } from '#renderer/ui/language/procedure-words.ts';
import type { DraftField, DraftValues } from '#shared/domain/registration/fields.ts';
import type { Procedure } from '#shared/domain/registration/procedure.ts';
import styles from './field-list.module.css';
import { useFieldText } from './field-text.ts';

const css = classNames(styles);

/** Fields whose values are long: they take the room of two. */
const broadFields: ReadonlySet<DraftField> = new Set([
  'contact.email',
  'contract.employerName',
  'contract.workingDay',
  'contract.workplace',
]);

interface FieldListProps {
  readonly procedure: Procedure;
  readonly fields: readonly DraftField[];
  readonly values: DraftValues;
  /** Marks a field that something is said about. */
  readonly tone?: (field: DraftField) => 'bad' | 'warn' | undefined;
}

/** Captured values, each under its name. Empty ones say so with a dash. */
export function FieldList({ procedure, fields, values, tone }: FieldListProps) {
  const { t } = useTranslation('clerk');
  const words = useProcedureWords('clerk', procedure);
  const textOf = useFieldText();
  return (
    <dl className={css('list')}>
      {fields.map((field) => {
        const value = (values[field] ?? '').trim();
        return (
          <div key={field} className={css('item', broadFields.has(field) && 'broad')}>
            <dt className={css('name')}>{words(`common:field.${field}`)}</dt>
            <dd className={css('value', value === '' && 'empty', tone?.(field))}>
              {value === '' ? t('review.empty') : textOf(field, value)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
