import type { IdentityDocument, Procedure } from '#shared/domain/procedures/procedures.ts';
import type { Widen } from '../catalogue.ts';

/** Words of the papers in Spanish. `{name}` marks where a value goes. */
export const papers = {
  code: 'Código de identificación',
  worker: 'Trabajador',
  employer: 'Empleador',
  branch: 'Agencia',
  none: 'No tiene',
  localTime: '{date}, {time} (hora de Ecuador)',
  page: {
    copyForWorker: 'Ejemplar 1 de 2 · para el trabajador',
    copyForBranch: 'Ejemplar 2 de 2 · para la agencia',
  },
  recoveryReceipt: {
    title: 'Comprobante de clave nueva',
    done: 'Usted creó una clave nueva en la ventanilla. La anterior ya no sirve aquí; en línea, cuando la sede central haya recibido la nueva.',
    notYou: 'Si usted no lo pidió, avise hoy mismo en cualquier agencia.',
    secret: 'Su clave no está escrita en este papel. No la diga a nadie, tampoco al personal.',
  },
  kitSheet: {
    title: 'Códigos de recuperación',
    serial: 'Hoja {serial}',
    takeTitle: 'Tome usted mismo esta hoja',
    take: 'Dóblela por la línea, con los códigos hacia adentro. Nadie más debe leerla, tampoco el personal.',
    useTitle: 'Para qué sirve',
    use: [
      'El día que no tenga su correo, pida en la agencia desbloquear o recuperar su clave.',
      'Escriba en la pantalla uno de estos códigos y táchelo: cada uno sirve una sola vez.',
    ],
    keepTitle: 'Cómo guardarla',
    keep: [
      'En casa, lejos de su cédula o de su código de identificación.',
      'Nadie de la agencia le pedirá estos códigos.',
      'Si la pierde o alguien la vio, pida que la anulen. Una hoja nueva anula esta.',
    ],
    fold: 'Doble aquí, con los códigos hacia adentro',
    codesTitle: 'Sus códigos',
    signs: 'No hay ceros ni unos: solo letras y los números 3, 4, 7 y 9.',
  },
  receipt: {
    provisional: 'Código provisional. No es una cédula.',
    unconfirmed: 'Provisional hasta que la sede central lo confirme. No es cédula.',
    deadlineTitle: 'Aviso de entrada',
    deadline: '{employer} debe presentar su aviso de entrada hasta el',
    deadlineOver:
      'El plazo de {employer} para presentar su aviso de entrada ya terminó. Si no lo ha presentado, pídale que lo haga ya. Terminó el',
    noDeadline:
      '{employer} debe presentar su aviso de entrada dentro del plazo legal, contado desde el inicio del contrato.',
    nextTitle: 'Qué sigue',
    next: [
      'Entregue su código de identificación a su empleador.',
      'Su empleador presenta el aviso de entrada con ese código.',
      'Su clave queda guardada en esta agencia. Servirá en los servicios en línea cuando la casa matriz la reciba: pregunte aquí.',
      'Cuando tenga cédula ecuatoriana, acérquese a una agencia.',
    ],
    recoverTitle: 'Si olvida o bloquea su clave',
    recoverEmail:
      'Con su código, pida recuperarla: fecha de nacimiento, imagen de seguridad y una de sus tres respuestas. Recibirá un código en su correo.',
    recoverCounter:
      'Vuelva a esta agencia con su pasaporte. Le pediremos su fecha de nacimiento, la imagen de seguridad y una de sus tres respuestas.',
    attempts: 'Tiene tres intentos; después la clave se bloquea y se desbloquea en la agencia.',
    secretTitle: 'Su clave es solo suya',
    secret: 'No está escrita en este papel. Nadie de la agencia se la pedirá. No la entregue a su empleador.',
  },
  receiptTitle: {
    registration: 'Comprobante de registro',
    enrolment: 'Comprobante de inscripción',
  } as const satisfies Record<Procedure, string>,
  /** What is said otherwise by the document that says who somebody is. */
  byDocument: {
    passport: {},
    cedula: {
      code: 'Cédula',
      receipt: {
        next: [
          'Firme los papeles en la ventanilla; un ejemplar es suyo.',
          'Su clave queda guardada en esta agencia. Servirá en los servicios en línea cuando la casa matriz la reciba: pregunte aquí.',
          'Si cambia su correo o su teléfono, avise en una agencia.',
          'Cuando renueve su cédula, el número y la clave siguen iguales.',
        ],
        recoverEmail:
          'Con su número de cédula, pida recuperarla: fecha de nacimiento, imagen de seguridad y una de sus tres respuestas. Recibirá un código en su correo.',
        recoverCounter:
          'Vuelva a esta agencia con su cédula. Le pediremos su fecha de nacimiento, la imagen de seguridad y una de sus tres respuestas.',
      },
      fields: { 'identity.number': 'Número de cédula', 'identity.expiryDate': 'Vencimiento de la cédula' },
    },
  } as const satisfies Record<IdentityDocument, object>,
  credentialRequest: {
    title: 'Solicitud de clave',
    summaryTitle: 'Resumen en español',
    summary: [
      'Con este papel usted pide una clave del seguro social.',
      'Declara que sus datos son verdaderos y que usted mismo eligió la clave.',
      'Firme los dos ejemplares: uno es suyo.',
    ],
  },
  agreement: {
    title: 'Acuerdo de responsabilidad y uso',
    summaryTitle: 'Resumen en español',
    summary: [
      'La clave es personal: no la entregue a nadie.',
      'Si la pierde o alguien la conoce, avise de inmediato en una agencia.',
      'Después de tres intentos equivocados se bloquea.',
      'Sus datos y documentos deben ser verdaderos.',
      'El texto que obliga es el español. Firme los dos ejemplares: uno es suyo.',
    ],
  },
  comeback: {
    title: 'Su trámite está guardado',
    intro: 'Guardamos lo que ya entregó. Vuelva con lo que falta; no tiene que empezar de nuevo.',
    referenceTitle: 'Referencia de su trámite',
    missingTitle: 'Traiga o complete',
    missingDataTitle: 'Datos que faltan',
    whenTitle: 'Cuándo y dónde',
    when: 'Sin cita y a cualquier hora de atención, en esta agencia: {branch}. Muestre este papel.',
    notCode: 'Esta referencia no es un código de identificación: no sirve para el aviso de entrada.',
  },
  employerSlip: {
    title: 'Para el empleador',
    deadlineTitle: 'Presente el aviso de entrada hasta el',
    deadlineOver: 'Si no ha presentado el aviso de entrada, preséntelo hoy: el plazo terminó el',
    days: '{days} días desde el inicio del contrato',
    contractStart: 'Inicio del contrato',
    ruc: 'RUC',
    howTitle: 'Cómo hacerlo',
    how: [
      'Ingrese con la clave de empleador al sistema en línea del seguro social.',
      'Elija «Aviso de entrada» y escriba el código de identificación en lugar de la cédula.',
      'Compruebe el nombre, ponga la fecha de inicio del contrato y envíe.',
      'Entregue una copia del aviso al trabajador.',
    ],
    late: 'Un aviso tardío puede causar intereses y multas.',
    unconfirmed:
      'El código es provisional hasta que la sede central lo confirme. Si el sistema no lo reconoce, pregunte en la agencia.',
    secret: 'La clave es del trabajador. No se la pida: no la necesita para este trámite.',
  },
  triage: {
    bringTitle: 'Qué traer',
    stepsTitle: 'Qué hacer',
    cedula: {
      title: 'Tiene cédula ecuatoriana',
      lead: 'Puede obtener su clave por internet, sin venir a la agencia.',
      bring: ['Su número de cédula', 'Un correo electrónico', 'Un número de teléfono'],
      steps: [
        'Entre en www.iess.gob.ec',
        'Elija Trámites virtuales, Asegurados, Afiliados, Generar o recuperar clave.',
        'Escriba su cédula y su fecha de nacimiento, y responda tres preguntas.',
        'Abra el enlace que llega a su correo, acepte los términos y cree la clave.',
      ],
      note: 'En la ventanilla también le inscribimos, y le ayudamos si su clave está bloqueada o la olvidó.',
    },
    'refugee-card': {
      title: 'Tiene carné de refugiado',
      lead: 'No necesita un código de identificación: su carné tiene el número que se usa.',
      bring: ['Su carné de refugiado, vigente', 'Su contrato de trabajo registrado en el SUT'],
      steps: [
        'Entregue a su empleador el número de su carné.',
        'Su empleador presenta el aviso de entrada con ese número.',
        'Pida en la agencia el turno de atención a afiliados para su clave.',
      ],
      note: 'Si el carné venció, renuévelo antes. Pregunte en la ventanilla: le decimos dónde.',
    },
    passport: {
      title: 'Tiene pasaporte y no tiene cédula',
      lead: 'Le registramos aquí y sale con su código de identificación y su clave.',
      bring: [
        'Su pasaporte original',
        'Una copia a color y ampliada de la página de datos del pasaporte',
        'Una copia del contrato de trabajo registrado en el SUT',
        'Su correo electrónico y su número de teléfono',
      ],
      steps: [
        'Venga usted en persona, con los documentos.',
        'Compruebe en la pantalla que sus datos están bien.',
        'Elija su clave en la pantalla: nadie más la ve.',
        'Reciba su código y sus papeles el mismo día.',
      ],
      note: 'Si le falta un documento, venga igual: guardamos lo que traiga.',
    },
  },
  documents: {
    passport: 'Copia a color y ampliada del pasaporte',
    contract: 'Copia del contrato registrado en el SUT',
    visa: 'Copia de la visa',
    'refugee-card': 'Copia del carné de refugiado',
    'authorisation-letter': 'Carta de autorización',
    cedula: 'Copia a color de la cédula, por los dos lados',
  },
  fields: {
    'identity.issuingState': 'País que emitió el pasaporte',
    'identity.number': 'Número de pasaporte',
    'identity.surname': 'Apellidos',
    'identity.nationality': 'Nacionalidad',
    'identity.birthDate': 'Fecha de nacimiento',
    'identity.sex': 'Sexo',
    'identity.expiryDate': 'Vencimiento del pasaporte',
    'contract.employerRuc': 'RUC del empleador',
    'contract.employerName': 'Nombre del empleador',
    'contract.workerName': 'Nombre en el contrato',
    'contract.position': 'Cargo',
    'contract.type': 'Tipo de contrato',
    'contract.startDate': 'Inicio del contrato',
    other: 'Otro dato, que la ventanilla le indicará',
  },
} as const;

/** The type every language must fill. Lists keep the number of their items. */
export type PaperText = Widen<typeof papers>;
