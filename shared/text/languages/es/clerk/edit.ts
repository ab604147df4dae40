/** Words of correcting a document's pages. */
export const edit = {
  menu: 'Corregir la página',
  act: {
    deskew: 'Enderezar el texto',
    corners: 'Enderezar por las esquinas…',
    'split-across': 'Partir: izquierda y derecha',
    'split-down': 'Partir: arriba y abajo',
    'join-page': 'Unir con la página siguiente',
    'join-documents': 'Unir todos en un documento',
    'remove-page': 'Quitar esta página',
    restore: 'Deshacer: como llegó',
  },
  straighten: 'Enderezar',
  working: 'Corrigiendo la página…',
  problem: {
    'not-found': 'Este documento ya no está en el registro.',
    'visit-closed': 'Este registro ya está cerrado: no admite cambios.',
    'page-not-found': 'Esa página ya no existe en el documento.',
    'too-many-pages': 'El documento pasaría de 60 páginas.',
    damaged: 'La página no se pudo corregir. El documento sigue como estaba.',
    'took-too-long': 'La corrección tardó demasiado. El documento sigue como estaba.',
    'reader-stopped': 'El lector se detuvo: puede faltar memoria. El documento sigue como estaba.',
    'disk-full': 'No hay espacio en el disco. El documento sigue como estaba.',
    'different-kinds': 'Solo se unen documentos de la misma clase.',
  },
} as const;
