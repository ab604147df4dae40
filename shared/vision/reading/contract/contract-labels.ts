import type { ContractField } from '#shared/vision/reading/contract-reading.ts';

/**
 * How forms name each field, as patterns on `plainText`. Layouts are not published: these were gathered from what
 * employers write, and a label that is missing here only means "not found".
 */
/** "N.º", "No.", "Nro." and "número", also as OCR reads the small raised letter. */
export const numberSign = `(?:N(?:RO|UM|O)?[.\\s]*[º°"*?'´]*|NUMERO|CODIGO|#)`;

export const contractLabels: Readonly<Record<ContractField, readonly string[]>> = {
  'contract.employerRuc': [
    `(?:${numberSign} )?(?:DE(?:L)? )?R\\.?\\s?U\\.?\\s?C\\.?(?: (?:DEL EMPLEADOR|DE LA EMPRESA|${numberSign}))?`,
  ],
  'contract.employerName': [
    'RAZON SOCIAL(?: DEL? (?:EMPLEADOR|LA EMPRESA))?',
    'NOMBRE O RAZON SOCIAL(?: (?:DEL EMPLEADOR|DE LA EMPRESA))?',
    'NOMBRE (?:DEL EMPLEADOR|DE LA EMPRESA|DE LA COMPANIA)',
    'EMPLEADOR(?:A)?(?: \\(RAZON SOCIAL\\))?',
    'EMPRESA',
    'COMPANIA',
  ],
  'contract.legalRepresentative': [
    '(?:NOMBRE DEL )?REPRESENTANTE LEGAL',
    'REPRESENTADA? (?:LEGALMENTE )?POR',
  ],
  'contract.workerName': [
    '(?:NOMBRES? Y APELLIDOS?|APELLIDOS? Y NOMBRES?)(?: (?:COMPLETOS )?(?:DEL TRABAJADOR(?:\\(A\\))?|DE LA TRABAJADORA))?',
    'NOMBRES? (?:COMPLETOS? )?DEL? (?:LA )?TRABAJADORA?',
    'TRABAJADORA?(?:\\(A\\))?',
  ],
  'contract.workerDocument': [
    `(?:${numberSign} )?(?:DE(?:L)? )?(?:PASAPORTE|DOCUMENTO(?: DE (?:IDENTIDAD|IDENTIFICACION|VIAJE))?|IDENTIFICACION)(?: DEL TRABAJADOR)?(?: ${numberSign})?`,
  ],
  'contract.workerNationality': ['NACIONALIDAD(?: DEL TRABAJADOR)?', 'PAIS DE (?:ORIGEN|NACIONALIDAD)'],
  'contract.position': [
    'CARGO(?: (?:A DESEMPENAR|U OCUPACION))?',
    'PUESTO(?: DE TRABAJO)?',
    'OCUPACION',
    'FUNCION(?:ES)?',
  ],
  'contract.type': [
    'TIPO DE CONTRATO',
    'MODALIDAD(?: (?:CONTRACTUAL|DE(?:L)? CONTRATO))?',
    'CLASE DE CONTRATO',
  ],
  'contract.startDate': [
    'FECHA DE (?:INICIO|INGRESO)(?: (?:DEL CONTRATO|DE (?:LAS )?(?:LABORES|ACTIVIDADES)|DE LA RELACION LABORAL))?',
    'INICIO(?: DEL CONTRATO| DE LABORES)?',
    'VIGENTE DESDE',
    'DESDE',
  ],
  'contract.endDate': [
    'FECHA DE (?:FIN|TERMINACION|FINALIZACION|SALIDA|TERMINO)(?: DEL CONTRATO)?',
    'HASTA',
    'FIN DEL CONTRATO',
  ],
  'contract.remuneration': [
    '(?:REMUNERACION|SUELDO|SALARIO)(?: (?:BASICO|BASICA|UNIFICAD[OA]|NOMINAL))?(?: MENSUAL)?(?: (?:UNIFICADA|PACTAD[OA]))?(?: \\(USD\\)| USD| EN DOLARES)?',
  ],
  'contract.workingDay': ['JORNADA(?: (?:DE TRABAJO|LABORAL|ORDINARIA))?', 'HORARIO(?: DE TRABAJO)?'],
  'contract.workplace': [
    '(?:LUGAR|DIRECCION|SITIO)(?: DE(?:L)?)?(?: (?:LUGAR DE )?(?:TRABAJO|PRESTACION DE SERVICIOS|LABORES))',
    'CENTRO DE TRABAJO',
  ],
  'contract.sutNumber': [
    `${numberSign}(?: DE)? REGISTRO(?: (?:EN EL )?(?:SUT|MDT|CONTRATO|DEL CONTRATO))?`,
    `(?:REGISTRO|CONTRATO)(?: EN EL)? (?:SUT|MDT)(?: ${numberSign})?`,
  ],
  'contract.sutDate': [
    'FECHA DE (?:REGISTRO|LEGALIZACION)(?: (?:EN EL )?(?:SUT|MDT)| DEL CONTRATO)?',
    'REGISTRADO EL',
  ],
  'contract.sutHash': ['(?:CODIGO )?HASH(?: (?:SUT|DEL (?:DOCUMENTO|CONTRATO|ARCHIVO|REGISTRO)))?'],
};

/** Fields whose value may go on in the next line of its cell. */
export const longFields: readonly ContractField[] = [
  'contract.employerName',
  'contract.workingDay',
  'contract.workplace',
  'contract.position',
  'contract.workerName',
];
