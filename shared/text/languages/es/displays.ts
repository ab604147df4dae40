/** Asked of staff before anybody is signed in, when it is not sure which display faces whom. */
export const displays = {
  clerk: 'Escriba en el teclado el número de la pantalla que está frente a usted, personal de ventanilla',
  worker: 'Escriba en el teclado el número de la pantalla que ve la persona atendida',
  why: 'Cambiaron las pantallas. Hasta saber cuál es cuál no se muestra nada, para que nadie vea lo que es de otro.',
};
