import { useTranslation } from 'react-i18next';
import { remarkOn } from '#renderer/clerk/documents/reading/field-readings.ts';
import { FieldRemarkLine } from '#renderer/clerk/documents/reading/field-remark.tsx';
import { ReadMark } from '#renderer/clerk/documents/reading/read-mark.tsx';
import { useFieldReading } from '#renderer/clerk/documents/reading/reading-context.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { CountryField } from '#renderer/ui/country-field/country-field.tsx';
import { ChoiceField } from '#renderer/ui/field/choice-field.tsx';
import { DateField } from '#renderer/ui/field/date-field.tsx';
import type { FieldProps } from '#renderer/ui/field/field-props.ts';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { useFieldName, useProblemText } from '#renderer/ui/language/procedure-words.ts';
import { useVisaTypeName, useVisaTypes } from '#renderer/ui/language/visa-types.ts';
import { checkEmail } from '#shared/domain/contact/contact.ts';
import { awaitsNextMrzLine } from '#shared/domain/mrz/mrz-shape.ts';
import { checkRuc } from '#shared/domain/numbers/ruc.ts';
import { findField, isEither, isMandatory } from '#shared/domain/procedures/definition.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { contractTypeIds } from '#shared/domain/registration/contract-types.ts';
import { type DraftField, draftValueLimit } from '#shared/domain/registration/fields.ts';
import styles from './flow.module.css';
import { useRegistration } from './flow-context.ts';
import { readablePhone } from './readable-phone.ts';

const css = classNames(styles);

interface DraftControlProps extends Pick<FieldProps, 'description'> {
  readonly field: DraftField;
  /** For this very draft, whatever its procedure asks. */
  readonly isAsked?: boolean;
}

/** Any field of the draft: its control, its value, and what the rules say about it. */
export function DraftControl({ field, description, isAsked }: DraftControlProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const { visit, values, type, shownProblem } = useRegistration();
  const fieldName = useFieldName(visit.procedure);
  const problemText = useProblemText(visit.procedure);
  const definition = definitionOf(visit.procedure);
  const use = findField(definition, field);
  const isOneOfTwo = use !== undefined && isEither(definition, use);
  const value = values[field] ?? '';
  const reading = useFieldReading(field);
  const told = shownProblem(field);
  // What differs from the MRZ is said once, with the way to take it over.
  const isSaid =
    told?.code === 'mrz-differs-from-fields' &&
    reading !== undefined &&
    remarkOn(reading, values) === 'differs';
  const problem = isSaid ? undefined : told;
  const said = problem === undefined ? undefined : problemText(problem.code);
  const common: FieldProps = {
    label: fieldName(field),
    value,
    onChange: (next) => type(field, next),
    name: field,
    isRequired: isAsked === true || (use !== undefined && isMandatory(use, values)),
    labelNote: isOneOfTwo ? t('flow.eitherName') : undefined,
    description,
    mark: <ReadMark field={field} />,
    error: problem?.severity === 'block' ? said : undefined,
    warning: problem?.severity === 'warn' ? said : undefined,
  };
  const text = { ...common, maxLength: draftValueLimit };
  const control = () => {
    const kind = use?.kind ?? 'text';
    switch (kind) {
      case 'text':
      case 'name':
        return <TextField {...text} />;
      case 'code':
      case 'mrz-name':
      case 'document-number':
        return <TextField {...text} code />;
      case 'cedula':
        return <TextField {...text} code description={t('cedula.numberHelp')} />;
      case 'fingerprint-code':
        return <TextField {...text} code description={t('cedula.fingerprintHelp')} />;
      case 'mrz':
        return <TextField {...text} code rows={2} breaksLine={awaitsNextMrzLine(value)} />;
      case 'state':
      case 'state-as-written':
        return <CountryField {...common} />;
      case 'date':
        return <DateField {...common} />;
      case 'partial-date':
        return <DateField {...common} mayBePartial description={t('common:date.partialHelp')} />;
      case 'sex':
        return (
          <ChoiceField
            {...common}
            choices={(['F', 'M', 'X'] as const).map((id) => ({ id, label: t(`identity.sex.${id}`) }))}
          />
        );
      case 'visa-type':
        return <VisaTypeControl {...common} />;
      case 'contract-type':
        return (
          <SelectField
            {...common}
            placeholder={t('contract.chooseType')}
            choices={contractTypeIds.map((id) => ({ id, label: t(`common:contractType.${id}`) }))}
          />
        );
      case 'ruc': {
        const check = checkRuc(value);
        const good =
          check.verdict === 'valid' && check.kind ? t(`contract.rucKind.${check.kind}`) : undefined;
        return <TextField {...text} code inputMode="numeric" maxLength={13} good={good} />;
      }
      case 'amount':
        return <TextField {...text} inputMode="decimal" description={t('contract.amountHelp')} />;
      case 'email':
        return <EmailControl {...text} />;
      case 'mobile':
      case 'landline': {
        const number = readablePhone(value, kind);
        return (
          <TextField
            {...text}
            inputMode="tel"
            description={t(`contact.${kind}Help`)}
            good={number === null ? undefined : t('contact.phoneGood', { number })}
          />
        );
      }
    }
  };
  return (
    <div data-field={field}>
      {control()}
      <FieldRemarkLine field={field} />
    </div>
  );
}

/** A kind that was retired since it was chosen stays chosen, and is offered no more. */
function VisaTypeControl(props: FieldProps) {
  const { t } = useTranslation('clerk');
  const nameOf = useVisaTypeName();
  const offered = useVisaTypes().filter(({ id, isRetired }) => !isRetired || id === props.value);
  return (
    <SelectField
      {...props}
      placeholder={t('identity.chooseVisa')}
      choices={offered.map(({ id }) => ({ id, label: nameOf(id) }))}
    />
  );
}

/** An address that is probably misspelt comes with the domain that was probably meant, one press away. */
function EmailControl(props: FieldProps) {
  const { t } = useTranslation('clerk');
  const check = checkEmail(props.value);
  const domain = check.ok ? undefined : check.suggestion;
  return (
    <>
      <TextField
        {...props}
        inputMode="email"
        maxLength={draftValueLimit}
        description={t('contact.emailHelp')}
        good={check.ok ? t('contact.emailGood') : undefined}
        warning={domain === undefined ? props.warning : t('contact.didYouMean', { domain })}
      />
      {domain !== undefined && (
        <div className={css('suggestion')}>
          <Button
            onPress={() => props.onChange(`${props.value.slice(0, props.value.lastIndexOf('@'))}@${domain}`)}
          >
            {t('contact.useSuggestion', { domain })}
          </Button>
        </div>
      )}
    </>
  );
}
