import type { Context } from '#electron/main/context/context.ts';
import type { WorkerTurn } from '#electron/main/context/worker-turn.ts';
import { saveWorkerFlow } from '#electron/main/db/issuance/worker-flow-store.ts';

/** Saves where the turn stands, for a power cut. Language, answers, image and credential are not in it. */
export function saveTurn(context: Context, turn: WorkerTurn): void {
  saveWorkerFlow(context.db, {
    visitId: turn.visitId,
    stage: turn.stage === 'language' ? turn.stageAfterLanguage : turn.stage,
    notice: turn.notice,
    birthDateAttemptsLeft: turn.birthDateAttemptsLeft,
    factQuestions: turn.facts.questions,
    factPosition: turn.facts.position,
    factAttemptsLeft: turn.facts.attemptsLeft,
    contactProved: turn.contactProved,
    terms: turn.acceptedTerms,
    help: turn.help === 'asked' ? null : turn.help,
  });
}
