/** Palabras de lo que el programa decidió, o dejó por decidir, por lo que contaron varias ventanillas. */
export const findings = {
  title: 'Decidido automáticamente',
  lead: 'Lo que Ventanilla decidió, o dejó por decidir, por lo que contaron varias ventanillas. Mire cada caso y diga qué encontró.',
  open: 'Ver por qué',
  foundAt: 'Se supo: {{at}}',
  told: 'Lo que se contó',
  toldAt: '{{kind}} · ventanilla {{terminal}} · {{at}}',
  value: '{{field}}: {{value}}',
  empty: 'vacío',
  what: {
    'registered-twice': 'Una persona registrada en dos ventanillas',
    'document-of-two': 'Un documento en dos registros',
    'cedula-of-two': 'Una cédula de dos personas',
    'two-cedulas': 'Dos cédulas de una persona',
    'facts-differ': 'Datos distintos en dos ventanillas',
    'attempts-added-up': 'Intentos de varias ventanillas, sumados',
    'lock-survived': 'Un bloqueo que siguió después de desbloquear',
    'issued-twice': 'Dos claves emitidas sin saber una de otra',
    'revocation-won': 'Una clave que terminó por una revocación',
    'kit-gave-way': 'Un kit de recuperación que dejó de valer',
  },
  why: {
    'registered-twice':
      'El mismo documento, con la misma fecha de nacimiento, se registró en dos ventanillas que no se oían. Quedó una sola persona: todos sus números la encuentran.',
    'document-of-two':
      'Dos registros tienen el mismo documento, por una corrección o con otra fecha de nacimiento. No se unieron: compare los dos y corrija el que tenga el error.',
    'cedula-of-two':
      'En una ventanilla se anotó la cédula de alguien del registro y, en otra que no lo sabía, esa misma cédula es de otro registro. No se unieron, y al buscar por la cédula salen los dos: averigüe de quién es. Si es una sola persona, atiéndala solo con uno de los registros.',
    'two-cedulas':
      'Dos ventanillas que no se oían anotaron cédulas distintas a la misma persona. Rige la más nueva y las dos la encuentran: mire cuál es la correcta.',
    'facts-differ':
      'Dos ventanillas que no se oían escribieron valores distintos. Rige el más nuevo y se guardan todos: mire cuál es el correcto y, si hace falta, corrija el registro.',
    'attempts-added-up':
      'Los intentos fallidos de varias ventanillas se sumaron y bloquearon la clave, aunque en ninguna eran suficientes.',
    'lock-survived':
      'Se desbloqueó en una ventanilla que no sabía de un bloqueo en otra. El bloqueo sigue: puede desbloquearse otra vez.',
    'issued-twice':
      'Dos ventanillas emitieron una clave sin saber una de otra. Rige la más nueva, con su imagen y sus respuestas.',
    'revocation-won':
      'Se emitió una clave en una ventanilla que no sabía de una revocación en otra. La revocación vale más: la clave terminó.',
    'kit-gave-way': 'Otra ventanilla emitió una clave sin saber de este kit. El kit dejó de valer.',
  },
  markError: {
    'not-found': 'Ya no está en la lista: lea de nuevo.',
    'about-yourself': 'Usted actuó en ello: que lo mire otra persona.',
    'looked-at': 'Otra persona ya lo revisó: lea de nuevo.',
  },
};
