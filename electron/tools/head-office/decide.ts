import type postgres from 'postgres';
import { signText } from '#electron/main/keys/signing-key.ts';
import {
  type DecisionPayload,
  type DecisionType,
  decisionContent,
  decisionDefinitions,
} from '#shared/contract/head-office/decisions.ts';
import type { Office } from './office.ts';

/**
 * Signs a decision and tells it to a branch, or to all (null), inside the caller's transaction. Rejects with SQLSTATE 23505
 * where another operator decided at the same moment: the transaction is begun anew.
 */
export async function decide<Type extends DecisionType>(
  transaction: postgres.TransactionSql,
  office: Office,
  said: {
    readonly branch: string | null;
    readonly type: Type;
    readonly payload: DecisionPayload<Type>;
    readonly subject?: string | null;
    readonly at: Date;
  },
): Promise<number> {
  const [next] = await transaction<{ number: number }[]>`SELECT desk.next_decision() AS number`;
  if (next === undefined) throw new Error('a decision has a number');
  const { branch, type, payload, subject = null, at } = said;
  const content = decisionContent(
    { number: next.number, headOffice: office.fingerprint, decidedAt: at.toISOString(), branch, subject },
    type,
    payload,
  );
  const { version } = decisionDefinitions[type];
  const signature = signText(content, office.signingKey);
  await transaction`SELECT desk.decide(${next.number}, ${branch}, ${type}, ${version}, ${content}, ${signature})`;
  return next.number;
}
