import type { Context } from '#electron/main/context/context.ts';
import { auditSubject, type DisplaySession, personOf } from '#electron/main/context/display-session.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { useOneTimeCode } from '#electron/main/db/one-time-codes/one-time-code-store.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { act, stillAt } from '#electron/main/display/act.ts';
import { leadOn } from '#electron/main/display/issuance-progress.ts';
import {
  codePurposeOf,
  drawCode,
  judgeCode,
  mayAskAgainAt,
  sendCode,
} from '#electron/main/display/one-time-code.ts';
import { passProof } from '../services/pass-proof.ts';

/** The code that went to the person's mailbox: it proves an issuance's contact and a service's person alike. */

export async function submitEmailCode(
  context: Context,
  { code }: Input<'submitEmailCode'>,
): Promise<Result<'submitEmailCode'>> {
  const session = sessionOf(context, 'submitEmailCode');
  const judged = await judgeCode(context, session, code);
  switch (judged.verdict) {
    case 'over':
      return wrongStep;
    case 'expired':
      return failed({ code: 'expired' });
    case 'wrong':
      return failed({ code: 'wrong-answer', attemptsLeft: judged.attemptsLeft });
    case 'right': {
      const still = stillAt(context, session);
      if (still === undefined) return wrongStep;
      let isUsed = false;
      act(context, still, (present) => {
        isUsed = useOneTimeCode(context.db, judged.codeId, context.clock.now());
        if (!isUsed) return present;
        record(context, 'one-time-code-used', auditSubject(present), { purpose: codePurposeOf(present) });
        return proved(context, present);
      });
      return isUsed ? done({}) : failed({ code: 'expired' });
    }
  }
}

/** Inside the act that uses the code. */
function proved(context: Context, session: DisplaySession): DisplaySession {
  if (session.kind === 'issuance') {
    return leadOn(context, session, 'email-code-right', { contactProved: true });
  }
  const person = personOf(session);
  if (person === null) throw new Error('the code of a number that nobody has was right');
  return passProof(context, session, person, 'email-code');
}

export async function sendEmailCodeAgain(context: Context): Promise<Result<'sendEmailCodeAgain'>> {
  const session = sessionOf(context, 'sendEmailCodeAgain');
  if (session.code === null) throw new Error('no code was sent');
  const retryAt = mayAskAgainAt(context, session, session.code);
  if (context.clock.now() < retryAt) return failed({ code: 'too-soon', retryAt: retryAt.toISOString() });
  const drawn = await drawCode(context);
  const still = stillAt(context, session);
  if (still === undefined) return wrongStep;
  act(context, still, (present) => ({ ...present, code: sendCode(context, present, drawn) }));
  return done({});
}
