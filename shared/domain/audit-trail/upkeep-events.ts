import type { AuditEventDefinition } from './audit-event-definition.ts';

/** Acts on mail, witnesses, clock, anomalies and backups, and calls that were refused. */
export const upkeepEvents = {
  'mail-failed': {
    en: 'The mail server refused a message for good; `reply` is its three digits. Its words are on the list of messages.',
    es: 'El servidor de correo rechazó un mensaje para siempre; `reply` es su código de tres cifras. Sus palabras están en la lista de mensajes.',
    told: null,
    detail: { reply: 'text' },
  },
  'mail-server-tested': {
    en: 'An administrator tried the mail server: it `works`, `fails`, or refused the test message (`message-refused`).',
    es: 'Un administrador probó el servidor de correo: funciona (`works`), falla (`fails`) o rechazó el mensaje de prueba (`message-refused`).',
    told: null,
    detail: { outcome: 'text' },
  },
  'mail-retried': {
    en: 'Somebody had all waiting messages tried again at once.',
    es: 'Alguien hizo intentar de nuevo todos los mensajes en espera.',
    told: null,
    detail: { waiting: 'number' },
  },
  'call-refused': {
    en: 'A call was refused: wrong view, role, sender or shape. The same refusal within a minute is counted.',
    es: 'Se rechazó una llamada: vista, función, origen o forma equivocados. La misma, repetida en un minuto, se cuenta.',
    told: null,
    detail: { view: 'optional-text', method: 'optional-text', reason: 'text', count: 'number' },
  },
  'audit-anchor-differs': {
    en: 'Versions before 240: on opening, the anchor kept outside the database did not agree with the trail: `absent`, `forged`, `ahead` (an older copy of the database was put back) or `differs`. `anchored` is the entry it knew.',
    es: 'Versiones anteriores a la 240: al abrir, el ancla guardada fuera de la base no coincidía con la cadena: falta, no es la nuestra, conoce entradas posteriores (se repuso una copia antigua) o conoce otra entrada.',
    told: null,
    detail: { state: 'text', anchored: 'number' },
  },
  'witness-differs': {
    en: 'On opening, what witnesses the acts outside the database (`acts`, `codes` or `documents`) did not agree with it: `acts-missing` from `first` to `last` (an older copy was put back, or the last acts were lost), `other-trail`, `behind` (an older witness was put back), `files-missing` (so many files), `absent` or `forged`.',
    es: 'Al abrir, lo que atestigua los actos fuera de la base (actos, códigos o documentos) no coincidía con ella: faltan actos, la cadena es otra, el testigo es más antiguo, faltan archivos, no está o no es el nuestro.',
    told: null,
    detail: { witness: 'text', state: 'text', first: 'number', last: 'number' },
  },
  'store-restored': {
    en: 'The store was put together on this machine from a backup place, up to `act` (of `through`); so many documents (`missing`) were not there. From here on it is another `epoch` of the terminal.',
    es: 'La base se recompuso en esta máquina desde un lugar de respaldo, hasta ese acto; faltaban tantos documentos. Desde aquí es otra época del terminal.',
    told: 'store-restored',
    detail: { epoch: 'number', act: 'number', through: 'text', missing: 'number' },
  },
  'codes-passed-over': {
    en: 'A witness differed, so codes that nothing here tells of may have been given: they are passed over. `through` is the last number that is not given.',
    es: 'Un testigo no coincidía, así que pudieron darse códigos de los que aquí nada consta: se pasan por alto.',
    told: null,
    detail: { through: 'number' },
  },
  'missing-acts-accepted': {
    en: 'A person went on although the acts from `first` to `last` were missing; the reason is kept with it.',
    es: 'Una persona siguió adelante aunque faltaban esos actos; el motivo se guarda con ello.',
    told: 'missing-acts-accepted',
    detail: { first: 'number', last: 'number' },
  },
  'clock-looked-at': {
    en: "The machine's clock was found `behind` or `ahead` of the kiosk's own time, or `right` again.",
    es: 'El reloj de la máquina se vio atrasado o adelantado frente a la hora propia, o bien otra vez.',
    told: null,
    detail: { standing: 'text', machine: 'text', own: 'text' },
  },
  'clock-set': {
    en: "Two people took the machine's time for the kiosk's own. Open one-time codes ended; waits kept what was left of them.",
    es: 'Dos personas tomaron la hora de la máquina. Los códigos abiertos terminaron; las esperas conservaron lo que faltaba.',
    told: 'clock-set',
    detail: { coSigner: 'text', from: 'text', to: 'text', codesEnded: 'number', waitsMoved: 'number' },
  },
  'anomalies-listed': {
    en: 'The anomaly board was read; `rows` counts what it showed.',
    es: 'Se leyó el tablero de anomalías.',
    told: null,
    detail: { rows: 'number' },
  },
  'anomaly-opened': {
    en: 'The entries behind a row of the anomaly board were opened; `finding` says of which kind.',
    es: 'Se abrieron las entradas de una fila del tablero de anomalías.',
    told: null,
    detail: { finding: 'text', entries: 'number' },
  },
  'anomaly-looked-at': {
    en: 'Somebody who is not in it marked a row of the anomaly board as looked at; the note is kept with it.',
    es: 'Alguien ajeno a ella marcó como revisada una fila del tablero de anomalías; la nota queda con ella.',
    told: null,
    detail: { finding: 'text', entries: 'number' },
  },
  'anomaly-mark-refused': {
    en: 'Somebody tried to mark a row of the anomaly board that is about themself.',
    es: 'Alguien intentó marcar una fila del tablero de anomalías que trata de sí mismo.',
    told: null,
    detail: { finding: 'text' },
  },
  'safety-place-chosen': {
    en: 'An administrator chose the place where everything is kept besides this machine: a removable `drive`, or a `folder` of another disk or a share.',
    es: 'Un administrador eligió el lugar donde todo se guarda además de en esta máquina: una unidad extraíble (`drive`) o una carpeta de otro disco o de la red (`folder`).',
    told: null,
    detail: { kind: 'text' },
  },
  'safety-place-left': {
    en: 'An administrator had nothing more kept at the place that was chosen.',
    es: 'Un administrador hizo que no se guarde nada más en el lugar elegido.',
    told: null,
    detail: {},
  },
  'safety-checked': {
    en: 'Everything of this terminal at its place was read against its seals: `whole`, with so many `faults`, or what kept it from being read.',
    es: 'Se leyó todo lo de este terminal en su lugar contra sus sellos: entero (`whole`), con tantas fallas, o lo que impidió leerlo.',
    told: null,
    detail: { outcome: 'text', faults: 'number' },
  },
  'restore-drilled': {
    en: 'A restore was tried beside the data, which it did not touch: `restored` with so many people, of which so many documents are `missing`, `damaged`, or what kept it from its end.',
    es: 'Se ensayó una recuperación al lado de los datos, sin tocarlos: recuperado (`restored`) con tantas personas, dañado (`damaged`) o lo que impidió terminar. `missing` cuenta los documentos que faltan.',
    told: null,
    detail: { outcome: 'text', people: 'number', missing: 'number' },
  },
  'restore-refused': {
    en: 'Before this terminal was brought back, a wrong recovery passphrase was typed for it.',
    es: 'Antes de recuperar este terminal se escribió una frase de recuperación equivocada.',
    told: null,
    detail: {},
  },
  'audit-verified': {
    en: 'The trail was walked, unless what witnesses it differed. `verdict` is intact with so many entries, broken at that entry, or witness-differs.',
    es: 'Se comprobó la cadena de auditoría.',
    told: null,
    detail: { verdict: 'text', entries: 'number' },
  },
} as const satisfies Readonly<Record<string, AuditEventDefinition>>;
