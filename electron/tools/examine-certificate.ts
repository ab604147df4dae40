import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { type ClosingCertificate, closingCertificate } from '#shared/contract/kiosk/safety/leaving-values.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { fingerprintGroups } from '#shared/domain/head-office/fingerprint-groups.ts';
import type { ExamineStatus } from './examine-folder.ts';

type CertificateFault = 'cannot-be-read' | 'not-ours' | 'newer' | 'changed' | 'another-signer';

const faultWords: Readonly<Record<CertificateFault, string>> = {
  'cannot-be-read': 'It cannot be read: it is not there, no file, or the drive does not give it.',
  'not-ours': 'It is no certificate of the closing of a terminal of Ventanilla.',
  newer: 'A newer version of Ventanilla wrote it: this one does not know its format.',
  changed:
    'What it says is not what was signed: it was cut short or changed, or the terminal did not write it. Use nothing of it.',
  'another-signer': 'Another key signed it than the one given: it is not of that terminal and epoch.',
};

/** Bytes: what is longer is none. */
const longest = 1024 * 1024;
const formatShape = /"ventanilla-closing-(\d+)"/;

type Reading =
  | { readonly ok: true; readonly certificate: ClosingCertificate }
  | { readonly ok: false; readonly fault: CertificateFault };

/** What a certificate says, where it says it to the letter as it was signed. */
function readCertificate(path: string): Reading {
  let text: string;
  try {
    const facts = statSync(path);
    if (!facts.isFile()) return { ok: false, fault: 'cannot-be-read' };
    if (facts.size > longest) return { ok: false, fault: 'not-ours' };
    text = readFileSync(path, 'utf8');
  } catch {
    return { ok: false, fault: 'cannot-be-read' };
  }
  const [, format] = formatShape.exec(text) ?? [];
  if (format !== undefined && format !== '1') return { ok: false, fault: 'newer' };
  let certificate: ClosingCertificate;
  try {
    certificate = closingCertificate.parse(JSON.parse(text));
  } catch {
    return { ok: false, fault: format === undefined ? 'not-ours' : 'changed' };
  }
  const { statement, signature, erasedAt } = certificate;
  // Base64 has more than one text for some bytes.
  const isOneText = Buffer.from(signature, 'base64').toString('base64') === signature;
  const isAsWritten =
    text === `${canonicalJson(certificate)}\n` && isOneText && erasedAt >= statement.closedAt;
  const isSigned = isSignedBy(canonicalJson(statement), signature, statement.publicKey);
  return isAsWritten && isSigned ? { ok: true, certificate } : { ok: false, fault: 'changed' };
}

/**
 * Examines the certificate of a terminal that was closed and says what it says. `signer` is the key that head office knows
 * of that terminal and epoch (Ed25519, SPKI in base64). Never throws.
 */
export function examineCertificate(
  path: string,
  signer: string | undefined,
  say: (line: string) => void,
): ExamineStatus {
  const reading = readCertificate(path);
  const fault = reading.ok ? undefined : reading.fault;
  const isOther = reading.ok && signer !== undefined && reading.certificate.statement.publicKey !== signer;
  if (reading.ok) for (const line of describe(reading.certificate)) say(line);
  const found = isOther ? 'another-signer' : fault;
  if (found !== undefined) {
    say(`FAULT ${found}: ${faultWords[found]}`);
    return found === 'cannot-be-read' ? 2 : 1;
  }
  say(
    'What was signed is as it was signed. When everything was destroyed stands beside it, and nobody signed it.',
  );
  say(
    signer === undefined
      ? 'Whether that key is the terminal’s is head office’s to say: compare the key’s fingerprint, or give the key with --signer.'
      : 'It was signed with the key that was given.',
  );
  return 0;
}

function describe({ statement, erasedAt }: ClosingCertificate): string[] {
  const { terminal, branchName, epoch, publicKey, version, setUpAt, closedAt, by, coSigner } = statement;
  const { reason, people, documents, lastCode, audit, events, headOffice, backup, files } = statement;
  const key = createHash('sha256').update(publicKey).digest('hex');
  return [
    `Terminal ${terminal} of ${branchName}, set up on ${setUpAt}, closed on ${closedAt} by version ${version}`,
    `Signed by ${by.name} (${by.username}) and ${coSigner.name} (${coSigner.username}): ${reason}`,
    `Key ${fingerprintGroups(key).join(' ')} of epoch ${epoch}`,
    `People: ${people}; documents: ${documents}; no code above number ${lastCode} was given there`,
    `Audit trail: ${audit.entries} entries, the last one ends in ${audit.hash}`,
    events.last === null
      ? 'Events: none'
      : `Events: the last is number ${events.last.number} of epoch ${events.last.epoch}, ${events.last.hash}`,
    headOffice === null
      ? `Head office: it never had one; ${events.unanswered} events were answered by nobody`
      : `Head office ${headOffice.name} (${fingerprintGroups(headOffice.fingerprint).join(' ')}): ${events.acknowledged} acknowledged, ${events.refused} refused, ${events.unanswered} without an answer`,
    `Documents that head office is not known to have: ${statement.documentsElsewhereUnknown}`,
    backup === null
      ? 'Last copy: none was needed, the terminal was empty'
      : `Last copy: of ${backup.snapshotAt} at ${backup.place}, with everything up to ${backup.through}`,
    `Destroyed: ${files.count} files, ${files.bytes} bytes, the keys first (${files.keys.join(', ')}), by ${erasedAt}`,
  ];
}
