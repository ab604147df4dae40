import type { AuditEventDefinition } from './audit-event-definition.ts';

/** Papers and the print system. */
export const paperEvents = {
  'paper-made': {
    en: 'A paper was made and stored.',
    es: 'Se hizo y guardó un papel.',
    told: null,
    detail: { paper: 'text', kind: 'text', sha256: 'text' },
  },
  'paper-printed': {
    en: 'The print queue took a paper.',
    es: 'La impresora recibió un papel.',
    told: null,
    detail: { paper: 'text', kind: 'text' },
  },
  'paper-print-failed': {
    en: 'The print queue refused a paper, which waits.',
    es: 'La impresora rechazó un papel, que espera.',
    told: null,
    detail: { paper: 'text', kind: 'text' },
  },
  'paper-reprinted': {
    en: 'A paper was printed again.',
    es: 'Se volvió a imprimir un papel.',
    told: null,
    detail: { paper: 'text', kind: 'text' },
  },
  'print-job-removed': {
    en: 'A person took a job out of the print system before it came out: its paper is not printed, a sheet of codes is void.',
    es: 'Una persona retiró un trabajo de la impresora antes de que saliera: el papel no está impreso; una hoja de códigos queda anulada.',
    told: null,
    detail: { job: 'text', paper: 'optional-text' },
  },
  'print-job-ended': {
    en: 'The print system said how a job ended: `printed`, `failed`, or `forgotten` when it knows no more of it. `wanted` is false where the job was cancelled because its sheet is void or another took its place.',
    es: 'El sistema de impresión dijo cómo terminó un trabajo: salió (`printed`), falló (`failed`) o ya no lo conoce (`forgotten`). `wanted` es falso si se canceló porque la hoja quedó anulada o porque se envió otra vez.',
    told: null,
    detail: { job: 'text', paper: 'optional-text', ending: 'text', wanted: 'boolean' },
  },
  'paper-read': {
    en: 'A stored paper was shown.',
    es: 'Se mostró un papel guardado.',
    told: null,
    detail: { paper: 'text', kind: 'text' },
  },
  'triage-sheet-printed': {
    en: 'A triage sheet was printed.',
    es: 'Se imprimió una hoja informativa.',
    told: null,
    detail: { case: 'text', language: 'text' },
  },
} as const satisfies Readonly<Record<string, AuditEventDefinition>>;
