/**
 * What each gate found wrong, in both views' words: `failed` and `doing` for who captures, `worker` for who is asked
 * to bring another copy.
 */
export const gate = {
  colour: {
    name: 'Color',
    failed: 'La copia no está a color',
    doing: 'Escanéela de nuevo eligiendo color, o pida una copia a color.',
    worker: 'Su copia no está a color. Traiga una copia a color.',
  },
  enlarged: {
    name: 'Ampliación',
    failed: 'La copia no está ampliada',
    doing: 'Pida una copia ampliada (150 %), o fotografíe el pasaporte de cerca.',
    worker: 'Su copia es pequeña. Traiga una copia ampliada del pasaporte, más grande que el original.',
  },
  resolution: {
    name: 'Resolución',
    failed: 'La imagen tiene poco detalle',
    doing: 'Escanee de nuevo a 300 ppp, o acerque la cámara.',
    worker: 'La imagen tiene poco detalle. Traiga el documento para escanearlo de nuevo.',
  },
  sharpness: {
    name: 'Nitidez',
    failed: 'La imagen está borrosa',
    doing: 'Limpie el vidrio y escanee de nuevo sin mover la hoja.',
    worker: 'Su copia está borrosa. Traiga una copia nítida.',
  },
  exposure: {
    name: 'Luz',
    failed: 'La imagen está muy clara o muy oscura',
    doing: 'Escanee de nuevo, o cambie la luz de la cámara.',
    worker: 'Su copia está muy clara o muy oscura. Traiga otra en la que se lea todo.',
  },
  glare: {
    name: 'Reflejos',
    failed: 'Un reflejo tapa parte de la página',
    doing: 'Quite la funda, cambie el ángulo de la luz y captúrela de nuevo.',
    worker: 'Un reflejo tapa parte de su documento. Traiga otra copia.',
  },
  edges: {
    name: 'Bordes',
    failed: 'La página está cortada',
    doing: 'Ponga la página entera, con sus cuatro bordes, y captúrela de nuevo.',
    worker: 'Su copia está cortada. Traiga una en la que se vea la página entera.',
  },
  'right-page': {
    name: 'Página correcta',
    failed: 'No se ve la página de datos del pasaporte',
    doing: 'Capture la página de la foto con las dos líneas de letras al pie, una sola persona por imagen.',
    worker: 'Falta la página de datos del pasaporte: la de la foto y las dos líneas de letras al pie.',
  },
  'not-a-passport': {
    name: 'Es el contrato',
    failed: 'Es la página de un pasaporte, no el contrato',
    doing: 'Pásela al paso del pasaporte; aquí va el contrato registrado en el SUT.',
    worker: 'En lugar del contrato hay una página de pasaporte. Traiga el contrato registrado en el SUT.',
  },
  expiry: {
    name: 'Caducidad',
    failed: 'El documento está caducado',
    doing: 'Pida el pasaporte vigente. Si está en trámite, un supervisor decide.',
    worker: 'Su documento está caducado. Traiga el vigente o el comprobante de renovación.',
  },
  duplicate: {
    name: 'Repetido',
    failed: 'Es la misma página que otro documento del registro',
    doing: 'Quite la que sobra y capture la que falta.',
    worker: 'Trajo dos veces la misma página. Traiga la que falta.',
  },
  'page-count': {
    name: 'Páginas',
    failed: 'Al contrato le faltan páginas',
    doing: 'Capture las páginas que faltan y únalas.',
    worker: 'A su contrato le faltan páginas. Tráigalo completo.',
  },
} as const;
