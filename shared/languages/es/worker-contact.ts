/** Words of the worker's view for a change of contact data. */
export const contactChange = {
  title: {
    email: '¿Cuál es su correo nuevo?',
    mobile: '¿Cuál es su celular nuevo?',
    landline: '¿Cuál es su teléfono fijo nuevo?',
  },
  inForce: {
    email: 'Ahora: {{value}}.',
    mobile: 'Ahora: {{value}}. Si es de otro país, empiece con + y el código del país.',
    landline: 'Ahora: {{value}}. Empiece con el código de la provincia.',
  },
  noneInForce: {
    email: 'Ahora no hay ninguno.',
    mobile: 'Ahora no hay ninguno. Si es de otro país, empiece con + y el código del país.',
    landline: 'Ahora no hay ninguno. Empiece con el código de la provincia.',
  },
  field: { email: 'Correo', mobile: 'Celular', landline: 'Teléfono fijo' },
  keep: 'Dejar el que está',
  none: 'Ya no tengo',
  stillNone: 'No tengo',
  problem: {
    empty: 'Escríbalo, o diga que no tiene.',
    shape: 'No está completo. Revíselo.',
    'too-short': 'Le faltan números.',
    'too-long': 'Es demasiado largo.',
    'not-a-mobile': 'Ese número no es de un celular.',
    'not-a-landline': 'Ese número no es de un teléfono fijo.',
    'unknown-country': 'No conocemos ese código de país.',
    domain: 'Lo que sigue a la @ no está completo.',
    'suspicious-domain': '¿Quiso escribir {{address}}?',
  },
  useSuggestion: 'Sí, es {{address}}',
  insist: 'No, está bien como lo escribí',
  confirm: {
    title: '¿Está todo bien?',
    hint: 'El personal compara su documento y una segunda persona firma el cambio.',
    fresh: 'Nuevo',
    same: 'Igual que antes',
    none: 'No hay',
    go: 'Sí, pedir el cambio',
    nothing: 'No cambió nada. Vuelva para corregir un dato.',
  },
  approval: {
    title: 'Muestre su documento en la ventanilla',
    hint: 'El personal lo compara y una segunda persona firma el cambio.',
  },
  coolsOff: 'Su correo nuevo todavía no recibe códigos: por seguridad, esperan unos días.',
};
