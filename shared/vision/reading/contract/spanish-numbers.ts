/** Numbers written in words, as contracts write days, years and amounts. Input: `plainText`. */

const units: Readonly<Record<string, number>> = {
  UN: 1,
  UNO: 1,
  UNA: 1,
  PRIMERO: 1,
  DOS: 2,
  TRES: 3,
  CUATRO: 4,
  CINCO: 5,
  SEIS: 6,
  SIETE: 7,
  OCHO: 8,
  NUEVE: 9,
  DIEZ: 10,
  ONCE: 11,
  DOCE: 12,
  TRECE: 13,
  CATORCE: 14,
  QUINCE: 15,
  DIECISEIS: 16,
  DIECISIETE: 17,
  DIECIOCHO: 18,
  DIECINUEVE: 19,
  VEINTE: 20,
  VEINTIUN: 21,
  VEINTIUNO: 21,
  VEINTIDOS: 22,
  VEINTITRES: 23,
  VEINTICUATRO: 24,
  VEINTICINCO: 25,
  VEINTISEIS: 26,
  VEINTISIETE: 27,
  VEINTIOCHO: 28,
  VEINTINUEVE: 29,
  TREINTA: 30,
  CUARENTA: 40,
  CINCUENTA: 50,
  SESENTA: 60,
  SETENTA: 70,
  OCHENTA: 80,
  NOVENTA: 90,
  CIEN: 100,
  CIENTO: 100,
  DOSCIENTOS: 200,
  TRESCIENTOS: 300,
  CUATROCIENTOS: 400,
  QUINIENTOS: 500,
  SEISCIENTOS: 600,
  SETECIENTOS: 700,
  OCHOCIENTOS: 800,
  NOVECIENTOS: 900,
};

/** Alternatives of a regular expression: any word a number is written with. */
export const numberWord = `(?:${[...Object.keys(units), 'MIL', 'Y'].sort((a, b) => b.length - a.length).join('|')})`;

/** The number, 1 to 999,999; undefined when a word is none of a number. */
export function numberFromWords(text: string): number | undefined {
  const words = text.split(/\s+/).filter((word) => word !== '' && word !== 'Y');
  if (words.length === 0) return undefined;
  let total = 0;
  let part = 0;
  for (const word of words) {
    if (word === 'MIL') {
      total += (part || 1) * 1000;
      part = 0;
      continue;
    }
    const value = units[word];
    if (value === undefined) return undefined;
    part += value;
  }
  return total + part;
}
