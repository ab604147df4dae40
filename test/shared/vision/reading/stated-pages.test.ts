import { expect, test } from 'vitest';
import { plainText } from '#shared/vision/reading/contract/plain-text.ts';
import { statedPages } from '#shared/vision/reading/contract/stated-pages.ts';

test.each([
  ['Página 1 de 3', 3],
  ['Pág. 2/4', 4],
  ['Hoja N.º 1 de 2', 2],
  ['Foja 3 de 6', 6],
  ['El contrato consta de tres (3) fojas útiles.', 3],
  ['compuesto de cinco hojas', 5],
  ['Contenido en 4 páginas, por duplicado', 4],
  ['SPECIMEN · muestra 1 de 2\notra línea\nSPECIMEN · muestra 2 de 2', 2],
  ['1/3\ntexto\n2/3', 3],
])('«%s» says %i', (text, pages) => {
  expect(statedPages(plainText(text))).toBe(pages);
});

test.each([
  '',
  'Quito, 3 de noviembre de 2026',
  'Fecha de inicio 05/11/2026',
  'La jornada es de 8 horas y consta de dos turnos',
  'inicio 05 / 11\nfin 08 / 12',
  'Página 1 de 0',
])('«%s» says nothing', (text) => {
  expect(statedPages(plainText(text))).toBeNull();
});
