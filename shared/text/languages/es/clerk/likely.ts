/** Palabras de quien probablemente ya está registrado. */
export const likely = {
  title: '¿Es una persona que ya está registrada?',
  text: 'Tienen el mismo nombre y nacimiento. Si es la misma persona con documento nuevo, elíjala: su código no cambia. Si es otra, diga por qué al confirmar.',
  unseen: {
    title: 'No se comparó a todas las personas',
    more: 'Hay más registros de los que se comparan o se muestran. Antes de confirmar, escriba el nacimiento completo si se conoce, y busque a la persona por nombre y por documento.',
    letters:
      'Alguien que nació ese día tiene el nombre en otras letras, y no se puede comparar. Escriba el nombre también como en la zona de lectura mecánica del pasaporte, y busque por documento.',
  },
  other: 'Es otra persona',
  reason: 'Por qué es otra persona',
  same: {
    title: '¿Es la misma persona con documento nuevo?',
    text: 'Lo capturado aquí pasa a {{name}}, {{code}}: las copias quedan en su registro y no se da otro código. Si ya tiene clave, sus datos no cambian en la ventanilla y las copias quedan como constancia.',
    open: 'Ver su registro',
    join: 'Es la misma persona',
    cedula: {
      title: '¿Es la misma persona, que ahora tiene cédula?',
      text: '{{name}}, {{code}}, se registró con pasaporte. Si es la misma persona, la cédula queda en su registro y con ella también se encuentra y se atiende a la persona (en otras ventanillas, cuando les llegue); su código y su clave no cambian, y las copias pasan a su registro. Firma un supervisor.',
      join: 'Es la misma persona',
      sign: 'Compare a la persona, la cédula y su registro. Los nombres y el nacimiento pueden diferir en la escritura, no en de quién son.',
    },
    gone: 'Este borrador ya no se puede pasar: otra persona lo cerró o lo registró.',
  },
};
