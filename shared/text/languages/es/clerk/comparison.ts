/** Passport and contract side by side: how each word and each character matches. */
export const comparison = {
  name: 'El nombre, palabra por palabra: arriba el pasaporte, abajo el contrato',
  nameMrz:
    'El nombre de la zona de lectura mecánica, palabra por palabra: arriba el pasaporte, abajo el contrato',
  number: 'El número, carácter por carácter: arriba el pasaporte, abajo el contrato',
  onlyPassport: 'solo en el pasaporte',
  onlyContract: 'solo en el contrato',
  moved: 'en otro lugar',
  word: {
    same: 'igual',
    accents: 'cambian las tildes',
    transliteration: 'otra forma de escribir las letras',
    joined: 'junto o separado',
    initial: 'es la inicial',
    truncated: 'está cortado',
    'one-letter': 'cambia una letra',
  },
  lookAlike:
    'En el número solo cambian caracteres parecidos (O y 0, I y 1, S y 5, B y 8, Z y 2): revise cuál está bien.',
};
