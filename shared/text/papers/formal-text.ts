import type { IdentityDocument } from '#shared/domain/procedures/procedures.ts';

/**
 * The binding Spanish text of the papers signed by hand; other languages get a courtesy summary only. `{name}` marks
 * where a value goes.
 */
export const formalText = {
  version: 'Texto {version}',
  hash: 'SHA-256 {hash}',
  /** Who signs, by the document that says who they are. */
  byDocument: {
    passport: {
      request:
        'Yo, {worker}, con pasaporte n.º {passport} emitido por {state}, solicito la generación de mi clave para los servicios en línea del seguro social, asociada al código de identificación provisional {code}.',
      agreement:
        'Entre la institución de seguridad social, por medio de la agencia {branch}, y {worker}, con pasaporte n.º {passport} emitido por {state} y código de identificación provisional {code}, se acuerda lo siguiente sobre el uso de la clave:',
      document: 'Pasaporte {passport}',
    },
    cedula: {
      request:
        'Yo, {worker}, con cédula n.º {code}, solicito la generación de mi clave para los servicios en línea del seguro social, asociada a mi número de cédula.',
      agreement:
        'Entre la institución de seguridad social, por medio de la agencia {branch}, y {worker}, con cédula n.º {code}, se acuerda lo siguiente sobre el uso de la clave:',
      document: 'Cédula {passport}',
    },
  } satisfies Record<IdentityDocument, Record<'request' | 'agreement' | 'document', string>>,
  credentialRequest: {
    dataTitle: 'Datos del solicitante',
    birthDate: 'Fecha de nacimiento',
    nationality: 'Nacionalidad',
    email: 'Correo electrónico',
    mobile: 'Teléfono móvil',
    landline: 'Teléfono fijo',
    employer: 'Empleador',
    ruc: 'RUC del empleador',
    declarationsTitle: 'Declaro que',
    declarations: [
      'los documentos que presento son auténticos y los datos de esta solicitud son verdaderos;',
      'elegí la clave, la imagen de seguridad y las respuestas yo mismo, en la pantalla destinada a ese fin, sin que nadie las viera ni las conociera;',
      'el correo y los teléfonos indicados son míos y puedo recibir en ellos los avisos sobre mi clave;',
      'recibí el aviso de privacidad antes de entregar mis datos y acepto el Acuerdo de responsabilidad y uso.',
    ],
  },
  signatures: {
    place: 'Suscrito en {branch}, el {date}, en dos ejemplares iguales.',
    worker: 'Firma del trabajador',
    clerk: 'Firma del funcionario',
    wet: 'Se firma a mano: el toque en la pantalla no es una firma electrónica certificada (Ley 67/2002).',
  },
} as const;
