/**
 * How contracts write the commonest nationalities at the counter, by ICAO code, in the form of `normaliseName`: the
 * country, then the adjective without its gender ending. Source: domain.md 8 (who comes), ISO 3166-1.
 */
export const nationalityWords: Readonly<Record<string, readonly string[]>> = {
  ARG: ['ARGENTINA', 'ARGENTIN'],
  BOL: ['BOLIVIA', 'BOLIVIAN'],
  BRA: ['BRASIL', 'BRAZIL', 'BRASILEN', 'BRASILER'],
  CAN: ['CANADA', 'CANADIENSE'],
  CHL: ['CHILE', 'CHILEN'],
  CHN: ['CHINA', 'CHIN', 'REPUBLICA POPULAR CHINA'],
  COL: ['COLOMBIA', 'COLOMBIAN'],
  CRI: ['COSTA RICA', 'COSTARRICENSE'],
  CUB: ['CUBA', 'CUBAN'],
  DEU: ['ALEMANIA', 'ALEMAN', 'GERMANY'],
  DOM: ['REPUBLICA DOMINICANA', 'DOMINICAN'],
  ECU: ['ECUADOR', 'ECUATORIAN'],
  ESP: ['ESPANA', 'ESPANOL', 'SPAIN'],
  FRA: ['FRANCIA', 'FRANCES', 'FRANCE'],
  GBR: ['REINO UNIDO', 'BRITANIC', 'INGLES', 'UNITED KINGDOM'],
  HTI: ['HAITI', 'HAITIAN'],
  IND: ['INDIA', 'INDI'],
  ITA: ['ITALIA', 'ITALIAN'],
  JPN: ['JAPON', 'JAPONES'],
  KOR: ['COREA DEL SUR', 'COREAN', 'SURCOREAN'],
  MEX: ['MEXICO', 'MEXICAN'],
  NGA: ['NIGERIA', 'NIGERIAN'],
  PAN: ['PANAMA', 'PANAMEN'],
  PER: ['PERU', 'PERUAN'],
  RUS: ['RUSIA', 'RUS'],
  SYR: ['SIRIA', 'SIRI'],
  UKR: ['UCRANIA', 'UCRANIAN'],
  URY: ['URUGUAY', 'URUGUAY'],
  USA: ['ESTADOS UNIDOS', 'ESTADOS UNIDOS DE AMERICA', 'EEUU', 'EE UU', 'ESTADOUNIDENSE', 'NORTEAMERICAN'],
  VEN: ['VENEZUELA', 'VENEZOLAN', 'REPUBLICA BOLIVARIANA DE VENEZUELA'],
};

/** ICAO codes that name the same nationality as an ISO 3166-1 code. Source: ICAO Doc 9303-3 section 5. */
export const nationalityAliases: Readonly<Record<string, string>> = {
  D: 'DEU',
  GBD: 'GBR',
  GBN: 'GBR',
  GBO: 'GBR',
  GBP: 'GBR',
  GBS: 'GBR',
};
