import { plainText } from '#shared/vision/reading/contract/plain-text.ts';
import { seeded } from '../mrz-pages/seeded.ts';
import { type GateSet, gateSetSeeds } from './labelled-pages.ts';

/** Text of a contract of `total` pages, of which `pages` were captured, as a text layer gives it. */
export interface CountedContract {
  readonly case: string;
  readonly seed: number;
  readonly text: string;
  readonly pages: number;
  readonly total: number;
}

const inWords = ['cero', 'una', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'] as const;

type Writing = (page: number, total: number) => { readonly foot?: string; readonly closing?: string };

const writings: readonly (readonly [name: string, write: Writing])[] = [
  ['Página 1 de 3', (page, total) => ({ foot: `Página ${page} de ${total}` })],
  ['Pág. 1/3', (page, total) => ({ foot: `Pág. ${page}/${total}` })],
  ['Hoja 1 de 3', (page, total) => ({ foot: `SPECIMEN · Hoja N.º ${page} de ${total}` })],
  ['1 de 3', (page, total) => ({ foot: `SPECIMEN · documento de muestra ${page} de ${total}` })],
  ['1/3', (page, total) => ({ foot: `${page}/${total}` })],
  [
    'consta de tres (3) fojas útiles',
    (_page, total) => ({
      closing: `El presente contrato consta de ${inWords[total]} (${total}) fojas útiles.`,
    }),
  ],
  [
    'contenido en 3 páginas',
    (_page, total) => ({ closing: `Contenido en ${total} páginas, se firma por duplicado.` }),
  ],
  [
    'compuesto de tres hojas',
    (_page, total) => ({ closing: `Documento compuesto de ${inWords[total]} hojas, firmadas al pie.` }),
  ],
  ['says nothing', () => ({})],
];

const sentences = [
  'La jornada será de 8 horas diarias, de lunes a viernes.',
  'La remuneración se pagará hasta el 5 de cada mes.',
  'Celebrado en Quito, el 3 de noviembre de 2026',
  'Fecha de inicio: 05/11/2026',
  'Cláusula segunda. Objeto del contrato.',
  'El trabajador declara tener 2 hijos y 1 carga familiar.',
  'Tiempo de prueba: 3 meses',
] as const;

/** Half of them complete, half with a page missing; what says nothing can only be complete. */
export function countedContracts(set: GateSet): CountedContract[] {
  return writings.flatMap(([name, write], kind) =>
    Array.from({ length: 12 }, (_, index): CountedContract => {
      const seed = gateSetSeeds[set] + 700_000 + kind * 100 + index;
      const random = seeded(seed);
      const total = random.whole(2, 6);
      const isWhole = name === 'says nothing' || index % 2 === 0;
      // The last page, with the sentence that closes it, was captured; one in the middle was not.
      const missing = isWhole ? 0 : random.whole(1, total - 1);
      const numbers = Array.from({ length: total }, (_each, at) => at + 1).filter((page) => page !== missing);
      const text = numbers.map((page) => {
        const { foot = '', closing = '' } = write(page, total);
        const body = Array.from({ length: 6 }, () => random.pick([...sentences] as [string, ...string[]]));
        return [...body, page === total ? closing : '', foot].join('\n');
      });
      return { case: name, seed, text: plainText(text.join('\n')), pages: numbers.length, total };
    }),
  );
}
