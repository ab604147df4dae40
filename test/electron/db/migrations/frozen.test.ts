import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/**
 * SHA-256 of each migration's file. A store that ran one does not run it again: a change to it would reach new stores
 * only, and two stores of one version would differ. What must change is a migration of its own, added here.
 */
const frozen: Readonly<Record<string, string>> = {
  '0010-terminal-and-accounts.ts': 'a77489131667b17dc278371fca4d0a4d3da0e671cb68677153396b2a3d18fe43',
  '0020-audit-and-queues.ts': '1636b3b2ef5958665be0a928b01c48bff0cd52b6a5b63fd5b7de21bfa0ce986e',
  '0030-workers.ts': '40497ed3e5a2d9721fe648e16da7862eba2b4df0e66e5c1f4abc1b86f10a839e',
  '0040-visits.ts': '5638fce63b4804a8b3b945dcc35694f898bac360f6fc691975480bbf1b837e14',
  '0050-secrets-and-papers.ts': '4c86adea89ebbb238bdc66c1ab823ee047bc897893efbf5860821afe76906cf2',
  '0060-owed-papers.ts': '7fcdebde25cad1707a520bf9ea5f98739a777aed906c546cd96fcc9a7c865605',
  '0070-credential-life.ts': '2f87921dc7885aa3e5cc79a015b885e4eff47d2dac9fd73f07d9e540102ea093',
  '0080-assisted-unlock.ts': 'b7d4a998ea9b46d092c9d53e8f2572eee1d5f2362bec2b797b5c28b8eed3cdaa',
  '0130-document-readings.ts': 'c017186b4a5b2a5fb970d2e80a7648b64e57b5e3ada46598407d39153be9ffbe',
  '0140-mail.ts': '1c0cff76da6018df562a8c3571286e392e90382b248f2117b02f1eab4d25b9c2',
  '0150-contact-changes.ts': '24f28ba81b6392b430f22dceeee8975af141409c7a2d227d30f9efaa3467f65d',
  '0180-anomalies-and-clock.ts': 'b814ea971aa8f38f16ac86ec37350923a46c316acd5f3e0d2eb811ca0c57ff86',
  '0190-revocations.ts': '8bccf53f681e9eb72c164a5d8d3ccb59fc4197272fcd73ece2b55860421eaa9f',
  '0200-recovery-kit.ts': '81f01d2ad2554a73e91cfbdd192f876a80f1f296adf4b850aebecc3d122465fa',
  '0210-enrolment.ts': 'b35fbec26eba3a711afd6f0e13b463269bfb21c99fa21cd7e3ea37615ae13aaa',
  '0220-registration-signatures.ts': 'dde1c15050a82163a297a2c2321a6573f9beda3cd22e4d971f77ca5a4ebc0b66',
  '0230-withdrawn-deaths.ts': 'bf95e859e443721167fcae605f37aac859e1bf2366591d54399eac5f832493bf',
  '0240-counted-acts.ts': '06f848cd35585f2a7c322f51ca9adf8c2a260ddb89eb8fdb5327bc64b8c53e91',
  '0250-account-acts.ts': '1c625aa3cf2a6475498ba2a820c02f9974b7fa73515adf469b946277de86c9d3',
  '0270-signed-card-facts.ts': '3ed8035ae18c4d71de5a797748797740e4d88228fed38d025f295f5429f209ae',
  '0280-told-apart-and-name-keys.ts': '92c4bf203f7c31cacd83dc0faf1bda745ab08f4ad98f63e4c6661423e9536757',
  '0290-comeback-slips.ts': '430d83c080d55a0cc682f76334ef2187867f498ec2dfaff399391d6bcd2f3726',
  '0310-print-jobs.ts': '05adf49cfb5d0e0fa8ffc47dc58c2126f6ce56c32ff54b8add56726b16949cec',
  '0330-sut-hash.ts': '7aef2c9fb34849523a64f981c1e9312274c1602f969a30d314a669af43087dac',
  '0340-accounts-of-two-people.ts': '851bad153ae7c91942ec76a94e3d55056fa27b29826d4a1021b09b5af37adb65',
  '0350-language-of-an-account.ts': '9064bf05dc0be88368d2a888d491190e0fdd01f9571e8ede9ce913ba207d61e4',
  '0380-visits-at-counter.ts': '916a0ffae22a86d70e941ed1e3fc6f5448666770c1cc61ff9d5eb7048ea67693',
  '0381-identity-fields.ts': '8b7f9234058def94ab2474e1e78d146dfc10b65037e4fd91023993d0bcf9e27b',
  '0382-stored-procedures.ts': 'c18c9ab6bf02d32b555390d7106756ff485de38e3aa4ed179d4c58d95b639a4c',
  '0390-events.ts': '786caa5d72104eab826cd60c2d1999ac4bcca6b640fbf608698b1ad79fd59607',
  '0400-approvals.ts': '627f62e32870ddd1ee021d449905704231759b83bf15fd7f6d14cc971de83044',
  '0410-packets.ts': '2d91db270e6c8ecfa59a9d43a4d9d44961ab78e71331b81b49e035e25d75bcd2',
  '0411-acts-with-approvals.ts': 'a695c32b3c0bf410122f5e67c099ba06ee0462ed7127a076207835f72836c2cb',
  '0420-claims-of-restores.ts': '1772b93a8946311691d453a5eb28a5407ec98ab7f18fbd6ea37c016adee2b8d9',
  '0460-receipts-over-the-line.ts': 'cc0360906ef68847189a4899f2a736b8d9bf0970fef25c91dd8ee47b41178d0b',
  '0470-documents-for-head-office.ts': '64af28774dc6053f33f5842f5edf2a0ea52d1f51dddad44fc06e3348a15061f3',
  '0480-feed-of-the-branch.ts': '1f118aaddbcc204444f55fb113ac009a47d862a26e75f893dca5b08d19469b4c',
  '0490-people-of-the-branch.ts': 'bc4b031d361ac62fec308f0143b3772e4a5eacd2b4da4b64c4cd71a5f6f00168',
  '0500-peppers-of-hashes.ts': '640ad115a47aa1a6a4bdb43cd79a0a1d85dd16476ee55f6441ba8b431227e2b5',
  '0510-peppers-of-the-branch.ts': 'c46483935cfb25e87d5afcfd34b8f9905280ab4838788f3596d388b4d03bcef1',
  '0540-joined-names-apart.ts': '0f29b1dd2dee5447b16415ffc2d47d876b34d844b2528d454010454bf2ae64fb',
  '0550-purposes-of-visits.ts': 'ef153f56bdbd6d1574a541d32b45ac2308aea5b07953e5d1e357036f20bd2d64',
  '0551-numbers-of-two-people.ts': '899422ca5e9eed269d8dac33d5ffae1e020953cfc74092ef8da4f12379ec5456',
  '0570-documents-by-person.ts': 'a123167fe1940aac0122033dfde36967574c10cb3dca7d9bd0d040046d0eaa38',
  '0580-people-of-other-branches.ts': '6f6bbf7656dd068bc9d1c22baf4b70c1e593ce2593867d81a48bc5d5ae27bccc',
};

const folder = resolve(import.meta.dirname, '../../../../electron/main/db/migrations');

test('every migration is as it was when it was written', () => {
  const found = readdirSync(folder)
    .toSorted()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'))
        .digest('hex'),
    ]);
  expect(Object.fromEntries(found)).toEqual(frozen);
});
