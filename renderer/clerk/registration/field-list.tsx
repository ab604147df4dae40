import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFieldName } from '#renderer/ui/language/procedure-words.ts';
import { type FieldDefinition, fieldCatalogue } from '#shared/domain/procedures/field-catalogue.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import type { DraftField, DraftValues } from '#shared/domain/registration/fields.ts';
import styles from './field-list.module.css';
import { useFieldText } from './field-text.ts';

const css = classNames(styles);

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
  const fieldName = useFieldName(procedure);
  const textOf = useFieldText();
  return (
    <dl className={css('list')}>
      {fields.map((field) => {
        const value = (values[field] ?? '').trim();
        return (
          <div key={field} className={css('item', isBroad(field) && 'broad')}>
            <dt className={css('name')}>{fieldName(field)}</dt>
            <dd className={css('value', value === '' && 'empty', tone?.(field))}>
              {value === '' ? t('review.empty') : textOf(field, value)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function isBroad(field: DraftField): boolean {
  const { broad }: Partial<FieldDefinition> = fieldCatalogue[field];
  return broad === true;
}
