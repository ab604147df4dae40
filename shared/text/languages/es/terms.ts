import type { TermsWords } from '../language-words.ts';

/** The terms of use of the credential; a changed word is a new version: see `papers/terms.ts`. */
export const terms: TermsWords = {
  title: 'Acuerdo de responsabilidad y uso de la clave',
  sections: [
    {
      title: 'Qué es la clave',
      body: 'Con su código de identificación y su clave usted accede a los servicios en línea del seguro social. El código es provisional: no es una cédula ni acredita su situación migratoria.',
    },
    {
      title: 'La clave es personal',
      body: 'Usted la elige y solo usted la conoce. No la preste ni la entregue a nadie: ni a su empleador, ni a un gestor, ni a un funcionario. Nadie de la institución se la pedirá, en persona, por teléfono ni por correo.',
    },
    {
      title: 'Su responsabilidad',
      body: 'Lo que se haga con su clave se considera hecho por usted, hasta que avise de su pérdida o se demuestre que otra persona la usó sin su permiso.',
    },
    {
      title: 'Pérdida o uso por otra persona',
      body: 'Si perdió la clave o cree que alguien la conoce, cámbiela o avise de inmediato en cualquier agencia. La clave se bloqueará hasta que usted confirme su identidad.',
    },
    {
      title: 'Bloqueo y recuperación',
      body: 'Después de tres intentos equivocados la clave se bloquea. Para recuperarla se le preguntará su fecha de nacimiento, la imagen de seguridad y una de las tres respuestas que eligió. Recuérdelas: la institución no puede verlas.',
    },
    {
      title: 'Datos verdaderos',
      body: 'Usted declara que sus documentos y datos son verdaderos y que sus datos de contacto son suyos. Si cambian, o si obtiene una cédula ecuatoriana, debe comunicarlo en una agencia.',
    },
    {
      title: 'Datos personales',
      body: 'Sus datos se tratan según la Ley Orgánica de Protección de Datos Personales y el aviso de privacidad que leyó antes de entregarlos. Puede consultarlos, corregirlos y recibir una copia en cualquier agencia.',
    },
    {
      title: 'Aceptación',
      body: 'Al aceptar en la pantalla usted recibe la clave. La aceptación se confirma con la firma a mano en este documento, del que recibe un ejemplar.',
    },
  ],
  own: {
    registration: null,
    enrolment: {
      0: 'Con su número de cédula y su clave usted accede a los servicios en línea del seguro social. La clave no reemplaza a la cédula.',
      5: 'Usted declara que su cédula y sus datos son verdaderos y que sus datos de contacto son suyos. Si cambian, debe comunicarlo en una agencia.',
    },
  },
};
