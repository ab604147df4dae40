// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { countryName, searchCountries } from '#renderer/ui/country-field/countries.ts';
import { CountryField } from '#renderer/ui/country-field/country-field.tsx';
import { DateField } from '#renderer/ui/field/date-field.tsx';
import type { FieldProps } from '#renderer/ui/field/field-props.ts';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { show } from '#test/renderer/support/show.tsx';

function Typed({
  field: Field,
  start = '',
}: {
  readonly field: (props: FieldProps) => React.ReactNode;
  readonly start?: string;
}) {
  const [value, setValue] = useState(start);
  return (
    <>
      <Field label="Dato" value={value} onChange={setValue} />
      <output>{value}</output>
      <button type="button">Otro</button>
    </>
  );
}

function value(): string | null {
  return screen.getByRole('status').textContent;
}

test('a date is typed straight through, and moves on by itself', async () => {
  const { user } = show(<Typed field={DateField} />);
  await user.click(screen.getByLabelText('Dato: día'));
  await user.keyboard('14031991');
  expect(value()).toBe('1991-03-14');
});

test('a day of one figure goes on with a slash', async () => {
  const { user } = show(<Typed field={DateField} />);
  await user.click(screen.getByLabelText('Dato: día'));
  await user.keyboard('3/2/1990');
  expect(value()).toBe('1990-02-03');
});

test('a whole date is pasted', async () => {
  const { user } = show(<Typed field={DateField} />);
  await user.click(screen.getByLabelText('Dato: día'));
  await user.paste('05/03/1990');
  expect(value()).toBe('1990-03-05');
});

test('a day that does not exist is said at once and kept as typed', async () => {
  const { user } = show(<Typed field={DateField} />);
  await user.click(screen.getByLabelText('Dato: día'));
  await user.keyboard('31021990');
  expect(screen.getByRole('alert').textContent).toBe('Esa fecha no existe. Revise día, mes y año.');
  expect(value()).toBe('31/02/1990');
});

test('half a date is only mentioned when the cursor leaves, and comes back as it was', async () => {
  const { user } = show(<Typed field={DateField} start="14//" />);
  expect((screen.getByLabelText('Dato: día') as HTMLInputElement).value).toBe('14');
  await user.click(screen.getByLabelText('Dato: mes'));
  expect(screen.queryByRole('alert')).toBeNull();
  await user.click(screen.getByText('Otro'));
  expect(screen.getByRole('alert').textContent).toContain('Complete la fecha');
});

function BirthDate(props: FieldProps) {
  return <DateField {...props} mayBePartial />;
}

test.each([
  ['-051980', '1980-05'],
  ['00051980', '1980-05'],
  ['--1980', '1980'],
  ['00001980', '1980'],
  ['17051980', '1980-05-17'],
])('a birth date without day or month is typed through: %s', async (keys, date) => {
  const { user } = show(<Typed field={BirthDate} />);
  await user.click(screen.getByLabelText('Dato: día'));
  await user.keyboard(keys);
  expect(value()).toBe(date);
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the day of a whole date is typed anew', async () => {
  const { user } = show(<Typed field={DateField} start="1990-03-05" />);
  const day = screen.getByLabelText<HTMLInputElement>('Dato: día');
  await user.tripleClick(day);
  await user.keyboard('1');
  expect(day.value).toBe('1');
  await user.keyboard('7');
  expect(value()).toBe('1990-03-17');
  await user.tripleClick(day);
  await user.keyboard('2/');
  expect(day.value).toBe('02');
  expect(value()).toBe('1990-03-02');
});

test('an unknown day is erased as one and typed after all', async () => {
  const { user } = show(<Typed field={BirthDate} start="1980-05" />);
  const day = screen.getByLabelText<HTMLInputElement>('Dato: día');
  expect(day.value).toBe('--');
  await user.click(day);
  await user.keyboard('{End}{Backspace}');
  expect(day.value).toBe('');
  await user.keyboard('17');
  expect(value()).toBe('1980-05-17');
});

test('a day without its month is no date, and says so', async () => {
  const { user } = show(<Typed field={BirthDate} />);
  await user.click(screen.getByLabelText('Dato: día'));
  await user.keyboard('17-1980');
  expect(screen.getByRole('alert').textContent).toBe('Sin mes no hay día: escriba - en los dos.');
});

test.each([
  ['5/1980', '1980-05'],
  ['1980', '1980'],
  ['XX/XX/1980', '1980'],
])('%s is pasted into a birth date', async (text, date) => {
  const { user } = show(<Typed field={BirthDate} />);
  await user.click(screen.getByLabelText('Dato: día'));
  await user.paste(text);
  expect(value()).toBe(date);
});

test('no other date takes a hyphen for a part', async () => {
  const { user } = show(<Typed field={DateField} />);
  await user.click(screen.getByLabelText('Dato: día'));
  await user.keyboard('-051980');
  expect(value()).toBe('05/19/80');
});

test('a country is found by name, in either language, or by code', () => {
  expect(searchCountries('aleman', 'es')[0]?.code).toBe('D');
  expect(searchCountries('germany', 'es')[0]?.code).toBe('D');
  expect(searchCountries('DEU', 'es')[0]?.code).toBe('D');
  expect(searchCountries('peru', 'es')[0]?.code).toBe('PER');
  expect(searchCountries('XXA', 'es').map((country) => country.code)).toEqual(['XXA']);
  expect(searchCountries('GBD', 'en')[0]?.code).toBe('GBD');
  expect(countryName('VEN', 'es')).toBe('Venezuela');
});

test('choosing a country from the list gives its code', async () => {
  const { user } = show(<Typed field={CountryField} />);
  await user.type(screen.getByRole('combobox', { name: 'Dato' }), 'hait');
  await user.click(await screen.findByRole('option', { name: /Haití/ }));
  expect(value()).toBe('HTI');
});

test('a code typed whole is taken when the cursor leaves', async () => {
  const { user } = show(<Typed field={CountryField} />);
  await user.type(screen.getByRole('combobox', { name: 'Dato' }), 'ven');
  await user.tab();
  expect(value()).toBe('VEN');
});

test('text that names no country stays as typed, for the rule to speak about', async () => {
  const { user } = show(<Typed field={CountryField} />);
  await user.type(screen.getByRole('combobox', { name: 'Dato' }), 'Atlantida');
  await user.tab();
  expect(value()).toBe('Atlantida');
});

test('a secret is hidden until somebody asks to see it', async () => {
  const { user } = show(<TextField label="Clave" value="abc" onChange={() => undefined} kind="secret" />);
  expect(screen.getByLabelText('Clave').getAttribute('type')).toBe('password');
  await user.click(screen.getByRole('button', { name: 'Mostrar lo escrito' }));
  expect(screen.getByLabelText('Clave').getAttribute('type')).toBe('text');
});

test('an error is tied to its field', () => {
  show(<TextField label="RUC" value="1" onChange={() => undefined} error="El RUC tiene 13 cifras." />);
  const field = screen.getByLabelText('RUC');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  const described = (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id));
  expect(described.some((element) => element?.textContent?.includes('13 cifras'))).toBe(true);
});
