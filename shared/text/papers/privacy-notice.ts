import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';

/** The notice given when data are collected, before the first field (LOPDP art. 12); a changed word is a new version. */
export const privacyNoticeVersions: Readonly<Record<Procedure, string>> = {
  registration: '2026-11',
  enrolment: '2026-11-cedula',
};

interface PrivacyNoticeSection {
  readonly title: string;
  readonly body: string;
}

export interface PrivacyNotice {
  readonly title: string;
  /** One sentence for who reads no further. */
  readonly summary: string;
  readonly sections: readonly PrivacyNoticeSection[];
}

const spanish: PrivacyNotice = {
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
};

const english: PrivacyNotice = {
  title: 'How we look after your data',
  summary: 'We use your data only to register you with social security and to give you your credential.',
  sections: [
    {
      title: 'Who is responsible',
      body: 'The social security institution, through this branch, is responsible for your data.',
    },
    {
      title: 'Which data',
      body: 'Those of your passport and your work contract, with copies of both, and your contact data. We do not ask for your religion, health or opinions. Your migration status is sensitive: we keep only what is necessary.',
    },
    {
      title: 'What for',
      body: 'To give you an identification code, so that your employer can file the entry notice and you can use the social security services.',
    },
    {
      title: 'Why we may do it',
      body: 'The law requires everyone who works to be affiliated. The basis is that legal duty and social security, not your consent (LOPDP, arts. 7 and 26). Without these data you cannot be registered; giving false data stops the procedure.',
    },
    {
      title: 'Your credential and your answers',
      body: 'Nobody can see them: not the clerk, not your employer, not the institution. They are stored transformed, so that they cannot be read.',
    },
    {
      title: 'Who receives them',
      body: "The institution's head office and the authorities named by law. Your employer receives only your identification code. They are not sold or sent to another country. No decision about you is taken without a person.",
    },
    {
      title: 'For how long',
      body: 'While you are affiliated, and afterwards for the time the social security laws set. A registration that is not completed is deleted when its time is over.',
    },
    {
      title: 'How we protect them',
      body: 'They are stored encrypted. Only authorised staff can reach them, and every look at them is recorded.',
    },
    {
      title: 'Your rights',
      body: 'You can see your data, receive a copy, correct them, update them, object, ask for them to be deleted or their use suspended where the law allows it, and take them elsewhere. It is free.',
    },
    {
      title: 'Where to ask',
      body: "At the counter of any branch, or from the institution's data protection officer. If you are not satisfied you can turn to the Superintendency for the Protection of Personal Data.",
    },
  ],
};

type OwnSections = Readonly<Record<LanguageCode, Readonly<Record<number, string>>>>;

/** The sections that say something else to who has a cédula, by their place. */
const cedulaSections: OwnSections = {
  es: {
    1: 'Los de su cédula, con su copia, y sus datos de contacto. No pedimos su religión, su salud ni sus opiniones.',
    2: 'Para entregarle su clave y para que usted use los servicios del seguro social con su cédula.',
    5: 'La oficina central de la institución y las autoridades que la ley señala. No se venden ni se envían a otro país. Ninguna decisión sobre usted se toma sin una persona.',
  },
  en: {
    1: 'Those of your cédula, with a copy of it, and your contact data. We do not ask for your religion, health or opinions.',
    2: 'To give you your credential, and so that you can use the social security services with your cédula.',
    5: "The institution's head office and the authorities named by law. They are not sold or sent to another country. No decision about you is taken without a person.",
  },
};

/** By procedure; null: the text is its own. */
const ownSections: Readonly<Record<Procedure, OwnSections | null>> = {
  registration: null,
  enrolment: cedulaSections,
};

const noticeByLanguage: Readonly<Record<LanguageCode, PrivacyNotice>> = { es: spanish, en: english };

/** The privacy notice in the language the person chose. */
export function privacyNotice(language: LanguageCode, procedure: Procedure): PrivacyNotice {
  const notice = noticeByLanguage[language];
  return {
    ...notice,
    sections: notice.sections.map((section, index) => ({
      ...section,
      body: ownSections[procedure]?.[language][index] ?? section.body,
    })),
  };
}
