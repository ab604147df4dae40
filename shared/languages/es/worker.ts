/** Words of the worker's view: short, active, one thing per screen. */
export const worker = {
  resting: { welcome: 'Bienvenido' },
};
