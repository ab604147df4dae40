import type { AgreedWords, PrivacyNoticeWords, TermsWords } from '../language-words.ts';

const termsOfCedula = {
  0: 'La clave se guarda en esta agencia. Con ella y su número de cédula usted accederá a los servicios en línea del seguro social cuando la casa matriz la haya recibido; antes, no. La clave no reemplaza a la cédula.',
  5: 'Usted declara que su cédula y sus datos son verdaderos y que sus datos de contacto son suyos. Si cambian, debe comunicarlo en una agencia.',
};

/** The terms of use of the credential; a changed word is a new version: see `text/papers/terms.ts`. */
const terms: TermsWords = {
  title: 'Acuerdo de responsabilidad y uso de la clave',
  sections: [
    {
      title: 'Qué es la clave',
      body: 'La clave se guarda en esta agencia. Con ella y su código de identificación usted accederá a los servicios en línea del seguro social cuando la casa matriz los haya recibido; antes, no. El código es provisional: no es una cédula ni acredita su situación migratoria.',
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
  versions: {
    '2026-12': {},
    '2026-12-cedula': termsOfCedula,
    '2026-11': {
      0: 'Con su código de identificación y su clave usted accede a los servicios en línea del seguro social. El código es provisional: no es una cédula ni acredita su situación migratoria.',
    },
    '2026-11-cedula': {
      ...termsOfCedula,
      0: 'Con su número de cédula y su clave usted accede a los servicios en línea del seguro social. La clave no reemplaza a la cédula.',
    },
  },
};

/** The notice given when data are collected; a changed word is a new version: see `text/papers/privacy-notice.ts`. */
const privacyNotice: PrivacyNoticeWords = {
  title: 'Cómo cuidamos sus datos',
  summary: 'Usamos sus datos solo para registrarlo en el seguro social y entregarle su clave.',
  sections: [
    {
      title: 'Quién responde',
      body: 'La institución de seguridad social, a través de esta agencia, es responsable de sus datos.',
    },
    {
      title: 'Qué datos',
      body: 'Los de su pasaporte y de su contrato de trabajo, con sus copias, y sus datos de contacto. No pedimos su religión, su salud ni sus opiniones. Su situación migratoria es un dato sensible: guardamos solo lo necesario.',
    },
    {
      title: 'Para qué',
      body: 'Para darle un código de identificación, para que su empleador presente el aviso de entrada y para que usted use los servicios del seguro social.',
    },
    {
      title: 'Por qué podemos hacerlo',
      body: 'La ley obliga a afiliar a toda persona que trabaja. La base es ese deber legal y la seguridad social, no su consentimiento (LOPDP, arts. 7 y 26). Sin estos datos no es posible registrarlo; dar datos falsos impide el trámite.',
    },
    {
      title: 'Su clave y sus respuestas',
      body: 'Nadie puede verlas: ni el funcionario, ni su empleador, ni la institución. Se guardan transformadas de modo que no se pueden leer.',
    },
    {
      title: 'Quién los recibe',
      body: 'La oficina central de la institución y las autoridades que la ley señala. Su empleador recibe solo su código de identificación. No se venden ni se envían a otro país. Ninguna decisión sobre usted se toma sin una persona.',
    },
    {
      title: 'Cuánto tiempo',
      body: 'Mientras sea afiliado y después el plazo que fijan las leyes de seguridad social. Un registro que no se completa se borra al vencer su plazo.',
    },
    {
      title: 'Cómo los protegemos',
      body: 'Se guardan cifrados. Solo accede el personal autorizado y cada consulta queda anotada.',
    },
    {
      title: 'Sus derechos',
      body: 'Puede ver sus datos, recibir una copia, corregirlos, actualizarlos, oponerse, pedir que se borren o que se suspenda su uso cuando la ley lo permite, y llevarlos a otro lugar. Es gratis.',
    },
    {
      title: 'Dónde pedirlo',
      body: 'En la ventanilla de cualquier agencia, o al delegado de protección de datos de la institución. Si no está conforme, puede acudir a la Superintendencia de Protección de Datos Personales.',
    },
  ],
  versions: {
    '2026-11': {},
    '2026-11-cedula': {
      1: 'Los de su cédula, con su copia, y sus datos de contacto. No pedimos su religión, su salud ni sus opiniones.',
      2: 'Para entregarle su clave y para que usted use los servicios del seguro social con su cédula.',
      5: 'La oficina central de la institución y las autoridades que la ley señala. No se venden ni se envían a otro país. Ninguna decisión sobre usted se toma sin una persona.',
    },
  },
};

export const agreed: AgreedWords = { terms, privacyNotice };
