/** Words of the clerk's view for ending a credential before its time. */
export const revocation = {
  start: 'Revocar',
  title: 'Revocar la clave',
  text: 'La clave deja de servir ahora. Una nueva se crea solo con otra visita y sus pruebas; después de una muerte, ninguna.',
  causeLabel: 'Causa',
  choose: 'Elija la causa',
  cause: {
    'document-lost': 'Documento perdido',
    'document-stolen': 'Documento robado',
    'document-expired': 'Documento caducado',
    death: 'Fallecimiento',
    error: 'Error',
  },
  chooseFirst: 'Elija la causa.',
  sign: 'Firmar y revocar',
  revoked: 'Revocada',
  closed: 'Registro cerrado por fallecimiento: aquí no se emite nada más.',
  documentReported:
    'El documento de este registro fue reportado: la clave nueva necesita el documento nuevo.',
  history: 'Revocaciones',
  withdraw: {
    start: 'La persona vive',
    title: 'El fallecimiento fue un error',
    text: 'Usted y un supervisor ven a la persona con su documento, y el supervisor firma que vive. El registro se abre otra vez; la clave anterior no vuelve: se crea una nueva, con sus pruebas.',
    done: 'El fallecimiento fue un error: {{date}}',
  },
  signed: 'Firmó {{signer}}; atendió {{clerk}}',
  atDisplay: 'La clave de este código está revocada. Abra el registro: una nueva pide otra visita.',
};
