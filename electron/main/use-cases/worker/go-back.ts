import type { Context } from '#electron/main/context.ts';
import { unpassContactField } from '#electron/main/session/contact-entry.ts';
import { endService } from '#electron/main/session/end-service.ts';
import { saveTurn } from '#electron/main/session/save-turn.ts';
import { forgetServiceSecrets, type ServiceTurn } from '#electron/main/session/service-turn.ts';
import { canServiceGoBack } from '#electron/main/session/service-view.ts';
import { showClerk } from '#electron/main/session/show-clerk.ts';
import { turnAt } from '#electron/main/session/turn.ts';
import { flowFactsOf } from '#electron/main/session/worker-view.ts';
import { done, type Result, wrongStep } from '#electron/main/use-cases/use-case.ts';
import { serviceStageBefore } from '#shared/rules/service-flow.ts';
import { stageBefore } from '#shared/rules/worker-flow.ts';

/** One step back where it does no harm; in a stage of several parts, the last part first. */
export function goBack(context: Context): Result<'goBack'> {
  const { session } = context;
  if (session.service !== null) return goBackInService(context, session.service);
  const turn = session.turn === null ? undefined : turnAt(context, session.turn.stage);
  if (turn === undefined) return wrongStep;

  if (turn.stage === 'question-bank' && turn.answers.length > 0) {
    turn.answers = turn.answers.slice(0, -1);
    return done({});
  }
  if (turn.stage === 'credential' && turn.keyboard.hasFirstEntry) {
    turn.keyboard.close();
    return done({});
  }
  const before = stageBefore(turn.stage, flowFactsOf(turn));
  if (before === undefined) return wrongStep;
  if (before === 'security-image') turn.image = null;
  if (before === 'terms') {
    turn.acceptedTerms = null;
    turn.keyboard.close();
  }
  if (before === 'language') turn.stageAfterLanguage = 'notice';
  turn.stage = before;
  saveTurn(context, turn);
  return done({});
}

function goBackInService(context: Context, service: ServiceTurn): Result<'goBack'> {
  if (!canServiceGoBack(service)) return wrongStep;
  // A touch by mistake on the resting screen: back to it.
  if (service.stage === 'identify') {
    endService(context, service);
    showClerk(context);
    return done({});
  }
  if (service.stage === 'new-credential') {
    service.keyboard.close();
    return done({});
  }
  if (service.stage === 'contact-entry' && service.contact !== null) {
    if (unpassContactField(service, service.contact)) return done({});
    service.contact = null;
  }
  const facts = { purpose: service.purpose, hasCode: service.code !== null };
  const before = serviceStageBefore(service.stage, facts);
  if (before === undefined) return wrongStep;
  if (before === 'recovery-birth-date') forgetServiceSecrets(service);
  service.stage = before;
  if (before === 'service-proof') showClerk(context);
  return done({});
}
