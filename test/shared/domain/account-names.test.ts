import { expect, test } from 'vitest';
import {
  isLikelySamePerson,
  isPlainlyWritten,
  isSameSeenName,
} from '#shared/domain/accounts/account-names.ts';

test.each([
  ['Carla Clerk', 'Carla Clerk2'],
  ['Carla Clerk', 'Carla Clerk 2'],
  ['María Pérez', 'MARIA  PEREZ'],
  ['María Pérez', 'Pérez María'],
  ['María Pérez', 'Mar\u200bía Pérez'],
  ['María Pérez', 'Mаría Pérez'],
  ['María Pérez', 'María\u00a0Pe\u0301rez'],
  ['María Pérez', 'MaríaPérez'],
  ['Oscar Soto', '0scar S0to'],
  ['Carla Mera', 'Сarla Мera'],
  ['Daniel Mora', 'DanieI Mora'],
  ['Isabel Mora', 'lsabel Mora'],
  ['Danilo Mora', 'Dani|o Mora'],
  ['Carmen Mora', 'Carrnen Mora'],
  ['Walter Mora', 'VValter Mora'],
  ['Carla Mera', 'Carla Mera\u3164'],
  ['MARIA NUÑEZ', 'ΜARIA ΝUÑEΖ'],
  ['Hugo Paz', 'Ηugo Pɑᴢ'],
  ['Hugo Paz', 'Һugo Раz'],
  ['Eva Omar', 'Eѵa Օmar'],
  ['Carla Mera', 'Carla Mera\u02bc'],
  ['Carla Mera', 'Carla Meraˑ'],
  ['Carla Mera', 'Carla Meraº'],
  ['Carla Mera', 'Ƈarla Mera'],
  ['Carla Mera', 'Carƚa Mɛra'],
  ['Sonia Bustos', '$onia Bustos'],
  ['Sonia Bustos', 'Soпia Busтos'],
  ['Sonia Bustos', 'Sσnia Bustos'],
  ['Otto Strasse', 'Otto Straße'],
])('%s and %s read the same', (one, other) => {
  expect(isSameSeenName(one, other)).toBe(true);
  expect(isLikelySamePerson(one, other)).toBe(true);
});

test.each([
  'Ꮯarla Mera',
  'ꓚarla Mera',
  'Ⲥarla Mera',
  'Տonia Bustos',
  'Carla Меrа',
  'Carla Clerĸ',
  'Carla Cl\uab32rk',
  'Ꞓarla Mera',
  '\u202earaM alraC',
  'Carla\u200f Mera',
  '?',
  '',
])('%j does not read as it is written', (name) => expect(isPlainlyWritten(name)).toBe(false));

test.each([
  'María José Ñúñez',
  'O’Neill-Đorđević',
  'Þóra Łukasz Əliyev Ŋgũgĩ',
  "D'Angelo Jr.",
  'Мария Ковальчук',
  '王小明',
  'محمد علي',
  '山田タロウ',
])('%j reads as it is written', (name) => expect(isPlainlyWritten(name)).toBe(true));

test.each([
  ['María Pérez', 'M. Pérez'],
  ['María Pérez Lugo', 'Maria Perez'],
  ['M. J. Pérez', 'María José Pérez'],
  ['Carla Clerk', 'Carla Clerck'],
  ['Carla Clerk', 'Karla Clerk'],
])('%s and %s are likely one person, and may be two', (one, other) => {
  expect(isSameSeenName(one, other)).toBe(false);
  expect(isLikelySamePerson(one, other)).toBe(true);
  expect(isLikelySamePerson(other, one)).toBe(true);
});

test.each([
  ['María Pérez', 'Marta Pérez'],
  ['Ana Administradora', 'Aurora Viteri'],
  ['Carla Mera', 'Carla'],
  ['王', '李'],
  ['', ''],
])('%s and %s are two', (one, other) => {
  expect(isLikelySamePerson(one, other)).toBe(false);
});
