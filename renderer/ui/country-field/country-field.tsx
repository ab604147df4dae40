import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#renderer/ui/language/i18n.ts';
import { classNames } from '../class-names.ts';
import styles from '../field/field.module.css';
import { FieldLabel } from '../field/field-label.tsx';
import { FieldMark } from '../field/field-mark.tsx';
import { FieldMessages } from '../field/field-messages.tsx';
import { type FieldProps, given } from '../field/field-props.ts';
import { countryName, countryNamed, findCountry, searchCountries } from './countries.ts';

const css = classNames(styles);

/**
 * A state, found by its Spanish or English name or its code. The value is the ICAO code; text that names none stays
 * as typed and a rule speaks about it.
 */
export function CountryField(props: FieldProps) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? countryName(props.value, language);
  const matches = searchCountries(typed ?? '', language);

  function choose(code: string): void {
    setTyped(null);
    props.onChange(code);
  }

  return (
    <ComboBox
      className={css('field')}
      data-stop=""
      items={matches}
      inputValue={text}
      onInputChange={(next) => {
        if (next === text) return;
        setTyped(next);
        props.onChange(next);
      }}
      selectedKey={findCountry(props.value)?.code ?? null}
      onSelectionChange={(key) => {
        if (key !== null) choose(String(key));
      }}
      allowsCustomValue
      menuTrigger="input"
      isInvalid={Boolean(props.error)}
      validationBehavior="aria"
      isDisabled={props.isDisabled ?? false}
      isRequired={props.isRequired ?? false}
      {...given('autoFocus', props.autoFocus)}
      {...given('onFocus', props.onFocus)}
      onBlur={() => {
        const named = typed === null ? undefined : countryNamed(typed);
        if (named !== undefined) choose(named.code);
        else setTyped(null);
        props.onBlur?.();
      }}
    >
      <FieldLabel label={props.label} isRequired={props.isRequired} />
      <div className={css('controlRow', 'combo')}>
        <Input
          className={css('control')}
          {...given('name', props.name)}
          onFocus={(event) => event.target.select()}
        />
        {findCountry(props.value) && (
          <span className={css('comboCode')}>{findCountry(props.value)?.code}</span>
        )}
        <Button className={css('inside')} aria-label={t('showList')}>
          <ChevronDown size={20} aria-hidden />
        </Button>
        <FieldMark mark={props.mark} />
      </div>
      <FieldMessages {...props} />
      <Popover className={css('popover')} offset={4} maxHeight={320}>
        <ListBox
          className={css('list')}
          renderEmptyState={() => <div className={css('nothing')}>{t('noState')}</div>}
        >
          {(country: (typeof matches)[number]) => (
            <ListBoxItem id={country.code} textValue={country.names[language]} className={css('option')}>
              <span className={css('optionWords')}>{country.names[language]}</span>
              <span className={css('optionCode')}>{country.code}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
