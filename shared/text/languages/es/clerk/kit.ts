/** Words of the clerk's view for somebody's sheet of recovery codes. No code is ever among them. */
export const kit = {
  name: 'Hoja de códigos',
  none: 'No tiene',
  inForce_one: 'Desde el {{date}} · queda {{count}} código',
  inForce_other: 'Desde el {{date}} · quedan {{count}} códigos',
  resting: 'Descansa tras códigos equivocados: compare el documento en un desbloqueo o recuperación',
  ended: 'Anulada el {{date}}',
  give: 'Hoja de códigos',
  revoke: 'Anular la hoja',
  revokeText:
    'La hoja se perdió, la robaron o alguien la vio. Sus códigos dejan de servir ahora mismo; la persona puede pedir otra.',
  revokeSign: 'Firmar y anular',
  scan: {
    start: 'Escanear código',
    title: 'Escanear el código del comprobante',
    hold: 'Ponga el QR o las barras del comprobante dentro del marco.',
    typeIt: 'Mientras tanto, escriba el código en «Buscar a una persona» o léalo con el lector de mano.',
    strange:
      'Eso no es un código de identificación, una cédula ni un volante de regreso. Busque el del papel.',
  },
};
