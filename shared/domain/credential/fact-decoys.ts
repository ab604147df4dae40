/** Invented companies that stand beside the true employer. None names a real one on purpose. */
export const inventedEmployers = [
  'Agroexportadora Valle Sereno S.A.',
  'Almacenes La Colmena Azul Cía. Ltda.',
  'Camaronera Puerto Nácar S.A.',
  'Comercial Tres Esteros Cía. Ltda.',
  'Confecciones Hilo de Plata S.A.S.',
  'Constructora Pichamanta S.A.',
  'Distribuidora Monte Alegre del Sur S.A.S.',
  'Florícola Rosas del Altiplano Claro S.A.',
  'Hostería Laguna Encendida Cía. Ltda.',
  'Industria Panificadora Espiga Nueva S.A.',
  'Lácteos Prado Hondo Cía. Ltda.',
  'Logística Ruta del Cóndor Gris S.A.S.',
  'Maderas y Muebles Guayacán Viejo S.A.',
  'Restaurantes Mesa del Puente S.A.S.',
  'Servicios Técnicos Faro Norte Cía. Ltda.',
  'Transportes Sierra Plateada S.A.',
] as const;

/** Positions that stand beside the true one. */
export const inventedPositions = [
  'Ayudante de cocina',
  'Mesero',
  'Operario de planta',
  'Jornalero agrícola',
  'Albañil',
  'Auxiliar de bodega',
  'Asistente administrativo',
  'Vendedor de almacén',
  'Chofer profesional',
  'Guardia de seguridad',
  'Costurero',
  'Docente de idiomas',
  'Técnico de mantenimiento',
  'Recepcionista',
  'Empacador',
  'Analista contable',
] as const;
