import type { Migration } from './core/migrate.ts';
import * as terminalAndAccounts from './migrations/0010-terminal-and-accounts.ts';
import * as auditAndQueues from './migrations/0020-audit-and-queues.ts';
import * as workers from './migrations/0030-workers.ts';
import * as visits from './migrations/0040-visits.ts';
import * as secretsAndPapers from './migrations/0050-secrets-and-papers.ts';
import * as owedPapers from './migrations/0060-owed-papers.ts';
import * as credentialLife from './migrations/0070-credential-life.ts';
import * as assistedUnlock from './migrations/0080-assisted-unlock.ts';
import * as documentReadings from './migrations/0130-document-readings.ts';
import * as mail from './migrations/0140-mail.ts';
import * as contactChanges from './migrations/0150-contact-changes.ts';
import * as anomaliesAndClock from './migrations/0180-anomalies-and-clock.ts';
import * as revocations from './migrations/0190-revocations.ts';
import * as recoveryKit from './migrations/0200-recovery-kit.ts';
import * as enrolment from './migrations/0210-enrolment.ts';
import * as registrationSignatures from './migrations/0220-registration-signatures.ts';
import * as withdrawnDeaths from './migrations/0230-withdrawn-deaths.ts';
import * as countedActs from './migrations/0240-counted-acts.ts';
import * as accountActs from './migrations/0250-account-acts.ts';
import * as signedCardFacts from './migrations/0270-signed-card-facts.ts';
import * as toldApartAndNameKeys from './migrations/0280-told-apart-and-name-keys.ts';
import * as comebackSlips from './migrations/0290-comeback-slips.ts';
import * as printJobs from './migrations/0310-print-jobs.ts';
import * as sutHash from './migrations/0330-sut-hash.ts';
import * as accountsOfTwoPeople from './migrations/0340-accounts-of-two-people.ts';
import * as languageOfAnAccount from './migrations/0350-language-of-an-account.ts';
import * as visitsAtCounter from './migrations/0380-visits-at-counter.ts';
import * as identityFields from './migrations/0381-identity-fields.ts';
import * as storedProcedures from './migrations/0382-stored-procedures.ts';
import * as events from './migrations/0390-events.ts';
import * as approvals from './migrations/0400-approvals.ts';
import * as packets from './migrations/0410-packets.ts';
import * as actsWithApprovals from './migrations/0411-acts-with-approvals.ts';
import * as claimsOfRestores from './migrations/0420-claims-of-restores.ts';
import * as receiptsOverTheLine from './migrations/0460-receipts-over-the-line.ts';
import * as documentsForHeadOffice from './migrations/0470-documents-for-head-office.ts';
import * as feedOfTheBranch from './migrations/0480-feed-of-the-branch.ts';
import * as peopleOfTheBranch from './migrations/0490-people-of-the-branch.ts';
import * as peppersOfHashes from './migrations/0500-peppers-of-hashes.ts';
import * as peppersOfTheBranch from './migrations/0510-peppers-of-the-branch.ts';
import * as joinedNamesApart from './migrations/0540-joined-names-apart.ts';
import * as purposesOfVisits from './migrations/0550-purposes-of-visits.ts';
import * as numbersOfTwoPeople from './migrations/0551-numbers-of-two-people.ts';
import * as documentsByPerson from './migrations/0570-documents-by-person.ts';
import * as peopleOfOtherBranches from './migrations/0580-people-of-other-branches.ts';

/** Every migration, in order. */
export const migrations: readonly Migration[] = [
  terminalAndAccounts,
  auditAndQueues,
  workers,
  visits,
  secretsAndPapers,
  owedPapers,
  credentialLife,
  assistedUnlock,
  documentReadings,
  mail,
  contactChanges,
  anomaliesAndClock,
  revocations,
  recoveryKit,
  enrolment,
  registrationSignatures,
  withdrawnDeaths,
  countedActs,
  accountActs,
  signedCardFacts,
  toldApartAndNameKeys,
  comebackSlips,
  printJobs,
  sutHash,
  accountsOfTwoPeople,
  languageOfAnAccount,
  visitsAtCounter,
  identityFields,
  storedProcedures,
  events,
  approvals,
  packets,
  actsWithApprovals,
  claimsOfRestores,
  receiptsOverTheLine,
  documentsForHeadOffice,
  feedOfTheBranch,
  peopleOfTheBranch,
  peppersOfHashes,
  peppersOfTheBranch,
  joinedNamesApart,
  purposesOfVisits,
  numbersOfTwoPeople,
  documentsByPerson,
  peopleOfOtherBranches,
];
