import { fc } from '#test/support/random-samples.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';

/** What may happen to a credential, in any order. */
export type Act =
  | { readonly kind: 'check'; readonly right: boolean }
  | { readonly kind: 'recover'; readonly wrong: 'nothing' | 'birth-date' | 'image' | 'answer' }
  | { readonly kind: 'half-a-recovery' | 'restart' }
  | { readonly kind: 'clock'; readonly minutes: number }
  | { readonly kind: 'kit'; readonly line: number; readonly code: 'printed' | 'invented' | 'slip' }
  | {
      readonly kind: 'contact';
      readonly email: string;
      readonly signedBy: 'nobody' | 'oneself' | 'supervisor';
    }
  | { readonly kind: 'revoke'; readonly signedBy: 'oneself' | 'supervisor' }
  | {
      readonly kind: 'unlock';
      readonly code: 'right' | 'wrong' | 'stale' | 'late' | 'late-and-back' | 'after-restart' | 'none';
    };

export const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('check' as const), right: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('recover' as const),
      wrong: fc.constantFrom('nothing' as const, 'birth-date' as const, 'image' as const, 'answer' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('half-a-recovery' as const, 'restart' as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      minutes: fc.constantFrom(-120, -1, 1, 4, 61, 365 * 24 * 60),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('kit' as const),
      line: fc.integer({ min: 1, max: 3 }),
      code: fc.constantFrom('printed' as const, 'printed' as const, 'invented' as const, 'slip' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('contact' as const),
      email: fc.constantFrom('uno@example.net', 'dos@example.net', specimenPerson.contact.email),
      signedBy: fc.constantFrom('nobody' as const, 'oneself' as const, 'supervisor' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('revoke' as const),
      signedBy: fc.constantFrom('oneself' as const, 'oneself' as const, 'supervisor' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('unlock' as const),
      code: fc.constantFrom(
        'right' as const,
        'wrong' as const,
        'stale' as const,
        'late' as const,
        'late-and-back' as const,
        'after-restart' as const,
        'none' as const,
      ),
    }),
  },
);
