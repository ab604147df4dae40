import { expect, test } from 'vitest';
import { readMigrations } from '#electron/tools/head-office/migrations.ts';

/** What was applied at a head office is never changed: another migration changes what it made. */
const frozen: Readonly<Record<string, string>> = {
  'roles-and-schemas': 'e4e5ecaa537dc10f5ef018892a683d9c05861042623f1234a3ffb5a5491ab3f9',
  tables: '4917bca0abede7cdbee3270f09b9c65e330be39ee87ccb82d5942f071b145742',
  'who-speaks': 'ae04e9839209ace222e1e79be40625ee1b94d7424ee0957f40e3a5725088b163',
  'taking-events': '2ea39bfc2d27212d5be2ae21048f18051580c6556b4b87f1f7dff5d1824ce07b',
  counter: 'e5d4389066551f22ce167f0333995774836b56ba95facd4bc084b1556f7fea66',
  documents: '4400958bbbf583fad4799c4b7d0f8d0dbd3c8528c186948cb83a15ec1e4542e5',
  joining: 'a40987a9a6fb87e6c698085645b5852eed6da9187a83acc4794a2b4620a9a9f5',
  desk: 'e16a0df810fc52e7ea566f75a48eb50a4e0b958079590d8533f7adfe9d3166d9',
  reading: '6ba05376ebe2570adbd8685dfdbee69859834980ceb1555e343a45b4bbe7c56b',
  'documents-over-slow-lines': '2ae64e97710f8e12c6a2d4d8ebbf21cf171d2e0358efa93f059c1caaaad38456',
  'epochs-before': '13ef716cd0c4c074ead2f2bfac44bdddfc0cba975b658fae439abc778fdfc461',
  'signatures-are-decoded': '1c519f516bce7bebbc6989aa2215dba2a3d66f18a6de55139ea36622bb1f45bd',
  'a-login-ends-at-once': 'c9b0cc70e0c71263f0b3f7649246cbe7daae3fd758768324d2f887946b628aae',
  'notes-have-a-bound': '2bc21c6154125fe19cc7b3837ce6c55063aad733eab82d09c38cc8711155e63a',
  'people-of-other-branches': '9894ba2034aad7ecd488873e8d288261bda75a76353203297f06986d25e513ce',
  'registered-once': '2c09831db8c7f9f4ee11b551fd7b80823353ff4e8bcf4dadd77ad197a8cf9337',
  'looked-at-once': 'd738e7e01d1f92ab622172d76a6f401138a19e527d4229be6c3a83e0a304c1de',
  'nobody-crowds-out': 'a312c5619448184ac47e48b34f112afe998a3a582f4256fab6f638582506d314',
  'who-asked-least-first': '15f4d46c125e2862c70d4ddd634c9f0b96c3755b75cdd0e4bcf8251fe9fe7352',
};

test('migrations of head office are those that were applied', () => {
  const migrations = readMigrations();
  expect(Object.fromEntries(migrations.map(({ name, sha256 }) => [name, sha256]))).toEqual(frozen);
  const numbers = migrations.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
});
