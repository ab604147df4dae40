import type { MessagesWords } from '../language-words.ts';

/** What is sent by mail. */
export const messages: MessagesWords = {
  code: {
    generation: {
      subject: 'Su código para generar la clave',
      opening:
        'Alguien está generando su clave en la pantalla de una ventanilla de la institución y dio esta dirección. Si no es usted, avise en cualquier agencia.',
    },
    unlock: {
      subject: 'Su código para desbloquear la clave',
      opening:
        'Alguien está desbloqueando su clave en la pantalla de una ventanilla de la institución. Si no es usted, avise en cualquier agencia.',
    },
    recovery: {
      subject: 'Su código para recuperar la clave',
      opening:
        'Alguien está cambiando su clave olvidada en la pantalla de una ventanilla de la institución. Si no es usted, avise en cualquier agencia.',
    },
    kit: {
      subject: 'Su código para la hoja de códigos',
      opening:
        'Alguien pide una hoja de códigos de recuperación para su clave, o anula la que tiene, en la pantalla de una ventanilla de la institución. Si no es usted, avise en cualquier agencia.',
    },
  },
  codeParagraphs: (minutes) => [
    `Escríbalo en la pantalla de la ventanilla. Vale ${minutes} minutos y una sola vez.`,
    'No lo diga a nadie: ningún funcionario se lo pedirá.',
  ],
  contactChanged: {
    before: (days) => ({
      subject: 'Sus datos de contacto cambiaron',
      opening: 'Sus datos de contacto se cambiaron hoy en una ventanilla de la institución.',
      paragraphs: [
        `Si fue usted, no tiene que hacer nada. Si además cambió su correo, los códigos llegan todavía al anterior: ${days} días.`,
        'Si no fue usted, vaya cuanto antes a cualquier agencia con su documento. No responda a este mensaje.',
      ],
    }),
    new: (days) => ({
      subject: 'Este correo es ahora su contacto',
      opening: 'Este correo se registró hoy en una ventanilla de la institución.',
      paragraphs: [
        `Por seguridad, los códigos no llegan aquí durante ${days} días. Si necesita uno antes, vaya a cualquier agencia con su documento.`,
        'Si no sabe de qué se trata, avise en cualquier agencia. No responda a este mensaje.',
      ],
    }),
  },
  test: {
    subject: 'Mensaje de prueba',
    opening: 'Una ventanilla envió este mensaje para probar su servidor de correo. Si lo lee, funciona.',
    paragraphs: ['No hay que hacer nada.'],
  },
};
