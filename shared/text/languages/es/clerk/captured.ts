/** Words of what is captured, document by document. */
export const captured = {
  heading: {
    visa: 'Visa',
    employer: 'Empleador',
    worker: 'Trabajador, como figura en el contrato',
    work: 'Trabajo',
    registration: 'Registro en el SUT',
  },
  fieldHelp: {
    'contract.sutNumber': 'Tal como está impreso; no tiene un formato fijo.',
    'contract.sutHash': 'Si el contrato lo trae (desde mayo de 2025). La copia queda guardada como prueba.',
    'contact.collectedBy': 'Solo si retira otra persona con carta de autorización.',
  },
  identity: {
    sex: { F: 'Femenino', M: 'Masculino', X: 'X' },
    chooseVisa: 'Elija si trae visa',
    mrzOf: 'MRZ: {{name}}',
    contractNames: 'Así escribe el contrato los nombres del pasaporte. Compárelos con el pasaporte.',
    takeContractNames: 'Usar estos nombres',
  },
  cedula: {
    numberHelp: 'Diez cifras: con ellas se identifica aquí.',
    fingerprintHelp: 'Al reverso, por ejemplo E1333I1222.',
  },
  mrz: {
    title: 'Zona de lectura mecánica (MRZ)',
    help: 'Pegue, escriba o pase el lector por las dos líneas al pie del pasaporte.',
    use: 'Usar estos datos',
    used: 'Datos copiados. Los nombres se comparan a ojo.',
    allRight: 'Todos los dígitos verificadores son correctos.',
    otherLayout:
      'El lector escribe en otro idioma de teclado: en los nombres, Y y Z (o A y Q) pueden estar cambiadas. Compárelos letra por letra y avise al administrador.',
    someWrong: 'Hay dígitos que no cuadran. Compare con el documento y corrija lo señalado.',
    expected: 'esperado {{expected}}, leído {{found}}',
    right: 'correcto',
    check: {
      documentNumber: 'Número',
      birthDate: 'Nacimiento',
      expiryDate: 'Caducidad',
      personalNumber: 'N.º personal',
      composite: 'Compuesto',
    },
    problem: {
      empty: 'Aún no hay nada que leer.',
      length:
        'Las líneas no tienen el largo de un pasaporte (2 de 44), tarjeta o visa. Revise que estén completas.',
      characters: 'Hay caracteres que no existen en la MRZ: solo A-Z, 0-9 y <.',
    },
    accept: 'El documento está impreso así…',
    acceptTitle: 'Aceptar una MRZ que no cuadra',
    acceptText:
      'Solo si los dígitos impresos en el documento están mal de verdad. Un supervisor, que no sea usted, firma con su PIN.',
    accepted: 'Aceptada por {{by}}: {{reason}}',
  },
  contract: {
    chooseType: 'Elija el tipo',
    compare: 'Pasaporte y contrato',
    comparePassport: 'Pasaporte',
    compareContract: 'Contrato',
    compareField: { name: 'Nombre', documentNumber: 'Documento', nationality: 'Nacionalidad' },
    verdict: {
      same: 'Igual',
      compatible: 'Compatible',
      different: 'Distinto',
      missing: 'Falta',
    },
    samePerson: 'Es la misma persona',
    samePersonHelp: 'Diga por qué: por ejemplo, «el contrato omite el segundo apellido».',
    rucKind: {
      natural: 'RUC de persona natural',
      company: 'RUC de sociedad',
      public: 'RUC de entidad pública',
    },
    amountHelp: 'En dólares: 640,00 o 640.00',
  },
  contact: {
    emailHelp: 'Ahí llega el código de un solo uso. Sin correo, usted comprueba la identidad aquí.',
    emailGood: 'La dirección tiene buena forma.',
    phoneGood: 'Se marca {{number}}',
    mobileHelp: 'De Ecuador: 09…; de otro país: con + y el prefijo.',
    landlineHelp: 'Con el código de la provincia: 02, 04, 07…',
    didYouMean: '¿Quiso decir {{domain}}?',
    useSuggestion: 'Usar {{domain}}',
    none: 'Sin correo ni teléfono usted comprueba la identidad aquí; puede continuar.',
  },
};
