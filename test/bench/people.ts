import type { DraftValues } from '#shared/domain/registration/fields.ts';

/** Common names of the countries that come to the counter, commonest first: a few of them are on very many people. */
const surnames =
  'GONZÁLEZ RODRÍGUEZ PÉREZ HERNÁNDEZ GARCÍA MARTÍNEZ LÓPEZ RAMÍREZ SÁNCHEZ DÍAZ ROJAS TORRES FERNÁNDEZ MORALES ROMERO MEDINA RIVAS ÁLVAREZ CASTILLO MENDOZA SUÁREZ CASTRO GUTIÉRREZ MORENO CONTRERAS ORTIZ SALAZAR SILVA RUIZ VARGAS QUINTERO RAMOS GÓMEZ FLORES NÚÑEZ BLANCO PEÑA GUERRERO COLMENARES CHACÓN MÁRQUEZ HERRERA BRICEÑO URDANETA ZAMBRANO VÁSQUEZ OCHOA PARRA DELGADO AGUILAR ACOSTA VELÁSQUEZ YÉPEZ BOLÍVAR WANG LI ZHANG CHEN JEAN PIERRE JOSEPH SMITH JOHNSON NGUYEN KHAN QUISPE MAMANI HUAMÁN CONDORI'.split(
    ' ',
  );
const givenNames =
  'MARÍA JOSÉ LUIS CARLOS ANA JUAN JESÚS MIGUEL CARMEN PEDRO RAFAEL ROSA DANIEL GABRIELA ÁNGEL LAURA ANDREA ALEJANDRO PAOLA VICTORIA YULEISY MAIKEL WILMER YORMAN KATIUSKA MARIELA NORELKIS DAYANA VALENTINA SOFÍA EDUARDO FRANCISCO ANTONIO MANUEL MARTA MARTHA MARCELA MARIO MARCO MARIANA MARISOL WEI XIAO JEAN MARC DAVID JONATHAN BRYAN KEVIN ESTEBAN SEBASTIÁN NICOLÁS BELÉN INÉS IRINA OLENA AHMED FATIMA'.split(
    ' ',
  );
const syllables = 'BA CO DI FA GO HU JI KA LE MO NA OR PI QUE RA SU TE UR VI XA YO ZE'.split(' ');
const states = ['VEN', 'VEN', 'VEN', 'COL', 'COL', 'PER', 'CUB', 'USA', 'CHN', 'HTI'] as const;

/** The same people for the same seed. Names follow a long tail: half from the list above, half rarer ones. */
export function inventPerson(index: number): DraftValues {
  const random = generator(index + 1);
  const pick = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() ** 2 * items.length)] as Item;
  const rare = (): string =>
    Array.from({ length: 3 }, () => syllables[Math.floor(random() * syllables.length)]).join('');
  const surname = `${pick(surnames)} ${random() < 0.5 ? rare() : pick(surnames)}`;
  const given = `${pick(givenNames)} ${random() < 0.2 ? rare() : pick(givenNames)}`;
  const day = Math.floor(random() * 365.25 * 45);
  return {
    'identity.issuingState': pick(states),
    'identity.number': String(100_000_000 + index),
    'identity.surname': surname,
    'identity.givenNames': given,
    'identity.surnameMrz': plain(surname),
    'identity.givenNamesMrz': plain(given),
    'identity.nationality': 'VEN',
    'identity.birthDate': new Date(Date.UTC(1962, 0, 1) + day * 86_400_000).toISOString().slice(0, 10),
  };
}

/** Uniform numbers in [0, 1), mulberry32. */
export function generator(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '');
}
