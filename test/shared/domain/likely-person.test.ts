import { expect, test } from 'vitest';
import { isLikelySamePerson, personFactsOf, slippedDatesOf } from '#shared/domain/names/likely-person.ts';
import { lessKnownDates, mayBeSameDate, type PartialDate } from '#shared/domain/partial-date.ts';

const person = (names: string | readonly string[], birthDate: PartialDate | null = '1990-05-17') => ({
  names: typeof names === 'string' ? [names] : names,
  birthDate,
});

test.each([
  ['the same', 'Pérez Gómez Ana María', 'PEREZ GOMEZ ANA MARIA'],
  ['another order', 'Ana María Pérez Gómez', 'Pérez Gómez Ana María'],
  ['one surname left out', 'Pérez Ana María', 'Pérez Gómez Ana María'],
  ['one given name left out', 'Pérez Gómez Ana', 'Pérez Gómez Ana María'],
  ['a letter slipped', 'Peres Gomes Ana', 'Pérez Gómez Ana'],
  ['written as one', 'Delacruz Elena', 'De la Cruz Elena'],
  ['another spelling of Arabic', 'Al Masri Muhammad', 'ALMASRI MOHAMED'],
  ['pinyin apart', 'Zhang Xiao Ming', 'ZHANG XIAOMING'],
  ['Chinese with a space', '王 小明', '王小明'],
  ['what people are called', 'Ortega Pepe', 'Ortega José'],
  ['one name only', 'Ahmadi', 'AHMADI'],
  ['initials', 'García J A', 'García José Antonio'],
  ['initials without a space', 'García J.A.', 'García José Antonio'],
  ['a name of two words as one, with other vowels', 'Abdul Rahman Omar', 'Abdelrahman Omar'],
  ['and of three', 'Abd al-Rahman Omar', 'Abdelrahman Omar'],
  ['one initial', 'K Kumar', 'Kumar Krishnan'],
  ['letter by letter', 'P E R E Z A N A', 'Pérez Ana'],
  ['a doubled syllable apart', 'Ouyang Nana', 'Ou Yang Na Na'],
  ['a syllable that reads as a suffix', 'Kim Minjun', 'Kim Min-jun'],
  ['a new passport’s pinyin', 'Lyu Wei', 'Lu Wei'],
  ['Korean as another office writes it', 'Lee Min Ho', 'YI MINHO'],
  ['another Korean surname', 'Park Ji Sung', 'BAK JISUNG'],
  ['and another', 'Choi Su', 'CHOE SU'],
  ['and another that begins otherwise', 'Gim Yu Na', 'KIM YUNA'],
  ['a name in short', 'Gómez Fco.', 'Gómez Francisco'],
  ['Chinese with the family name behind', '王小明', '小明 王'],
])('%s is likely the same person', (_what, a, b) => {
  expect(isLikelySamePerson(person(a), person(b))).toBe(true);
  expect(isLikelySamePerson(person(b), person(a))).toBe(true);
});

/** What no sound, no consonants and no slip brings together. */
test.each([
  ['Ukrainian and Russian', 'Kovalenko Serhii', 'Kovalenko Sergey'],
  ['Ukrainian, of two passports', 'Kovalenko Serhii', 'Kovalenko Sergiy'],
  ['Ukrainian and English', 'Tymoshenko Yuliia', 'Timoshenko Julia'],
  ['Ukrainian and Spanish', 'Tkachuk Mykola', 'Tkachuk Nicolás'],
  ['a letter that one passport writes', 'Bondar Yevhen', 'Bondar Evgeny'],
  ['another', 'Bondar Kateryna', 'Bondar Ekaterina'],
  ['Greek and English', 'Papadopoulos Georgios', 'Papadopoulos George'],
  ['Greek and Spanish', 'Papadopulos Georgios', 'Papadopulos Jorge'],
  ['Greek in short', 'Vasilakis Konstantinos', 'Vassilakis Costas'],
  ['Armenian through Russian', 'Hovhannisyan Hovhannes', 'Oganesyan Ovanes'],
  ['what Bangladesh shortens', 'Hossain Md.', 'Hossain Mohammad'],
  ['what Malaysia shortens', 'Ali Muhd', 'Ali Muhammad'],
  ['Haitian as it is spoken', 'Jean-Baptiste Pierre', 'Janbatis Pyè'],
  ['another', 'Louis François', 'Lwi Franswa'],
  ['Wade and Giles', 'Zhang Xiaoming', 'Chang Hsiao-ming'],
  ['another', 'Qian Zhongshu', 'Chien Chung-shu'],
  ['another', 'Cai Yingwen', 'Tsai Ing-wen'],
  ['one with two breaths', 'Wang Jianguo', 'Wang Chien-kuo'],
  ['a Cantonese family name', 'Chen Wei Ming', 'Chan Wei Ming'],
])('a name in another language: %s', (_what, a, b) => {
  expect(isLikelySamePerson(person(a), person(b))).toBe(true);
  expect(isLikelySamePerson(person(b), person(a))).toBe(true);
});

test.each([
  ['Zhang Wei', 'Wang Wei'],
  ['Jean Pierre', 'Jean Michel'],
  ['Kovalenko Serhii', 'Kovalenko Oleksii'],
  ['Quispe Diana', 'Quispe Elena'],
  ['Hossain Md', 'Hossain Ahmed'],
])('%s and %s are two people', (a, b) => {
  expect(isLikelySamePerson(person(a), person(b))).toBe(false);
});

test('as printed or as in the machine readable zone', () => {
  const printed = person(['Müller Jörg', 'MUELLER JOERG']);
  expect(isLikelySamePerson(printed, person('MUELLER JOERG'))).toBe(true);
});

test.each([
  ['Cyrillic', 'Петров', 'Иван', 'Petrov', 'Ivan'],
  ['Greek', 'Παπαδόπουλος', 'Γεώργιος', 'Papadopoulos', 'Georgios'],
  ['letters with a stroke', 'Ørsted', 'Søren', 'Oersted', 'Soeren'],
  ['Đ', 'Đorđević', 'Ana', 'Djordjevic', 'Ana'],
  ['ligatures', 'Æbeltoft', 'Þóra', 'Aebeltoft', 'Thora'],
])('%s as printed, kept without a zone, is likely who has it as a zone writes it', (_what, ...names) => {
  const [surname, givenNames, other, otherGiven] = names;
  const kept = { 'identity.birthDate': '1990-05-17' };
  const printed = { ...kept, 'identity.surname': surname, 'identity.givenNames': givenNames };
  const typed = { ...kept, 'identity.surname': other, 'identity.givenNames': otherGiven };
  expect(isLikelySamePerson(personFactsOf(printed), personFactsOf(typed))).toBe(true);
  expect(isLikelySamePerson(personFactsOf(typed), personFactsOf(printed))).toBe(true);
});

test.each([
  ['one shared name', 'Pérez Ana', 'Pérez Juan'],
  ['a common surname and another one', 'Rojas Díaz Ana', 'Rojas Mora Luis'],
  ['nothing', 'Quispe Rosa', 'Mamani Inés'],
  ['initials alone', 'J A', 'García José Antonio'],
  ['an initial of another name', 'García J', 'García Ana'],
  ['a shared character', '王小明', '王大伟'],
])('%s is not', (_what, a, b) => {
  expect(isLikelySamePerson(person(a), person(b))).toBe(false);
});

test('a slip in the year of birth is asked about where the whole name is the same', () => {
  const ana = (birthDate: PartialDate, name = 'Pérez Gómez Ana') => person(name, birthDate);
  for (const slipped of ['1986-05-17', '1988-05-17', '1978-05-17', '1977-05-17', '1997-05-17'] as const) {
    expect(isLikelySamePerson(ana('1987-05-17'), ana(slipped, 'ANA PEREZ GOMEZ'))).toBe(true);
    expect(isLikelySamePerson(ana(slipped), ana('1987-05-17'))).toBe(true);
    expect(isLikelySamePerson(ana('1987-05-17'), ana(slipped, 'Pérez Ana'))).toBe(false);
  }
  expect(isLikelySamePerson(ana('1987-05-17'), ana('1985-05-17'))).toBe(false);
  expect(isLikelySamePerson(ana('1987-05-17'), ana('1988-05-18'))).toBe(false);
  expect(isLikelySamePerson(ana('1987-05-17', 'Ahmadi'), ana('1988-05-17', 'Ahmadi'))).toBe(false);
});

test.each([
  ['a day more', '1987-05-12', '1987-05-13'],
  ['ten days more', '1987-05-12', '1987-05-22'],
  ['the digits of the day exchanged', '1987-05-12', '1987-05-21'],
  ['another month beside it', '1987-05-12', '1987-06-12'],
  ['ten months more', '1987-02-12', '1987-12-12'],
  ['the first of January, of who knew no day', '1987-05-12', '1987-01-01'],
] as const)('%s is asked about where the whole name is the same', (_what, date, slipped) => {
  const ana = (birthDate: PartialDate, name = 'Pérez Gómez Ana') => person(name, birthDate);
  expect(slippedDatesOf(date)).toContain(slipped);
  expect(isLikelySamePerson(ana(date), ana(slipped, 'ANA PEREZ GOMEZ'))).toBe(true);
  expect(isLikelySamePerson(ana(slipped), ana(date))).toBe(true);
  expect(isLikelySamePerson(ana(date), ana(slipped, 'Pérez Ana'))).toBe(false);
});

test('dates that are none are not looked for, and two slips are another person', () => {
  expect(slippedDatesOf('2000-02-29').toSorted()).toEqual([
    '2000-01-01',
    '2000-01-29',
    '2000-02-19',
    '2000-02-28',
    '2000-03-29',
    '2000-12-29',
  ]);
  const ana = (birthDate: PartialDate) => person('Pérez Gómez Ana', birthDate);
  expect(isLikelySamePerson(ana('1990-05-17'), ana('1990-06-18'))).toBe(false);
  expect(isLikelySamePerson(ana('1990-05-17'), ana('1990-05-20'))).toBe(false);
});

test('another birth date is another person; what is not known of it may be the same', () => {
  const ana = (birthDate: PartialDate | null) => person('Pérez Gómez Ana', birthDate);
  expect(isLikelySamePerson(ana('1990-05-17'), ana('1990-05-20'))).toBe(false);
  // The third of July is the seventh of March to half of the world.
  expect(isLikelySamePerson(ana('1990-03-07'), ana('1990-07-03'))).toBe(true);
  expect(isLikelySamePerson(ana('1990-07-03'), ana('1990-03'))).toBe(true);
  // Whichever of the two is on record already.
  expect(isLikelySamePerson(ana('1990-03'), ana('1990-07-03'))).toBe(true);
  expect(isLikelySamePerson(ana('1990-03'), ana('1990-07-04'))).toBe(false);
  expect(isLikelySamePerson(ana(null), ana(null))).toBe(false);
  for (const lessKnown of lessKnownDates('1990-05-17')) {
    expect(isLikelySamePerson(ana('1990-05-17'), ana(lessKnown))).toBe(true);
  }
  expect(mayBeSameDate('1990', '1990-05')).toBe(true);
  expect(mayBeSameDate('1990-04', '1990-05-17')).toBe(false);
  const typed = (date: string) => personFactsOf({ 'identity.birthDate': date }).birthDate;
  expect([typed('00/05/1990'), typed('1990-00-00'), typed('')]).toEqual(['1990-05', '1990', null]);
  // A day without its month is nobody's date.
  expect(typed('1990-00-17')).toBeNull();
});
