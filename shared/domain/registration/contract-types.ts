/**
 * Kinds of work contract seen in the SUT, by the names the Código del Trabajo gives them; `otro` for any other, since
 * the list is of what was seen and not a closed one. Source: domain.md 2.
 */
export const contractTypeIds = [
  'indefinido',
  'obra-cierta',
  'jornada-parcial-permanente',
  'eventual-continuo',
  'eventual-discontinuo',
  'temporada',
  'aprendizaje',
  'destajo',
  'artesanos',
  'otro',
] as const;

export type ContractTypeId = (typeof contractTypeIds)[number];

/** Whether `text` is one of the contract types. */
export function isContractTypeId(text: string): text is ContractTypeId {
  return contractTypeIds.some((id) => id === text);
}
