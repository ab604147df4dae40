import type { ClerkDocumentWords, ClerkProcedureWords } from '../../procedure-words.ts';

/** What a clerk reads of a procedure's own. */
export const procedure = {
  registration: {
    capture: {
      identity: {
        step: 'Pasaporte',
        title: 'Pasaporte',
        lead: 'Escanee la copia: los datos se llenan solos. Compárelos con el papel.',
      },
      contract: {
        step: 'Contrato',
        title: 'Contrato registrado en el SUT',
        lead: 'Escanee el contrato: los datos se llenan solos. Compárelos con el papel.',
      },
      contact: {
        step: 'Contacto',
        title: 'Datos de contacto',
        lead: 'La persona los confirma después en su pantalla.',
      },
    },
    search: {
      renewed: 'Si tiene pasaporte nuevo, abra su ficha igual: el código no cambia.',
      waiting: 'Escriba el número del pasaporte o el nombre.',
    },
    code: 'Código de identificación',
    codeLead: 'Es provisional de esta agencia. El empleador lo usa en el aviso de entrada.',
    toIdentity: 'Ir a Pasaporte',
  },
  enrolment: {
    capture: {
      identity: {
        step: 'Cédula',
        title: 'Cédula',
        lead: 'Capture los dos lados. Sus fechas y el código dactilar se le preguntan después a la persona.',
      },
      contact: {
        step: 'Contacto',
        title: 'Datos de contacto',
        lead: 'La persona los confirma después en su pantalla.',
      },
    },
    search: {
      renewed: 'Si ya está, abra su ficha: no se inscribe otra vez.',
      waiting: 'Escriba el número de la cédula o el nombre.',
    },
    code: 'Cédula',
    codeLead: 'Con este número se identifica la persona.',
    toIdentity: 'Ir a Cédula',
  },
} as const satisfies ClerkProcedureWords;

/** And of the document that says who somebody is, whatever the procedure. */
export const identityDocument = {
  passport: {
    comparedByEye: 'Comparé los nombres y la fotografía del pasaporte con la persona presente.',
    problem: {
      'document-expired': 'El pasaporte está caducado.',
      'document-expires-soon': 'El pasaporte caduca en menos de seis meses.',
      'document-reported': 'Ese pasaporte fue reportado perdido, robado o caducado: no prueba a nadie.',
    },
    documentReported: 'El pasaporte {{number}} fue reportado: capture el nuevo, con su copia.',
    attemptsSpent:
      'Compruebe de nuevo que es la persona del pasaporte. Al continuar, los intentos empiezan otra vez y queda anotado.',
  },
  cedula: {
    comparedByEye: 'Comparé los nombres y la fotografía de la cédula con la persona presente.',
    problem: {
      'document-expired': 'La cédula está caducada.',
      'document-expires-soon': 'La cédula caduca en menos de seis meses.',
      'document-reported':
        'Esa cédula fue reportada perdida, robada o caducada. La renovada tiene el mismo número y otra caducidad.',
    },
    documentReported: 'La cédula {{number}} fue reportada: capture la renovada, con sus fechas y su copia.',
    attemptsSpent:
      'Compruebe de nuevo que es la persona de la cédula. Al continuar, los intentos empiezan otra vez y queda anotado.',
  },
} as const satisfies ClerkDocumentWords;
