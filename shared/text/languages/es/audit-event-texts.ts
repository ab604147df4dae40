import type { AuditEvent } from '#shared/domain/audit-trail/audit-events.ts';

/** What each event of the audit trail means, in Spanish. The English words stand with the events themselves. */
export const auditEventTexts: Readonly<Record<AuditEvent, string>> = {
  'terminal-set-up': 'Se preparó el terminal con su agencia, su número y su primer administrador.',
  'store-unsealed': 'Se abrió el almacén de datos: con el sistema, un archivo de llave o la frase.',
  'key-ring-mended': 'Una copia del llavero estaba dañada o faltaba, y se rehízo con la otra.',
  'recovery-block-damaged': 'Ninguna copia del llavero se abre ya con la frase de recuperación.',
  'store-unseal-failed': 'Se dio una frase de recuperación equivocada.',
  'signed-in': 'Una persona inició sesión.',
  'sign-in-failed': 'Falló un inicio de sesión. La cuenta se nombra solo si el usuario existe.',
  'sign-in-throttled': 'Se rechazó un inicio de sesión por demasiados intentos.',
  'signed-out': 'Una persona cerró su sesión.',
  'screen-locked': 'Se bloqueó la pantalla, por inactividad o a mano.',
  'screen-unlocked': 'La misma cuenta desbloqueó la pantalla.',
  'screen-unlock-failed': 'PIN o contraseña equivocados en la pantalla bloqueada.',
  'own-secrets-changed': 'Una persona cambió su propia contraseña o su PIN, con la contraseña que tenía.',
  'own-secrets-refused': 'Se dio una contraseña equivocada para cambiar la contraseña o el PIN.',
  'account-created': 'Un administrador creó una cuenta.',
  'one-time-secret-issued':
    'Se mostró a un administrador un código de un solo uso para que la persona de la cuenta elija su contraseña y su PIN. Lo que valía antes ya no vale.',
  'first-secrets-chosen':
    'Alguien que tenía el código de un solo uso de esta cuenta eligió su contraseña y su PIN. Que sea su persona lo dice quien firma por ella.',
  'one-time-secret-refused':
    'Se dio un código de un solo uso equivocado, o la cuenta no tenía ninguno. La cuenta se nombra solo si el usuario existe.',
  'one-time-secret-expired': 'Se usó demasiado tarde el código de un solo uso de esta cuenta.',
  'account-signed-off':
    'Una segunda persona, distinta de quien la pidió y de la propia cuenta, firmó por una cuenta: desde ahora se puede usar. El motivo queda con ella.',
  'account-accepted-alone':
    'Una cuenta se puede usar sin que firme por ella nadie más que quien la creó o la pidió: no había otro administrador ni supervisor.',
  'account-reset':
    'Un administrador y una segunda persona, ninguno de ellos el de la cuenta, anularon su contraseña y su PIN. El motivo queda con ella.',
  'sign-in-not-signed-off':
    'Se rechazó un inicio de sesión con la contraseña correcta, porque nadie ha firmado todavía por la cuenta.',
  'own-language-chosen': 'Una persona eligió el idioma de su propia pantalla.',
  'account-activated': 'Un administrador activó una cuenta.',
  'account-deactivated': 'Un administrador desactivó una cuenta.',
  'settings-changed': 'Se cambiaron ajustes del terminal.',
  'visit-started': 'Empezó una visita, de un registro nuevo o de una persona ya registrada.',
  'visit-resumed': 'Se retomó una visita.',
  'visit-left': 'Se dejó una visita en espera.',
  'visit-abandoned': 'Se descartó una visita; su motivo queda con ella.',
  'draft-joined':
    'Un borrador era de alguien del registro con otro documento: sus copias pasan a esa persona; lo capturado corrige el registro o, si ya no admite correcciones, el borrador se cierra.',
  'document-added': 'Se guardó un documento de la visita.',
  'document-removed': 'Se quitó un documento de la visita.',
  'document-refiled': 'Un documento archivado como otro se pasó a su lugar.',
  'document-refused': 'Se rechazó un archivo antes de guardarlo.',
  'document-edited': 'Se corrigieron páginas de un documento. El original se conserva.',
  'gate-overridden': 'Un supervisor distinto dejó pasar una comprobación fallida de un documento.',
  'mrz-accepted': 'Un supervisor distinto aceptó una MRZ con dígitos verificadores que no cuadran.',
  'co-signature-failed': 'Se rechazó la firma de una segunda persona.',
  'registration-confirmed': 'Se registró a una persona con los documentos comparados.',
  'people-told-apart': 'Se registró a alguien parecido a otra persona del registro y se dijo que es otra.',
  'registration-signed':
    'Un supervisor distinto firmó lo que dice una cédula comparada con la persona, o el correo de quien la tiene o tuvo clave.',
  'registration-corrected': 'Se corrigieron datos antes de emitir la clave.',
  'registration-pending': 'Un registro quedó pendiente por lo que falta.',
  'identification-code-allotted': 'Se asignó un código de identificación.',
  'workers-searched': 'Alguien buscó personas. Solo se guarda el número de resultados.',
  'record-read': 'Se abrió la ficha de una persona.',
  'document-read': 'Se mostró una página de un documento guardado.',
  'handed-over': 'La visita pasó a la pantalla de la persona.',
  'taken-back': 'La visita volvió a la ventanilla.',
  'take-back-failed': 'PIN equivocado en la pantalla de la persona.',
  'worker-stage-passed': 'La persona terminó una etapa.',
  'worker-resumed': 'Se atendió a la persona, que continúa.',
  'help-asked': 'La persona pidió ayuda.',
  'worker-away': 'La pantalla de la persona quedó sola y se reinició.',
  'identity-answer-wrong': 'La persona dio mal su fecha de nacimiento o una respuesta sobre su contrato.',
  'attempts-spent': 'A la persona se le acabaron los intentos.',
  'data-disputed': 'La persona dijo que hay datos equivocados.',
  'counter-proof-recorded': 'Se comparó a la persona con la fotografía y la copia guardada.',
  'one-time-code-issued': 'Se emitió un código de un solo uso.',
  'one-time-code-used': 'Se usó un código de un solo uso.',
  'one-time-code-failed': 'Se escribió mal un código de un solo uso.',
  'one-time-code-expired': 'Se usó tarde un código de un solo uso.',
  'notice-acknowledged': 'La persona leyó el aviso de privacidad.',
  'terms-accepted': 'La persona aceptó esta versión del acuerdo de uso.',
  'credential-issued': 'La persona generó su clave.',
  'service-started': 'Empezó un trámite de clave, desde la ventanilla o desde la pantalla de la persona.',
  'service-ended': 'Terminó un trámite de clave.',
  'credential-check-right': 'Se escribió una clave y es la vigente.',
  'credential-check-wrong': 'Se escribió una clave equivocada, o el código no es de nadie.',
  'recovery-answers-right': 'La fecha, la imagen y la respuesta coincidieron.',
  'recovery-answers-wrong': 'La fecha, la imagen o la respuesta no coincidió, o el código no es de nadie.',
  'credential-locked':
    'Se bloqueó una clave: por claves o respuestas equivocadas, por el personal o por un corte de luz en el último intento.',
  'credential-unlocked': 'Se desbloqueó una clave.',
  'assisted-answers-right': 'Las cuatro respuestas de un desbloqueo asistido coincidieron.',
  'assisted-answers-wrong': 'Alguna respuesta de un desbloqueo asistido no coincidió.',
  'assisted-unlock-approved':
    'Un supervisor, distinto de quien atiende, firmó un desbloqueo asistido; queda qué resultó de llamar al empleador.',
  'credential-recovered': 'Una clave nueva reemplazó a la olvidada.',
  'contact-changed':
    'Un supervisor, distinto de quien atiende, firmó los datos de contacto que escribió la persona; los anteriores se conservan.',
  'contact-change-declined':
    'Un supervisor, distinto de quien atiende, rechazó un cambio de datos de contacto; queda su motivo.',
  'death-withdrawn': 'Un supervisor distinto firmó que un fallecimiento registrado fue un error.',
  'credential-revoked':
    'Se revocó una clave, con la firma de un supervisor distinto de quien atiende; queda la causa.',
  'kit-sheet-sent': 'Se mandó a imprimir una hoja de códigos de recuperación. Aún no vale nada.',
  'kit-print-failed': 'La impresora rechazó una hoja de códigos, que ya no existe.',
  'kit-printed':
    'La impresora recibió una hoja de códigos. Vale cuando la persona dice que la tiene en la mano.',
  'kit-issued': 'La persona tiene su hoja de códigos, que rige desde ahora; la anterior quedó anulada.',
  'kit-void':
    'Una hoja de códigos impresa nunca valió: no salió entera o la persona se fue antes de decir que la tenía.',
  'kit-revoked':
    'Se anuló una hoja de códigos: la persona misma, o dos personas de la ventanilla con su motivo.',
  'kit-code-used': 'Un código de la hoja coincidió y ya no vale más.',
  'kit-code-failed':
    'Un código de la hoja no coincidió, ya se usó o no hay tal hoja. Sin intentos, la hoja descansa hasta comparar el pasaporte.',
  'mail-failed':
    'El servidor de correo rechazó un mensaje para siempre; `reply` es su código de tres cifras. Sus palabras están en la lista de mensajes.',
  'mail-server-tested':
    'Un administrador probó el servidor de correo: funciona (`works`), falla (`fails`) o rechazó el mensaje de prueba (`message-refused`).',
  'mail-retried': 'Alguien hizo intentar de nuevo todos los mensajes en espera.',
  'paper-made': 'Se hizo y guardó un papel.',
  'paper-printed': 'La impresora recibió un papel.',
  'paper-print-failed': 'La impresora rechazó un papel, que espera.',
  'paper-reprinted': 'Se volvió a imprimir un papel.',
  'print-job-removed':
    'Una persona retiró un trabajo de la impresora antes de que saliera: el papel no está impreso; una hoja de códigos queda anulada.',
  'print-job-ended':
    'El sistema de impresión dijo cómo terminó un trabajo: salió (`printed`), falló (`failed`) o ya no lo conoce (`forgotten`). `wanted` es falso si se canceló porque la hoja quedó anulada o porque se envió otra vez.',
  'paper-read': 'Se mostró un papel guardado.',
  'triage-sheet-printed': 'Se imprimió una hoja informativa.',
  'call-refused':
    'Se rechazó una llamada: vista, función, origen o forma equivocados. La misma, repetida en un minuto, se cuenta.',
  'audit-anchor-differs':
    'Versiones anteriores a la 240: al abrir, el ancla guardada fuera de la base no coincidía con la cadena: falta, no es la nuestra, conoce entradas posteriores (se repuso una copia antigua) o conoce otra entrada.',
  'witness-differs':
    'Al abrir, lo que atestigua los actos fuera de la base (actos, códigos o documentos) no coincidía con ella: faltan actos, la cadena es otra, el testigo es más antiguo, faltan archivos, no está o no es el nuestro.',
  'store-restored':
    'La base se recompuso en esta máquina desde un lugar de respaldo, hasta ese acto; faltaban tantos documentos. Desde aquí es otra época del terminal.',
  'codes-passed-over':
    'Un testigo no coincidía, así que pudieron darse códigos de los que aquí nada consta: se pasan por alto.',
  'missing-acts-accepted':
    'Una persona siguió adelante aunque faltaban esos actos; el motivo se guarda con ello.',
  'clock-looked-at':
    'El reloj de la máquina se vio atrasado o adelantado frente a la hora propia, o bien otra vez.',
  'clock-set':
    'Dos personas tomaron la hora de la máquina. Los códigos abiertos terminaron; las esperas conservaron lo que faltaba.',
  'anomalies-listed': 'Se leyó el tablero de anomalías.',
  'anomaly-opened': 'Se abrieron las entradas de una fila del tablero de anomalías.',
  'anomaly-looked-at':
    'Alguien ajeno a ella marcó como revisada una fila del tablero de anomalías; la nota queda con ella.',
  'anomaly-mark-refused': 'Alguien intentó marcar una fila del tablero de anomalías que trata de sí mismo.',
  'safety-place-chosen':
    'Un administrador eligió el lugar donde todo se guarda además de en esta máquina: una unidad extraíble (`drive`) o una carpeta de otro disco o de la red (`folder`).',
  'safety-place-left': 'Un administrador hizo que no se guarde nada más en el lugar elegido.',
  'safety-checked':
    'Se leyó todo lo de este terminal en su lugar contra sus sellos: entero (`whole`), con tantas fallas, o lo que impidió leerlo.',
  'restore-drilled':
    'Se ensayó una recuperación al lado de los datos, sin tocarlos: recuperado (`restored`) con tantas personas, dañado (`damaged`) o lo que impidió terminar. `missing` cuenta los documentos que faltan.',
  'restore-refused': 'Antes de recuperar este terminal se escribió una frase de recuperación equivocada.',
  'audit-verified': 'Se comprobó la cadena de auditoría.',
};
