/** Palabras de quien probablemente ya está registrado. */
export const likely = {
  title: '¿Es una persona que ya está registrada?',
  text: 'Tienen el mismo nombre y nacimiento. Si es la misma persona con documento nuevo, abra su ficha: su código no cambia. Si es otra, diga por qué al confirmar.',
  other: 'Es otra persona',
  reason: 'Por qué es otra persona',
};
