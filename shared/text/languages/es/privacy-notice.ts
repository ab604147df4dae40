import type { PrivacyNoticeWords } from '../language-words.ts';

/** The notice given when data are collected; a changed word is a new version: see `papers/privacy-notice.ts`. */
export const privacyNotice: PrivacyNoticeWords = {
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
  own: {
    registration: null,
    enrolment: {
      1: 'Los de su cédula, con su copia, y sus datos de contacto. No pedimos su religión, su salud ni sus opiniones.',
      2: 'Para entregarle su clave y para que usted use los servicios del seguro social con su cédula.',
      5: 'La oficina central de la institución y las autoridades que la ley señala. No se venden ni se envían a otro país. Ninguna decisión sobre usted se toma sin una persona.',
    },
  },
};
