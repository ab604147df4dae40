import type { AttemptKind } from '../credential/credential-life.ts';
import type { RevocationCause } from '../credential/revocation.ts';

/** What the events of the contract say that a rule of convergence looks at: their payloads, and no more of them. */

export interface SecretHash {
  /** argon2id, encoded. */
  readonly encoded: string;
  /** Which pepper it was made with. */
  readonly pepper: string;
}

export type Facts = Readonly<Record<string, string>>;

interface OfPerson {
  readonly workerId: string;
  readonly identificationCode: string;
}

interface OfNumber {
  readonly workerId: string | null;
  readonly identificationCode: string;
}

/** Two people and why. */
export interface Signed {
  readonly attendedBy: string;
  readonly coSignedBy: string;
  readonly reason: string;
}

interface Registered extends OfPerson {
  readonly procedure: string;
  readonly values: Facts;
  readonly entryNoticeDeadline: string | null;
  readonly registeredAt: string;
  readonly registeredBy: string;
}

interface Corrected extends OfPerson {
  readonly previousIdentificationCode: string;
  readonly values: Facts;
  readonly entryNoticeDeadline: string | null;
  /** What two people signed for. */
  readonly signed: { readonly facts: readonly { readonly what: string }[] } | null;
  readonly correctedAt: string;
}

interface CedulaRecorded extends OfPerson, Signed {
  readonly cedula: string;
  readonly recordedAt: string;
}

interface ContactChanged extends OfPerson, Signed {
  readonly fields: readonly string[];
  readonly values: Facts;
  readonly changedAt: string;
}

interface Issued extends OfPerson {
  readonly credentialId: string;
  readonly hash: SecretHash;
  readonly image: SecretHash;
  readonly answers: readonly { readonly question: string; readonly hash: SecretHash }[];
  readonly terms: { readonly version: string; readonly hash: string; readonly at: string };
  readonly issuedAt: string;
}

interface Recovered extends OfPerson {
  readonly credentialId: string;
  readonly hash: SecretHash;
  readonly proof: string;
  readonly recoveredAt: string;
}

interface Revoked extends OfPerson, Signed {
  readonly credentialId: string;
  readonly cause: RevocationCause;
  readonly revokedAt: string;
}

interface DeathWithdrawn extends OfPerson, Signed {
  /** Of the revocation that it takes back; absent in its first version, which took back what its terminal knew. */
  readonly credentialId?: string;
  readonly withdrawnAt: string;
}

export interface KitIssued extends OfPerson {
  readonly kitId: string;
  readonly serial: string;
  readonly codes: readonly { readonly position: number; readonly hash: SecretHash }[];
  readonly issuedAt: string;
}

export type PersonAct =
  | { readonly type: 'worker-registered'; readonly payload: Registered }
  | { readonly type: 'worker-corrected'; readonly payload: Corrected }
  | { readonly type: 'cedula-recorded'; readonly payload: CedulaRecorded }
  | { readonly type: 'contact-changed'; readonly payload: ContactChanged }
  | { readonly type: 'credential-issued'; readonly payload: Issued }
  | { readonly type: 'credential-recovered'; readonly payload: Recovered }
  | { readonly type: 'credential-revoked'; readonly payload: Revoked }
  | { readonly type: 'death-withdrawn'; readonly payload: DeathWithdrawn }
  | {
      readonly type: 'credential-attempted';
      readonly payload: OfNumber & {
        readonly kind: AttemptKind;
        readonly right: boolean;
        readonly attemptedAt: string;
      };
    }
  | {
      readonly type: 'credential-locked';
      readonly payload: OfNumber & {
        readonly by: AttemptKind | 'staff' | 'interrupted';
        readonly lockedAt: string;
      };
    }
  | {
      readonly type: 'credential-unlocked';
      readonly payload: OfPerson & { readonly proof: string; readonly unlockedAt: string };
    }
  | {
      readonly type: 'assisted-unlock-attempted';
      readonly payload: OfNumber & {
        readonly right: boolean;
        readonly failures: number;
        readonly pausedUntil: string | null;
      };
    }
  | { readonly type: 'recovery-kit-issued'; readonly payload: KitIssued }
  | {
      readonly type: 'recovery-kit-used';
      readonly payload: OfPerson & {
        readonly kitId: string;
        readonly position: number;
        readonly usedAt: string;
      };
    }
  | { readonly type: 'recovery-kit-attempted'; readonly payload: OfNumber }
  | {
      readonly type: 'recovery-kit-revoked';
      readonly payload: OfPerson & {
        readonly kitId: string;
        readonly by: 'supervisor' | 'worker';
        readonly signed: Signed | null;
        readonly revokedAt: string;
      };
    };
