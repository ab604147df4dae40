import { composeMessage, type Message } from './compose-message.ts';

/** What an administrator sends to see that messages arrive. */
export function testMessage(): Message {
  return composeMessage('en', {
    es: {
      subject: 'Mensaje de prueba',
      opening: 'Una ventanilla envió este mensaje para probar su servidor de correo. Si lo lee, funciona.',
      paragraphs: ['No hay que hacer nada.'],
    },
    en: {
      subject: 'Test message',
      opening: 'A counter sent this message to test its mail server. If you read it, it works.',
      paragraphs: ['There is nothing to do.'],
    },
  });
}
