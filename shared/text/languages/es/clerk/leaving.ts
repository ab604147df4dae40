/** Palabras del traslado a otra máquina y del cierre de un terminal. */
export const leaving = {
  part: 'Traslado y cierre',
  lead: 'Pasar este terminal a otra máquina, o cerrarlo para siempre. Cada cosa la firman dos personas.',
  moved: {
    title: 'Si cambia de agencia o de número',
    text: 'Los códigos y los actos de este terminal llevan su agencia y su número, y no se cambian. Ciérrelo y prepare uno nuevo con los datos correctos: es lo mismo para uno recién preparado que salió mal.',
  },
  handOver: {
    title: 'Pasar a otra máquina',
    text: 'Se hace una última copia en el lugar de respaldo y esta máquina deja de trabajar. En la otra se elige «Recuperarlo…».',
    open: 'Pasarlo…',
    sign: 'Firmar y pasar',
    signTitle: 'Pasar este terminal a otra máquina',
    signText:
      'Al firmar, aquí ya no se atiende. No saque el lugar de respaldo hasta que la pantalla lo diga. Tenga a mano la frase de recuperación: sin ella la otra máquina no puede seguir.',
  },
  close: {
    title: 'Cerrar este terminal',
    text: 'Se hace una última copia y después se destruye todo lo que hay en esta máquina, primero las llaves. Queda una constancia. Aquí no vuelve.',
    open: 'Cerrarlo…',
    sign: 'Firmar y cerrar',
    signTitle: 'Cerrar este terminal para siempre',
    signText:
      'Al firmar se hace la última copia y se destruye todo lo de esta máquina. La copia del lugar de respaldo y los paquetes se quedan donde están: la copia se abre con la frase de recuperación.',
    without: 'Este terminal nunca tuvo casa matriz. Nada de lo hecho aquí está en otra parte que la copia.',
    withoutFirst: 'Marque primero que nunca tuvo casa matriz.',
  },
  ready: 'Nada lo impide ahora.',
  obstacles: 'Falta antes:',
  obstacle: {
    attending: 'Hay una persona atendida: termine con ella.',
    'under-way': 'Hay una copia, una revisión, un ensayo o un paquete en marcha: espere a que termine.',
    'no-place': 'No hay lugar de respaldo: elija uno en «Respaldo».',
    'place-not-kept':
      'El lugar de respaldo no tiene todo ahora: conéctelo y espere a que en «Respaldo» diga «A salvo».',
    'place-on-this-disk':
      'El lugar de respaldo está en el disco de esta máquina: elija una memoria u otra carpeta en «Respaldo».',
    'no-head-office': 'Nunca hubo casa matriz: diga que se cierra sin ella.',
    'events-here':
      'Novedades que la casa matriz no tiene: {{count}}. Haga un paquete en «Casa matriz» o espere la línea.',
    'events-on-the-way':
      'Novedades en camino, sin confirmar: {{count}}. Espere el recibo, o tráigalo y léalo en «Casa matriz».',
    'documents-here':
      'Documentos que no se sabe que estén en la casa matriz: {{count}}. Haga un paquete en «Casa matriz» o espere la línea.',
  },
  refused_one: 'La casa matriz rechazó {{count}} novedad. Cuenta como respondida; mírela antes.',
  refused_other: 'La casa matriz rechazó {{count}} novedades. Cuentan como respondidas; mírelas antes.',
  notTaken_one:
    'La casa matriz no tiene {{count}} documento y no puede recibirlo de aquí: está dañado o fue rechazado.',
  notTaken_other:
    'La casa matriz no tiene {{count}} documentos y no puede recibirlos de aquí: están dañados o fueron rechazados.',
  now: {
    'handed-over': 'Este terminal pasa a otra máquina',
    closed: 'Este terminal se cierra',
    signed: 'Lo firmaron {{by}} y {{coSigner}} el {{when}}.',
    copying: 'Se hace la última copia en {{place}}. No lo saque y no apague la máquina.',
    copyingPercent: 'Copiado: {{percent}} %',
    copied: 'Ya puede sacar {{place}}: tiene todo',
    copiedText:
      'Esta máquina ya no atiende. En la otra máquina, con Ventanilla instalada y sin preparar, conecte {{place}}, elija «Recuperarlo…» y escriba la frase de recuperación. Guarde esta máquina como está hasta que la otra haya atendido un día.',
    erasing: 'Se destruye lo que hay en esta máquina: primero las llaves. Si se apaga, sigue al encenderla.',
    elsewhere: 'Sigue en otra máquina',
    elsewhereText:
      'Aquí ya nadie trabaja con este terminal. Lo que hay en esta máquina se queda como está hasta que se borre su disco.',
    waits: 'Espera',
    problem: {
      'events-waiting':
        'Después de la firma terminó algo más, que la casa matriz no tiene. Siga aquí, envíelo y cierre de nuevo.',
      disk: 'El disco de esta máquina no deja seguir. Se intenta de nuevo solo; si no avanza, llame a soporte.',
    },
  },
  back: {
    title: 'Seguir aquí después de todo',
    text: {
      'handed-over': 'Este terminal puede seguir en esta máquina. No lo haga si la otra ya trabaja con él.',
      closed: 'Mientras no se haya destruido nada, este terminal puede seguir en esta máquina.',
    },
    reason: 'Motivo',
    button: 'Seguir en esta máquina',
    'too-late': 'Este terminal ya no puede seguir aquí.',
    'not-allowed': 'Solo un administrador o un supervisor puede decidirlo.',
  },
  closed: {
    title: 'Este terminal se cerró',
    lead: 'En esta máquina no queda nada de él. Imprima o guarde la constancia antes de empezar de nuevo.',
    atPlace: 'La constancia está también junto a la última copia, en {{place}}.',
    notAtPlace: 'La constancia está solo en esta máquina: guárdela en una memoria.',
    print: 'Imprimir',
    printed: 'Enviada a la impresora.',
    notPrinted: 'No se imprimió: guárdela en una memoria.',
    save: 'Guardar en una memoria…',
    saveTitle: 'Guardar la constancia',
    saveLead: 'Se escriben dos archivos: la constancia para leer y la que se firmó.',
    saveHere: 'Guardar aquí',
    saved: 'Guardada en {{place}}. Ya puede sacarla.',
    end: 'Empezar de nuevo',
  },
  certificate: {
    title: 'Constancia de cierre de un terminal',
    terminal: 'Terminal',
    terminalIs: 'Agencia {{branchCode}} {{branchName}}, terminal {{terminalNumber}}',
    setUpAt: 'Preparado el',
    closedAt: 'Cierre firmado el',
    by: 'Por',
    byIs: '{{by}}, y firmó también {{coSigner}}',
    reason: 'Motivo',
    erasedAt: 'Destruido del todo el',
    people: 'Personas registradas',
    documents: 'Documentos que nombran sus actos',
    lastCode: 'Códigos de identificación',
    lastCodeIs: 'Ninguno con un número mayor que {{lastCode}} se dio aquí',
    audit: 'Auditoría',
    auditIs: '{{entries}} asientos; el último termina en {{hash}}',
    lastEvent: 'Última novedad',
    lastEventIs: 'N.º {{number}} de la época {{epoch}}',
    none: 'Ninguna',
    headOffice: 'Casa matriz',
    noHeadOffice: 'Nunca tuvo: lo hecho aquí no está en ninguna',
    answered: 'Respondió',
    answeredIs: '{{acknowledged}} confirmadas, {{refused}} rechazadas',
    unanswered: 'Sin respuesta',
    documentsUnknown: 'Documentos que no se sabe que tenga',
    backup: 'Última copia completa',
    backupIs: 'El {{when}}, en {{place}}, con todo hasta el {{through}}',
    noBackup: 'No hizo falta: el terminal estaba vacío',
    files: 'Destruido',
    filesIs: '{{count}} archivos, {{megabytes}} MB. Primero las llaves: {{keys}}',
    what: 'Los archivos de las llaves se sobrescribieron una vez y se borraron; después se borraron la base y los documentos, que sin esas llaves no se pueden leer. Una unidad de estado sólido puede guardar por un tiempo restos de lo sobrescrito. Esta constancia no dice nada de copias que estén en otros lugares.',
    copies: 'Las del lugar de respaldo no se tocaron: se abren con la frase de recuperación.',
    signature:
      'La parte anterior a la destrucción se firmó con la llave de las novedades de este terminal: {{signature}}',
  },
};
