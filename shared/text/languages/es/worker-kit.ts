import type { KitProblem } from '#shared/contract/kiosk/recovery-kit/kit-session.ts';

/** Words of the worker's view for the sheet of recovery codes. */
export const kit = {
  offer: {
    title: '¿Quiere una hoja de códigos?',
    hint: 'Sirve el día que no tenga su correo: diez códigos en papel para desbloquear o recuperar su clave.',
    hintNoEmail: 'Usted no tiene correo: con esta hoja podrá desbloquear o recuperar su clave sin esperar.',
    hintReplaces: 'Cuando tenga la hoja nueva en la mano, la anterior deja de servir.',
    yes: 'Sí, imprimir la hoja',
    no: 'No, gracias',
    titleReplaces: 'Ya tiene una hoja de códigos',
    again: 'Imprimir una hoja nueva',
    cancel: 'Anular mi hoja',
    keep: 'Dejarla como está',
  },
  making: {
    title: 'Preparamos su hoja',
    hint: 'Acérquese a la impresora: la hoja es solo para usted.',
    working: 'Imprimiendo…',
  },
  printed: {
    title: '¿Tiene la hoja en la mano?',
    trouble:
      'La hoja todavía no sale. El personal ve en su pantalla qué le pasa a la impresora. Espérela, o toque «No salió bien» y queda anulada.',
    hint: 'Tómela usted mismo y dóblela con los códigos hacia adentro. Nadie más debe leerla.',
    serial: 'Hoja {{serial}}',
    serialHint: 'Compare este nombre con el que está arriba, a la derecha, en su hoja.',
    yes: 'Sí, la tengo',
    no: 'No salió bien',
  },
  failed: {
    title: 'No hay hoja',
    again: 'Intentar otra vez',
    without: 'Seguir sin hoja',
    problem: {
      'no-printer-chosen':
        'Esta ventanilla no tiene impresora, así que no se hizo ninguna hoja. Puede pedirla otro día.',
      'printing-not-installed':
        'Este equipo no puede imprimir, así que no se hizo ninguna hoja. Puede pedirla otro día.',
      'printer-not-answering':
        'La impresora no responde. Si sale un papel, no sirve: entréguelo al personal.',
      'printer-not-found': 'La impresora no está conectada. Avise al personal.',
      'printer-stopped': 'La impresora está detenida. Avise al personal.',
      'printing-not-running': 'Este equipo no puede imprimir ahora. Avise al personal.',
      'printer-refuses': 'La impresora no recibe papeles ahora. Avise al personal.',
      'printer-forbidden': 'La impresora no acepta papeles de esta ventanilla. Avise al personal.',
      'printer-full': 'La impresora tiene demasiados papeles en espera. Avise al personal.',
      'printer-held': 'La impresora retiene los papeles. Avise al personal.',
      'printer-offline': 'La impresora no responde. Avise al personal.',
      'printer-slow': 'La impresora tarda demasiado. Avise al personal.',
      'paper-out': 'La impresora no tiene papel. Avise al personal.',
      'paper-jam': 'Hay papel atascado en la impresora. Avise al personal.',
      'door-open': 'La impresora está abierta. Avise al personal.',
      'ink-out': 'La impresora no tiene tinta. Avise al personal.',
      'job-failed': 'La impresora no pudo con la hoja. Si sale un papel, no sirve.',
      'job-cancelled': 'La hoja se canceló en la impresora. Si sale un papel, no sirve.',
      'job-removed': 'La ventanilla retiró la hoja de la impresora. Si sale un papel, no sirve.',
      other: 'La impresora no aceptó la hoja. Avise al personal.',
      'not-made': 'No pudimos hacer la hoja. Si sale un papel, no sirve.',
      'not-in-hand': 'Esa hoja quedó anulada, también si sale después.',
    } satisfies Record<KitProblem, string>,
  },
  use: {
    title: 'Escriba un código de su hoja',
    hint: 'Uno que no haya usado. Cada código sirve una sola vez.',
    field: 'Código de la hoja',
    shape: 'Faltan o sobran letras. Un código tiene ocho, como 3AC4-7KQX.',
    checkCharacter: 'Hay un error al escribirlo. Compárelo con su hoja, letra por letra.',
    wrong: 'Ese código no sirve.',
    resting:
      'Con su hoja no se puede seguir ahora. Muestre su documento en la ventanilla: después la hoja vuelve a servir.',
    counter: 'No tengo la hoja',
    toCounter: 'Ir a la ventanilla',
  },
  onlyWay: 'Sin correo ni hoja de códigos, el personal compara su documento.',
  have: 'Tengo mi hoja de códigos',
  left_zero: 'Ya no le quedan códigos en su hoja. Pida otra al personal.',
  left_one: 'Le queda {{count}} código en su hoja. Tache el que usó y pida otra al personal.',
  left_other: 'Le quedan {{count}} códigos en su hoja. Tache el que usó.',
};
