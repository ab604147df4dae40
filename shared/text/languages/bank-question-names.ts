import type { BankQuestionId } from '#shared/domain/credential/question-bank.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';

/** The words of each question of the bank, for the screens and for the rule that an answer must not repeat them. */
export const bankQuestionNames: Record<LanguageCode, Record<BankQuestionId, string>> = {
  es: {
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
  },
  en: {
    'first-pet': 'What was the name of your first pet?',
    'primary-school': 'What was the name of your primary school?',
    'childhood-nickname': 'What was your nickname as a child?',
    'childhood-best-friend': 'What was the name of your best friend as a child?',
    'childhood-street': 'In which street or place did you live as a child?',
    'favourite-teacher': 'What was the name of your favourite teacher?',
    'mother-birth-city': 'In which city was your mother born?',
    'father-birth-city': 'In which city was your father born?',
    'grandmother-first-name': 'What was the first name of one of your grandmothers?',
    'parents-meeting-place': 'Where did your parents meet?',
    'first-job': 'What was your first job?',
    'first-trip': 'Where did you go on your first trip?',
    'first-concert': 'Which concert did you go to first?',
    'favourite-childhood-food': 'What was your favourite food as a child?',
    'favourite-childhood-game': 'What was your favourite game as a child?',
    'first-book': 'What was the first book you liked?',
  },
};
