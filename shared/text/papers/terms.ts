import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';

/**
 * The terms of use of the credential. What the worker accepts on the screen and what the *Acuerdo de responsabilidad
 * y uso* prints are these same words. The Spanish text is the one that binds; any other language is a courtesy.
 * A changed word is a new version: accepted versions are kept with their hash. Who is enrolled with a cédula has no
 * provisional code, and accepts a text of its own version.
 */
export const termsVersions: Readonly<Record<Procedure, string>> = {
  registration: '2026-11',
  enrolment: '2026-11-cedula',
};

interface TermsSection {
  readonly title: string;
  readonly body: string;
}

export interface Terms {
  readonly title: string;
  readonly sections: readonly TermsSection[];
}

const spanish: Terms = {
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
};

const english: Terms = {
  title: 'Agreement on responsibility for and use of the credential',
  sections: [
    {
      title: 'What the credential is',
      body: 'With your identification code and your credential you reach the social security services online. The code is provisional: it is not an Ecuadorian identity card and does not prove your migration status.',
    },
    {
      title: 'The credential is personal',
      body: 'You choose it and only you know it. Do not lend it or give it to anyone: not your employer, not an agent, not an official. Nobody from the institution will ask you for it in person, by telephone or by e-mail.',
    },
    {
      title: 'Your responsibility',
      body: 'What is done with your credential counts as done by you, until you report it lost or it is shown that someone else used it without your permission.',
    },
    {
      title: 'Loss, or use by someone else',
      body: 'If you lost the credential or think that someone knows it, change it or report it at once at any branch. It will be locked until you confirm who you are.',
    },
    {
      title: 'Lock and recovery',
      body: 'After three wrong attempts the credential is locked. To recover it you will be asked for your birth date, the security image and one of the three answers you chose. Remember them: the institution cannot see them.',
    },
    {
      title: 'True data',
      body: 'You declare that your documents and data are true and that your contact data are yours. If they change, or if you obtain an Ecuadorian identity card, you must tell a branch.',
    },
    {
      title: 'Personal data',
      body: 'Your data are handled under the Organic Law on the Protection of Personal Data and the privacy notice you read before giving them. You can see them, correct them and receive a copy at any branch.',
    },
    {
      title: 'Acceptance',
      body: 'By accepting on the screen you receive the credential. The acceptance is confirmed by signing this document by hand; you receive one copy of it.',
    },
  ],
};

type OwnSections = Readonly<Record<LanguageCode, Readonly<Record<number, string>>>>;

/** The sections that say something else to who has a cédula, by their place. */
const cedulaSections: OwnSections = {
  es: {
    0: 'Con su número de cédula y su clave usted accede a los servicios en línea del seguro social. La clave no reemplaza a la cédula.',
    5: 'Usted declara que su cédula y sus datos son verdaderos y que sus datos de contacto son suyos. Si cambian, debe comunicarlo en una agencia.',
  },
  en: {
    0: 'With your cédula number and your credential you reach the social security services online. The credential does not replace the cédula.',
    5: 'You declare that your cédula and your data are true and that your contact data are yours. If they change, you must tell a branch.',
  },
};

/** By procedure; null: the text is its own. */
const ownSections: Readonly<Record<Procedure, OwnSections | null>> = {
  registration: null,
  enrolment: cedulaSections,
};

const termsByLanguage: Readonly<Record<LanguageCode, Terms>> = { es: spanish, en: english };

/** The terms as sections, to show and to print. */
export function terms(language: LanguageCode, procedure: Procedure): Terms {
  const text = termsByLanguage[language];
  return {
    ...text,
    sections: text.sections.map((section, index) => ({
      ...section,
      body: ownSections[procedure]?.[language][index] ?? section.body,
    })),
  };
}

/** The terms as one text: numbered sections, LF line ends, no space at the ends. The hash is taken over its UTF-8. */
export function termsText(language: LanguageCode, procedure: Procedure): string {
  const { title, sections } = terms(language, procedure);
  const numbered = sections.map((section, index) => `${index + 1}. ${section.title}\n${section.body}`);
  return [title, ...numbered].join('\n\n');
}
