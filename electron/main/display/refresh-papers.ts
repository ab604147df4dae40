import type { Context } from '#electron/main/context/context.ts';
import { listVisitPapers } from '#electron/main/db/papers/paper-store.ts';

/** The worker's last screen shows the papers and whether each was printed. */
export function refreshPapers(context: Context, visitId: string): void {
  const { turn, service } = context.session;
  if (turn?.visitId === visitId) turn.papers = listVisitPapers(context.db, visitId);
  if (service?.visitId === visitId) service.papers = listVisitPapers(context.db, visitId);
}
