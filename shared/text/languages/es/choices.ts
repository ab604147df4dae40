/** The kinds of visa that every terminal begins with. */
export const visa = {
  'visitante-temporal': 'Visitante temporal',
  'visitante-comercio': 'Visitante de comercio',
  transito: 'Tránsito',
  humanitaria: 'Humanitaria',
  'residencia-temporal-trabajo': 'Residencia temporal: trabajo',
  'residencia-temporal-profesional': 'Residencia temporal: profesional',
  'residencia-temporal-estudios': 'Residencia temporal: estudios',
  'residencia-temporal-inversionista': 'Residencia temporal: inversionista',
  'residencia-temporal-rentista': 'Residencia temporal: rentista',
  'residencia-temporal-jubilado': 'Residencia temporal: jubilado',
  'residencia-temporal-mercosur': 'Residencia temporal: Mercosur',
  'residencia-temporal-convenio': 'Residencia temporal: convenio',
  'residencia-temporal-amparo': 'Residencia temporal: amparo',
  'residencia-temporal-excepcion': 'Residencia temporal: excepción',
  'proteccion-internacional': 'Protección internacional',
  'residencia-permanente': 'Residencia permanente',
};

/** The kinds of work contract. */
export const contractType = {
  indefinido: 'Indefinido',
  'obra-cierta': 'Por obra cierta',
  'jornada-parcial-permanente': 'Jornada parcial permanente',
  'eventual-continuo': 'Eventual continuo',
  'eventual-discontinuo': 'Eventual discontinuo',
  temporada: 'De temporada',
  aprendizaje: 'Aprendizaje',
  destajo: 'A destajo',
  artesanos: 'Artesanos',
  otro: 'Otro',
};
