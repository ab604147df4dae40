import type { Context } from '#electron/main/context/context.ts';
import { forgetServiceSecrets, type ServiceTurn } from '#electron/main/context/service-turn.ts';
import { done, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { unpassContactField } from '#electron/main/display/contact-entry.ts';
import { endService } from '#electron/main/display/end-service.ts';
import { saveTurn } from '#electron/main/display/save-turn.ts';
import { canServiceGoBack } from '#electron/main/display/service-view.ts';
import { showClerk } from '#electron/main/display/show-clerk.ts';
import { turnAt } from '#electron/main/display/turn.ts';
import { flowFactsOf } from '#electron/main/display/worker-view.ts';
import { stageBefore } from '#shared/domain/display/issuance-states.ts';
import { serviceStageBefore } from '#shared/domain/display/service-states.ts';

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
