/** Words before anybody is signed in. */
export const entrance = {
  firstRun: {
    sample:
      'Para probar con una agencia de muestra, con cuentas, personas y documentos listos, cierre esta ventana y arranque con: npm start -- --sample',
    title: 'Preparar este terminal',
    lead: 'Se hace una sola vez. Todo queda cifrado en este equipo.',
    branch: 'La agencia',
    branchCode: 'Código de la agencia',
    branchCodeHelp: 'Tres cifras, por ejemplo 017.',
    branchName: 'Nombre de la agencia',
    terminalNumber: 'Número de este terminal',
    terminalNumberHelp: 'Una cifra, del 0 al 9. Ningún otro equipo de la agencia puede tener la misma.',
    admin: 'El primer administrador',
    adminName: 'Nombre y apellido',
    adminUsername: 'Usuario',
    usernameHelp: 'De 3 a 40: minúsculas, cifras, punto o guion.',
    adminPassword: 'Contraseña',
    passwordHelp: 'Al menos 10 caracteres. Una frase larga es mejor que símbolos.',
    passwordAgain: 'Contraseña otra vez',
    adminPin: 'PIN para desbloquear',
    pinHelp: 'De 4 a 8 cifras; ni repetidas ni seguidas.',
    recovery: 'La frase de recuperación',
    passphrase: 'Frase de recuperación',
    passphraseAgain: 'Frase otra vez',
    passphraseHelp: 'Cinco palabras o más que nadie pueda adivinar.',
    passphraseLoss:
      'Si este equipo se daña o cambia de dueño, solo esta frase abre los datos. Si también se pierde la frase, los registros de este terminal no se pueden recuperar: nadie, tampoco soporte, tiene una copia. Escríbala en papel y guárdela en la caja fuerte de la agencia.',
    understood: 'Escribí la frase en papel y está guardada fuera de este equipo.',
    create: 'Crear el terminal',
    creating: 'Creando el almacén cifrado…',
    differs: 'No coincide con lo escrito arriba.',
    error: {
      'already-set-up': 'Este terminal ya está preparado. Reinicie el programa.',
      'weak-password': 'Esa contraseña es fácil de adivinar. Use una frase más larga.',
      'weak-pin': 'Ese PIN es fácil de adivinar. Evite cifras repetidas o seguidas.',
      'weak-passphrase':
        'Esa frase es corta o se adivina pronto. Use cinco palabras o más que no vayan juntas.',
      'disk-full': 'No hay espacio en el disco. Libere espacio e intente de nuevo; no se creó nada.',
    },
    check: {
      branchCode: 'Escriba las tres cifras del código.',
      branchName: 'Escriba el nombre de la agencia.',
      terminalNumber: 'Escriba una cifra del 0 al 9.',
      name: 'Escriba el nombre de la persona.',
      username: 'Use de 3 a 40 minúsculas, cifras, punto o guion.',
      password: 'Escriba la contraseña.',
      pin: 'Escriba de 4 a 8 cifras.',
      passphrase: 'Escriba la frase de recuperación.',
    },
  },
  sealed: {
    title: 'Los datos están sellados',
    lead: 'Este equipo no pudo abrir la llave del almacén por sí solo. La frase de recuperación la abre. Nada se ha perdido.',
    passphrase: 'Frase de recuperación',
    open: 'Abrir los datos',
    wrong: 'Esa no es la frase. Revise mayúsculas, espacios y tildes.',
  },
  unavailable: {
    title: {
      closed: 'Los datos no se pueden abrir',
      'start-slow': 'Los datos todavía no se abren',
      'start-failed': 'Ventanilla no pudo empezar',
      'damaged-at-work': 'Se detuvo el trabajo',
      'goes-on-elsewhere': 'Esta ventanilla sigue en otra máquina',
      'acts-at-place': 'Estos datos son una copia anterior',
    },
    safe: 'Qué está a salvo',
    untouched: 'El programa no ha borrado ni cambiado nada. No lo reinstale ni copie archivos a mano.',
    leaveFiles: 'No reinstale el programa ni copie archivos a mano.',
    safeOf: {
      opening: 'Los registros y los documentos siguen en el disco.',
      keys: 'Los registros y los documentos siguen en el disco, cifrados. Sin este archivo no hay con qué abrirlos.',
      database: 'Los documentos y la llave siguen en el disco.',
      reservation:
        'Los registros y los documentos siguen en el disco. Sin este archivo podría repetirse un código, y por eso no se trabaja.',
      documents: 'Los registros siguen en el disco.',
      rest: 'Lo que queda de los datos sigue en el disco como estaba.',
      stopped:
        'Los documentos y la llave siguen en el disco. El trabajo se detuvo y no se escribe nada más en el archivo de datos.',
      other: 'Los registros y los documentos no se han tocado.',
    },
    what: 'Qué hacer',
    incident: 'Incidente {{incident}}: dígalo a soporte.',
    argument:
      'Ventanilla se inició con una opción que no se admite ({{argument}}) y no se abre. Ábrala con su acceso directo, sin opciones. Nada de lo guardado se tocó.',
    noWindow:
      'Ventanilla no pudo abrir sus ventanas. Nada se ha borrado. Reinicie el equipo; si se repite, llame a soporte y diga el incidente {{incident}}.',
    problem: {
      'file-damaged': 'No se entiende el contenido de «{{file}}».',
      'file-not-allowed': 'El sistema no deja usar «{{file}}».',
      'not-a-file': 'En el lugar de «{{file}}» hay otra cosa.',
      'file-missing': 'Falta «{{file}}», y aquí hay otras partes de los datos de un terminal.',
      'of-another-store':
        '«{{file}}» manda destruir los datos de un terminal que se cerró, y los que hay aquí son de otro.',
      'disk-failing': 'El disco no pudo leer o escribir «{{file}}».',
      'start-slow': 'Abrir los datos tarda más de lo que debe.',
      'start-failed': 'Falló algo imprevisto.',
      'database-newer': 'Los datos son de una versión más nueva del programa.',
      'database-busy': 'Otro programa tiene abiertos los datos.',
      'database-damaged': 'El archivo de datos está dañado.',
      'damaged-at-work': 'Una parte del archivo de datos dejó de poder leerse durante el trabajo.',
      'goes-on-elsewhere':
        'El lugar de respaldo dice que los datos de esta ventanilla se restauraron en otra máquina después de que esta escribiera allí por última vez.',
      'acts-at-place':
        'El lugar de respaldo conoce actos de esta ventanilla que no están en esta máquina: alguien puso aquí una copia anterior de sus datos.',
      'disk-full': 'No hay espacio en el disco.',
      'key-wrong': 'La llave guardada en este equipo no es la de estos datos.',
    },
    advice: {
      'file-damaged':
        'Use otro terminal y llame a soporte. No prepare este terminal de nuevo: los datos que hay aquí se recuperan con ese archivo o con la frase de recuperación.',
      'file-not-allowed':
        'Cierre otros programas y reinicie el equipo. Si se repite, soporte debe devolver a la cuenta de Ventanilla el permiso de leer y escribir en su carpeta.',
      'not-a-file':
        'Llame a soporte: hay que ver qué se puso en ese lugar y dónde quedó lo que había. Mientras tanto use otro terminal.',
      'file-missing':
        'Si alguien movió o restauró archivos, devuélvalos todos juntos a su carpeta. Si no, use otro terminal y llame a soporte. Este terminal no se prepara de nuevo mientras quede algo de sus datos.',
      'of-another-store':
        'Use otro terminal y llame a soporte. Si con los datos de aquí se trabaja, soporte saca ese archivo de la carpeta, lo guarda y abre Ventanilla de nuevo.',
      'disk-failing':
        'El disco puede estar por fallar: apague el equipo, no lo siga usando y llame a soporte para copiar los datos.',
      'start-slow':
        'Espere sin apagar el equipo: esta pantalla cambia sola cuando los datos se abren. Si en diez minutos sigue igual, llame a soporte.',
      'start-failed': 'Reinicie el equipo. Si se repite, use otro terminal y llame a soporte.',
      'database-newer': 'Instale la última versión de Ventanilla en este equipo y ábrala de nuevo.',
      'database-busy':
        'Cierre la otra ventana de Ventanilla o el programa que usa los datos. Esta pantalla se abre sola cuando los datos queden libres; si no, reinicie el equipo.',
      'database-damaged': 'Deje el equipo como está y llame a soporte. Mientras tanto use otro terminal.',
      'goes-on-elsewhere':
        'No trabaje en esta máquina: dos ventanillas darían los mismos códigos. Use la otra máquina y deje esta como está: soporte debe ver si guarda personas que la otra no conoce.',
      'acts-at-place':
        'No trabaje con esta copia: se darían otra vez códigos que ya se dieron. Si tiene los datos correctos, vuelva a ponerlos, o recupere el terminal desde su lugar de respaldo. Si no, reinicie el programa: un administrador o supervisor podrá decidir si se sigue sin esos actos.',
      'damaged-at-work':
        'Llame a soporte y deje el equipo como está: no lo reinicie una y otra vez. Anote lo último que hizo, porque puede haber que repetirlo. Mientras tanto use otro terminal.',
      'disk-full':
        'Borre archivos que no sean de Ventanilla o pida más espacio a soporte, y reinicie el programa.',
      'key-wrong':
        'Compruebe que los datos sean de este terminal. Si los trajo de otro equipo, soporte los abre con la frase de recuperación.',
    },
  },
  missingActs: {
    title: 'Faltan cosas que se guardaron',
    lead_one: 'Los datos son más antiguos que lo último que se hizo en este equipo: falta {{count}} acto.',
    lead_other:
      'Los datos son más antiguos que lo último que se hizo en este equipo: faltan {{count}} actos.',
    others: 'Los datos no son los que este equipo usó por última vez: contienen otros actos en su lugar.',
    safe: 'Mientras se vea esta pantalla no se escribe ni se borra nada. Los documentos siguen guardados.',
    list: 'Lo que falta',
    unknown: 'No se sabe qué actos son.',
    putBack: {
      title: 'Si alguien cambió o copió los datos',
      text: 'Cierre Ventanilla, ponga de nuevo los archivos más recientes cuyo nombre empieza por ventanilla.db y ábrala otra vez. Si no sabe cómo, llame a soporte antes de seguir.',
    },
    goOn: {
      title: 'Si no hay datos más recientes',
      text: 'Por ejemplo, tras un corte de luz que dañó el disco. Un administrador o un supervisor puede seguir sin esos actos; después hay que repetirlos con cada persona. Queda registrado quién lo decidió y por qué.',
      reason: 'Motivo',
      button: 'Seguir sin esos actos',
    },
    notAllowed: 'Solo un administrador o un supervisor puede decidirlo.',
    diskFull: 'No hay espacio en el disco. Libere espacio e intente de nuevo; todo sigue como estaba.',
  },
  signIn: {
    title: 'Iniciar sesión',
    lead: 'Con su propia cuenta. Lo que haga aquí queda a su nombre.',
    username: 'Usuario',
    password: 'Contraseña',
    enter: 'Entrar',
    lost: 'Lo que {{name}} había escrito sin guardar se perdió.',
    wrong: 'El usuario o la contraseña no son correctos.',
    notSignedOff:
      'La contraseña es correcta, pero nadie ha firmado todavía el alta de esta cuenta. Pida a otro administrador o a un supervisor, distinto de quien la creó, que la firme en «Cuentas».',
    firstUse: 'Tengo un código de un solo uso',
    forgotten: '¿Olvidó su contraseña?',
    forgottenText:
      'Nadie puede verla. Un administrador y otra persona que firma restablecen su cuenta, y usted elige una nueva.',
  },
  firstUse: {
    title: 'Elegir contraseña y PIN',
    lead: 'Con el código de un solo uso que le dieron. Elíjalos usted y no los diga a nadie, tampoco a quien creó su cuenta.',
    secret: 'Código de un solo uso',
    secretHelp: 'Doce letras y cifras; los guiones no importan.',
    password: 'Contraseña nueva',
    pin: 'PIN nuevo',
    choose: 'Guardar',
    back: 'Volver a la entrada',
    chosen: 'Listo: su contraseña y su PIN son los que eligió. Ya puede entrar.',
    chosenWaiting:
      'Listo: su contraseña y su PIN son los que eligió. Falta que otro administrador o un supervisor firme el alta en «Cuentas», con usted delante; después podrá entrar.',
    error: {
      'wrong-one-time-secret':
        'El usuario o el código no son correctos, o ese código ya se usó. Si usted no lo usó, avise ahora mismo a un supervisor.',
      expired: 'Ese código venció. Pida a un administrador uno nuevo.',
      'weak-password':
        'Esa contraseña es corta o se adivina pronto, o es el propio código. Use varias palabras.',
      'weak-pin': 'Ese PIN es fácil de adivinar. Evite cifras repetidas o seguidas.',
      'disk-full': 'No hay espacio en el disco: no se guardó nada.',
    },
  },
  locked: {
    title: 'Pantalla bloqueada',
    lead: 'Todo lo escrito está guardado. {{name}} puede seguir con su PIN o su contraseña.',
    leadUnsaved:
      'Lo que {{name}} escribió y no guardó sigue aquí y vuelve cuando desbloquee con su PIN o su contraseña. Si entra otra persona, se pierde.',
    secret: 'PIN o contraseña',
    unlock: 'Desbloquear',
    wrong: 'No es el PIN ni la contraseña de esta cuenta. Tras muchos intentos, solo vale la contraseña.',
    notMe: 'Salir y entrar con otra cuenta',
  },
};
