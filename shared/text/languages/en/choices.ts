import type { Widen } from '../catalogue.ts';
import type { contractType as spanishContractType, visa as spanishVisa } from '../es/choices.ts';

export const visa: Widen<typeof spanishVisa> = {
  'visitante-comercio': 'Business visitor',
  transito: 'Transit',
  humanitaria: 'Humanitarian',
  'visitante-temporal': 'Temporary visitor',
  'residencia-temporal-trabajo': 'Temporary residence: work',
  'residencia-temporal-profesional': 'Temporary residence: professional',
  'residencia-temporal-estudios': 'Temporary residence: studies',
  'residencia-temporal-inversionista': 'Temporary residence: investor',
  'residencia-temporal-rentista': 'Temporary residence: private income',
  'residencia-temporal-jubilado': 'Temporary residence: pensioner',
  'residencia-temporal-mercosur': 'Temporary residence: Mercosur',
  'residencia-temporal-convenio': 'Temporary residence: treaty',
  'residencia-temporal-amparo': 'Temporary residence: dependant',
  'residencia-temporal-excepcion': 'Temporary residence: exception',
  'proteccion-internacional': 'International protection',
  'residencia-permanente': 'Permanent residence',
};

export const contractType: Widen<typeof spanishContractType> = {
  indefinido: 'Indefinite',
  'obra-cierta': 'For a certain work',
  'jornada-parcial-permanente': 'Permanent part-time',
  'eventual-continuo': 'Temporary, continuous',
  'eventual-discontinuo': 'Temporary, discontinuous',
  temporada: 'Seasonal',
  aprendizaje: 'Apprenticeship',
  destajo: 'Piecework',
  artesanos: 'Craftspeople',
  otro: 'Other',
};
