/** Words of the clerk's view. */
export const clerk = {
  signIn: { title: 'Iniciar sesión' },
};
