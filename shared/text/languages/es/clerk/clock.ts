/** Palabras del reloj que no cuadra. */
export const clock = {
  behind: 'El reloj de esta máquina está atrasado',
  behindText:
    'La máquina dice {{machine}}; Ventanilla ya vio un momento posterior y sigue desde el {{own}}. Nada se reabre por eso. Avise al administrador.',
  ahead: 'El reloj de esta máquina saltó hacia adelante',
  aheadText:
    'La máquina dice {{machine}}; por el tiempo que pasó, Ventanilla sigue en el {{own}} y fecha todo así. Avise al administrador.',
  adminText:
    'Corrija el reloj del sistema. Si el reloj del sistema ya está bien, tome su hora con la firma de un supervisor.',
  set: 'La hora de la máquina es la buena…',
  setTitle: 'Tomar la hora de la máquina',
  setText:
    'Ventanilla tomará la hora de esta máquina. Los códigos de un solo uso abiertos terminan y ninguna espera se acorta. Queda en la auditoría con las dos firmas.',
} as const;
