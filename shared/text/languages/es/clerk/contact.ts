/** Words of the clerk's view for changes of contact data. */
export const contactChange = {
  start: 'Cambiar contacto',
  approve: 'Firma de un supervisor',
  decline: 'Rechazar',
  approveTitle: 'Firmar el cambio de contacto',
  approveText:
    'La persona escribió estos datos en su pantalla. Quien firma comprobó que es la del documento y dice por qué cambia su contacto.',
  declineTitle: 'Rechazar el cambio de contacto',
  declineText: 'Nada cambia y el trámite termina. El motivo queda guardado.',
  declineSign: 'Rechazar',
  compare: 'Compare antes de firmar: el retrato y la copia guardada.',
  coolsOff: 'Los códigos van al correo anterior hasta el {{date}}.',
  history: 'Cambios de contacto',
  approved: 'Firmado por {{signer}}; atendió {{clerk}}',
  declined: 'Rechazado por {{signer}}; atendió {{clerk}}',
};
