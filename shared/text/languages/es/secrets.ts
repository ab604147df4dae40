import type { BankQuestionId, SecurityImageId } from '#shared/domain/credential/question-bank.ts';

/** Name of each security image. The worker types it; main accepts any language’s name. Source: domain.md 5. */
export const securityImages: Readonly<Record<SecurityImageId, string>> = {
  sun: 'Sol',
  moon: 'Luna',
  star: 'Estrella',
  tree: 'Árbol',
  flower: 'Flor',
  fish: 'Pez',
  bird: 'Pájaro',
  cat: 'Gato',
  dog: 'Perro',
  horse: 'Caballo',
  house: 'Casa',
  boat: 'Barco',
  bicycle: 'Bicicleta',
  key: 'Llave',
  umbrella: 'Paraguas',
  guitar: 'Guitarra',
  apple: 'Manzana',
  mountain: 'Montaña',
  butterfly: 'Mariposa',
  cup: 'Taza',
};

/** Each question of the bank, for the screens and for the rule that an answer must not repeat its words. */
export const bankQuestions: Readonly<Record<BankQuestionId, string>> = {
  'first-pet': '¿Cómo se llamaba su primera mascota?',
  'primary-school': '¿Cómo se llamaba su escuela primaria?',
  'childhood-nickname': '¿Qué apodo tenía en su infancia?',
  'childhood-best-friend': '¿Cómo se llamaba su mejor amigo o amiga de la infancia?',
  'childhood-street': '¿En qué calle o lugar vivía en su infancia?',
  'favourite-teacher': '¿Cómo se llamaba su profesor o profesora favorita?',
  'mother-birth-city': '¿En qué ciudad nació su madre?',
  'father-birth-city': '¿En qué ciudad nació su padre?',
  'grandmother-first-name': '¿Cómo se llamaba una de sus abuelas?',
  'parents-meeting-place': '¿Dónde se conocieron sus padres?',
  'first-job': '¿Cuál fue su primer trabajo?',
  'first-trip': '¿A dónde fue en su primer viaje?',
  'first-concert': '¿A qué concierto fue primero?',
  'favourite-childhood-food': '¿Cuál era su comida favorita en la infancia?',
  'favourite-childhood-game': '¿Cuál era su juego favorito en la infancia?',
  'first-book': '¿Cuál fue el primer libro que le gustó?',
};
