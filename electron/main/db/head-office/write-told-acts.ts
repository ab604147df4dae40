import type { EventOf, PersonEvent, Place } from '#shared/domain/convergence/history.ts';
import { nameOf } from '#shared/domain/convergence/history.ts';
import type {
  MergedKit,
  MergedRevocation,
  MergedSecrets,
} from '#shared/domain/convergence/merge-credential.ts';
import type { Signed } from '#shared/domain/convergence/person-act.ts';
import { type BankQuestionId, bankQuestionIds } from '#shared/domain/credential/question-bank.ts';
import {
  isClosingCause,
  isDocumentCause,
  type RevocationCause,
} from '#shared/domain/credential/revocation.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { saveAccountElsewhere } from '../accounts/account-store.ts';
import { findNewestContactKeys } from '../contact/contact-change-store.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';
import { saveSecurityAnswers, saveSecurityImage } from '../issuance/credential-store.ts';
import { findNewestPassportKey } from '../people/revocation-store.ts';
import { insertContact } from '../people/worker-store.ts';

/**
 * What is so of a person, by everything that was told, into the rows that a local act would have left. What stands there
 * already stays as it is, so that writing it twice changes nothing.
 */

/** An account whose making nobody told of is known by its terminal. */
function ensureAccount(db: Connection, id: string, { terminal }: Place, at: string): void {
  if (findRow(db, 'SELECT 1 FROM account WHERE id = ?', [id]) !== undefined) return;
  saveAccountElsewhere(db, { id, name: terminal, role: 'clerk', origin: terminal, at });
}

/** What two people signed at another counter, as a request and its decision. Gives its id. */
function insertSignature(
  db: Connection,
  event: PersonEvent,
  {
    act,
    about,
    signed,
    at,
  }: { readonly act: string; readonly about: string; readonly signed: Signed; readonly at: string },
): string {
  const id = `told ${nameOf(event.at)}`;
  if (findRow(db, 'SELECT 1 FROM approval_request WHERE id = ?', [id]) !== undefined) return id;
  ensureAccount(db, signed.attendedBy, event.at, at);
  ensureAccount(db, signed.coSignedBy, event.at, at);
  runSql(
    db,
    `INSERT INTO approval_request (id, act, subject, about, asked_by, asked_at, expires_at)
     VALUES (@id, @act, '{}', @about, @attendedBy, @at, @at)`,
    { id, act, about, attendedBy: signed.attendedBy, at },
  );
  runSql(
    db,
    `INSERT INTO approval_decision (request_id, outcome, decided_by, reason, decided_at)
     VALUES (@id, 'approved', @coSignedBy, @reason, @at)`,
    { id, coSignedBy: signed.coSignedBy, reason: signed.reason, at },
  );
  return id;
}

/** Stands for the visit at the other counter, which has a reference there and none here. Gives its id. */
function insertVisitElsewhere(db: Connection, workerId: string, event: PersonEvent, by: string): string {
  const id = `told ${nameOf(event.at)}`;
  if (findRow(db, 'SELECT 1 FROM visit WHERE id = ?', [id]) !== undefined) return id;
  const at = event.time.wall;
  ensureAccount(db, by, event.at, at);
  runSql(
    db,
    `INSERT INTO visit (reference, id, state, step, worker_id, opened_at, opened_by, closed_at)
     VALUES ((SELECT min(coalesce(min(reference), 0), 0) - 1 FROM visit), @id, 'credential-issued', 'hand-over', @workerId,
       @at, @by, @at)`,
    { id, workerId, at, by },
  );
  return id;
}

/** Nobody is named by an event that its own person caused: it is the counter's. */
function counterOf(db: Connection, event: PersonEvent): string {
  const id = `counter ${event.at.terminal}`;
  ensureAccount(db, id, event.at, event.time.wall);
  return id;
}

export function writeAccountOf(db: Connection, event: EventOf<'worker-registered'>): string {
  const { registeredBy, registeredAt } = event.act.payload;
  ensureAccount(db, registeredBy, event.at, registeredAt);
  return registeredBy;
}

/** Credentials, image, answers, revocations and sheet. `isNewIssuance`: image and answers are of one that came now. */
export function writeSecrets(
  db: Connection,
  { id: workerId, code }: { readonly id: string; readonly code: string },
  secrets: MergedSecrets,
  { isNewIssuance, at }: { readonly isNewIssuance: boolean; readonly at: Date },
): void {
  const now = at.toISOString();
  const knownIds = secrets.all.map(({ id }) => id);
  for (const { id, hash, issuedAt } of secrets.all) {
    runSql(
      db,
      `INSERT OR IGNORE INTO credential (id, worker_id, hash, pepper, issued_at, replaced_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
      [id, workerId, hash.encoded, hash.pepper, issuedAt, now],
    );
  }
  const inForce = secrets.inForce?.id ?? null;
  runSql(
    db,
    `UPDATE credential SET replaced_at = coalesce(replaced_at, @now)
     WHERE worker_id = @workerId AND id IN (SELECT value FROM json_each(@knownIds)) AND id IS NOT @inForce`,
    { now, workerId, knownIds: JSON.stringify(knownIds), inForce },
  );
  runSql(db, 'UPDATE credential SET replaced_at = NULL WHERE id = ? AND replaced_at IS NOT NULL', [inForce]);
  const { issuance } = secrets;
  if (isNewIssuance && issuance !== undefined) {
    const { image, answers, issuedAt } = issuance.act.payload;
    saveSecurityImage(db, workerId, image, new Date(issuedAt));
    const known = answers.flatMap(({ question, hash }) =>
      isBankQuestion(question) ? [{ question, hash }] : [],
    );
    saveSecurityAnswers(db, workerId, known, new Date(issuedAt));
  }
  for (const revocation of oneForEach(secrets.revocations)) writeRevocation(db, workerId, code, revocation);
  if (secrets.kit !== undefined) writeKit(db, workerId, code, secrets.kit, secrets);
}

function isBankQuestion(question: string): question is BankQuestionId {
  return (bankQuestionIds as readonly string[]).includes(question);
}

/**
 * Two counters may have ended one credential, each for a cause of its own: a death is the one that stands, then a document
 * that was reported, then what was told first.
 */
function oneForEach(revocations: readonly MergedRevocation[]): MergedRevocation[] {
  const weight = ({ event }: MergedRevocation): number => {
    const { cause } = event.act.payload;
    return isClosingCause(cause) ? 2 : Number(isDocumentCause(cause));
  };
  const standing = new Map<string, MergedRevocation>();
  for (const revocation of revocations) {
    const { credentialId } = revocation.event.act.payload;
    const before = standing.get(credentialId);
    if (before === undefined || weight(before) < weight(revocation)) standing.set(credentialId, revocation);
  }
  return [...standing.values()];
}

function writeRevocation(
  db: Connection,
  workerId: string,
  code: string,
  { event, withdrawal }: MergedRevocation,
): void {
  const { credentialId, cause, revokedAt } = event.act.payload;
  const isHere = findRow(db, 'SELECT 1 FROM credential WHERE id = ?', [credentialId]) !== undefined;
  if (!isHere) return;
  const row = findRow<{ cause: RevocationCause }>(
    db,
    'SELECT cause FROM credential_revocation WHERE credential_id = ?',
    [credentialId],
  );
  // A death of before the contract was told by nobody.
  if (row === undefined || (row.cause !== cause && !isClosingCause(row.cause))) {
    const signed = { act: 'revokeCredential', about: code, signed: event.act.payload, at: revokedAt };
    runSql(
      db,
      `INSERT INTO credential_revocation (credential_id, worker_id, cause, passport_key, approval_id, revoked_at)
       VALUES (@credentialId, @workerId, @cause, @passportKey, @approvalId, @revokedAt)
       ON CONFLICT (credential_id) DO UPDATE SET cause = excluded.cause, passport_key = excluded.passport_key,
         approval_id = excluded.approval_id, revoked_at = excluded.revoked_at`,
      {
        credentialId,
        workerId,
        cause,
        passportKey: isDocumentCause(cause) ? findNewestPassportKey(db, workerId) : null,
        approvalId: insertSignature(db, event, signed),
        revokedAt,
      },
    );
  }
  if (withdrawal === undefined) return;
  if (findRow(db, 'SELECT 1 FROM withdrawn_death WHERE credential_id = ?', [credentialId]) !== undefined)
    return;
  const { withdrawnAt } = withdrawal.act.payload;
  const signed = { act: 'withdrawDeath', about: code, signed: withdrawal.act.payload, at: withdrawnAt };
  runSql(db, 'INSERT INTO withdrawn_death (credential_id, approval_id, withdrawn_at) VALUES (?, ?, ?)', [
    credentialId,
    insertSignature(db, withdrawal, signed),
    withdrawnAt,
  ]);
}

function writeKit(
  db: Connection,
  workerId: string,
  code: string,
  kit: MergedKit,
  { issuance }: MergedSecrets,
): void {
  const { kitId } = kit;
  runSql(
    db,
    `UPDATE kit SET void_at = @at, void_cause = 'replaced'
     WHERE worker_id = @workerId AND id <> @kitId AND in_force_at IS NOT NULL AND void_at IS NULL`,
    { workerId, kitId, at: kit.issuedAt },
  );
  const visit = () => insertVisitElsewhere(db, workerId, kit.event, counterOf(db, kit.event));
  if (findRow(db, 'SELECT 1 FROM kit WHERE id = ?', [kitId]) === undefined) {
    runSql(
      db,
      `INSERT INTO kit (id, worker_id, visit_id, serial, printed_at, in_force_at)
       VALUES (@kitId, @workerId, @visit, @serial, @at, @at)`,
      { kitId, workerId, visit: visit(), serial: kit.serial, at: kit.issuedAt },
    );
    for (const { position, hash } of kit.codes) {
      runSql(db, 'INSERT INTO kit_code (kit_id, position, hash, pepper) VALUES (?, ?, ?, ?)', [
        kitId,
        position,
        hash.encoded,
        hash.pepper,
      ]);
    }
  }
  for (const { position, usedAt } of kit.used) {
    const isUsed = findRow(
      db,
      'SELECT 1 FROM kit_code WHERE kit_id = ? AND position = ? AND used_at IS NOT NULL',
      [kitId, position],
    );
    if (isUsed !== undefined) continue;
    runSql(db, 'UPDATE kit_code SET used_at = ?, used_in = ? WHERE kit_id = ? AND position = ?', [
      usedAt,
      visit(),
      kitId,
      position,
    ]);
  }
  if (kit.voidCause === null) return;
  const signed = kit.voidCause === 'supervisor' ? (kit.revocation?.act.payload.signed ?? null) : null;
  const approvalId =
    signed === null || kit.revocation === undefined || kit.voidAt === null
      ? null
      : insertSignature(db, kit.revocation, { act: 'revokeKit', about: code, signed, at: kit.voidAt });
  runSql(
    db,
    `UPDATE kit SET void_at = @at, void_cause = @cause, approval_id = @approvalId WHERE id = @kitId AND void_at IS NULL`,
    {
      kitId,
      at: kit.voidAt ?? issuance?.act.payload.issuedAt ?? kit.issuedAt,
      cause: kit.voidCause,
      approvalId,
    },
  );
}

/** A change of contact data that two people signed at another counter: the new address cools off here too. */
export function writeContactChange(
  db: Connection,
  { id: workerId, code }: { readonly id: string; readonly code: string },
  event: EventOf<'contact-changed'>,
  values: DraftValues,
): void {
  const { payload } = event.act;
  insertContact(db, workerId, values, new Date(payload.changedAt));
  const keys = findNewestContactKeys(db, workerId);
  if (keys === undefined) return;
  const signed = { act: 'approveContactChange', about: code, signed: payload, at: payload.changedAt };
  runSql(
    db,
    `INSERT INTO contact_change (visit_id, worker_id, fields, before_key, after_key, approval_id, decided_at)
     VALUES (@visit, @workerId, @fields, @before, @after, @approvalId, @at)`,
    {
      visit: insertVisitElsewhere(db, workerId, event, payload.attendedBy),
      workerId,
      fields: payload.fields.join(','),
      ...keys,
      approvalId: insertSignature(db, event, signed),
      at: payload.changedAt,
    },
  );
}
