import { emit } from '#electron/main/context/emit.ts';
import { done, failed } from '#electron/main/context/use-case.ts';
import { appendAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import { afterCommit } from '#electron/main/db/core/transact.ts';
import { setClock } from '#electron/main/db/terminal/set-clock.ts';
import { type CoSignedAct, signatureOf } from '#electron/main/use-cases/approvals/co-sign.ts';

/**
 * Two people say that the machine's clock is right and the kiosk's own time is not. Never while somebody is attended:
 * what their turn holds was proved by the other time. Source: docs/decisions/058.
 */
export const clockSetting: CoSignedAct<'setClockRight'> = {
  show({ clock, session }) {
    if (session.display !== null) return failed({ code: 'attending' });
    const { state, machine, own, timesSet } = clock.status();
    if (state === 'right') return failed({ code: 'clock-right' });
    return done({
      about: null,
      facts: [
        { what: 'machineTime', value: machine.toISOString() },
        { what: 'ownTime', value: own.toISOString() },
      ],
      // Both times go on; a clock that is set in between is another one than was signed for.
      version: [state, timesSet],
    });
  },
  run(context, _input, coSigner) {
    const { db, clock } = context;
    const { machine, own } = clock.status();
    const settled = setClock(db, { before: own, after: machine, approvalId: coSigner.approvalId });
    const [from, to] = [own.toISOString(), machine.toISOString()];
    appendAudit(db, {
      event: 'clock-set',
      accountId: coSigner.attendedBy,
      subject: null,
      detail: { coSigner: coSigner.id, from, to, ...settled },
      at: machine,
    });
    emit(context, 'clock-set', null, { from, to, ...signatureOf(coSigner) });
    afterCommit(db, () => clock.setTo(machine));
    return done({});
  },
};
