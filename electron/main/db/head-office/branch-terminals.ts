import type { TerminalKeys } from '#shared/contract/head-office/branch-secret.ts';
import { ageRecipient } from '#shared/contract/head-office/packet.ts';
import { type Connection, listRows } from '../core/connection.ts';

/** Every terminal of the branch that head office admitted, in each epoch, this one among them. */
export function listBranchTerminals(db: Connection): TerminalKeys[] {
  return listRows<TerminalKeys>(
    db,
    `SELECT terminal, epoch, public_key AS publicKey, content ->> '$.payload.recipient' AS recipient
     FROM branch_terminal JOIN branch_decision ON type = 'terminal-admitted'
       AND content ->> '$.payload.terminal' = terminal AND content ->> '$.payload.epoch' = epoch
       AND content ->> '$.payload.publicKey' = public_key
     GROUP BY terminal, epoch ORDER BY terminal, epoch`,
  ).filter(({ recipient }) => ageRecipient.safeParse(recipient).success);
}
