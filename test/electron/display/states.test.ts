import { describe, expect, test } from 'vitest';
import { clerkMethodNames, workerMethodNames } from '#shared/contract/kiosk/method-names.ts';
import {
  type IssuanceAnswer,
  type IssuanceFacts,
  type IssuanceStage,
  issuanceStages,
  issuanceStates,
} from '#shared/domain/display/issuance-states.ts';
import {
  type ServiceAnswer,
  type ServiceFacts,
  type ServiceStage,
  serviceStages,
  serviceStates,
} from '#shared/domain/display/service-states.ts';
import { anyStateAccepts, backOf, leadOf } from '#shared/domain/display/states.ts';
import { servicePurposes } from '#shared/domain/procedures/services.ts';

const newcomer: IssuanceFacts = {
  afterLanguage: 'notice',
  canReceiveCode: true,
  hasCode: false,
  contactProved: false,
};
const issuanceAfter = (stage: IssuanceStage, answer: string, facts = newcomer) =>
  leadOf<IssuanceStage, IssuanceFacts>(issuanceStates[stage], answer, facts);

const stranger: ServiceFacts = {
  purpose: 'check',
  startedBy: 'worker',
  isIdentified: true,
  hasCode: false,
  isLocked: false,
  canReceiveCode: true,
  hasKit: false,
};
const serviceAfter = (stage: ServiceStage, answer: ServiceAnswer, facts: Partial<ServiceFacts> = {}) =>
  leadOf<ServiceStage, ServiceFacts>(serviceStates[stage], answer, { ...stranger, ...facts });
const serviceBefore = (stage: ServiceStage, facts: Partial<ServiceFacts> = {}) =>
  backOf<ServiceStage, ServiceFacts>(serviceStates[stage], { ...stranger, ...facts });

describe('the states of an issuance', () => {
  test('follow the order of the procedure', () => {
    const order: readonly IssuanceAnswer[] = [
      'language-chosen',
      'notice-acknowledged',
      'captured-confirmed',
      'birth-date-right',
      'facts-proved',
      'image-chosen',
      'answers-practised',
      'email-code-right',
      'terms-accepted',
      'credential-generated',
      'kit-settled',
    ];
    let stage: IssuanceStage = 'language';
    for (const answer of order) {
      const next: IssuanceStage | 'rest' | undefined = issuanceAfter(stage, answer);
      if (next === undefined || next === 'rest') throw new Error(`${answer} does not belong to ${stage}`);
      stage = next;
    }
    expect(stage).toBe('done');
  });

  test('without a mailbox the counter proves; what is proved is not proved again', () => {
    const after = (facts: Partial<IssuanceFacts>) =>
      issuanceAfter('question-bank', 'answers-practised', { ...newcomer, ...facts });
    expect(after({ canReceiveCode: false })).toBe('counter-proof');
    expect(after({})).toBe('email-code');
    expect(after({ contactProved: true })).toBe('terms');
  });

  test('never go back over a proof or over what was generated', () => {
    for (const stage of [
      'fact-questions',
      'security-image',
      'email-code',
      'terms',
      'recovery-kit',
      'done',
    ] as const) {
      expect(issuanceStates[stage].back).toBeNull();
    }
  });

  test('come back to no secret', () => {
    for (const stage of issuanceStages) {
      const { onReturn } = issuanceStates[stage];
      expect(issuanceStates[onReturn].onReturn).toBe(onReturn);
      expect(['question-bank', 'terms', 'credential']).not.toContain(onReturn);
    }
  });
});

describe('the states of a service', () => {
  test('once it is known whose it is, each purpose begins at its own', () => {
    const first = (facts: Partial<ServiceFacts>) => serviceAfter('identify', 'identified', facts);
    const begin = { canReceiveCode: false, isLocked: true };
    expect(
      servicePurposes.map((purpose) => [purpose, first({ purpose }), first({ purpose, ...begin })]),
    ).toEqual([
      ['check', 'check-credential', 'locked'],
      ['recover', 'recovery-birth-date', 'locked'],
      ['unlock', 'service-code', 'service-proof'],
      ['assisted', 'assisted-question', 'assisted-question'],
      ['contact', 'recovery-birth-date', 'locked'],
      ['kit', 'service-code', 'locked'],
    ]);
    expect(serviceAfter('language', 'language-chosen', { isIdentified: false })).toBe('identify');
  });

  test('a proof is by e-mail, else by the sheet, else in person; a sheet begets no sheet', () => {
    const proof = (facts: Partial<ServiceFacts>) =>
      serviceAfter('recovery-contact', 'contact-kept', { purpose: 'recover', ...facts });
    expect(proof({})).toBe('service-code');
    expect(proof({ canReceiveCode: false, hasKit: true })).toBe('service-kit');
    expect(proof({ canReceiveCode: false })).toBe('service-proof');
    expect(
      serviceAfter('identify', 'identified', { purpose: 'kit', canReceiveCode: false, hasKit: true }),
    ).toBe('service-proof');
  });

  test('what a proof was for comes after it', () => {
    for (const stage of ['service-code', 'service-kit', 'service-proof'] as const) {
      expect(servicePurposes.map((purpose) => serviceAfter(stage, 'proved', { purpose }))).toEqual([
        'service-done',
        'new-credential',
        'service-done',
        'service-done',
        'service-done',
        'kit-sheet',
      ]);
    }
  });

  test('back leads to the answers before they are judged, and to the code that was sent', () => {
    expect(serviceBefore('recovery-answer')).toBe('recovery-image');
    expect(serviceBefore('recovery-image')).toBe('recovery-birth-date');
    expect(serviceBefore('contact-entry', { purpose: 'recover' })).toBe('recovery-contact');
    expect(serviceBefore('contact-entry', { purpose: 'contact' })).toBeUndefined();
    expect(serviceBefore('service-kit', { hasCode: true })).toBe('service-code');
    expect(serviceBefore('service-kit')).toBe('service-proof');
    expect(serviceBefore('service-proof')).toBeUndefined();
    expect(serviceBefore('identify')).toBe('rest');
    expect(serviceBefore('identify', { startedBy: 'counter' })).toBeUndefined();
  });
});

describe('both tables', () => {
  const rows = [...Object.entries(issuanceStates), ...Object.entries(serviceStates)];

  test('lead to states of their own or to rest', () => {
    for (const [stages, table] of [
      [issuanceStages, issuanceStates],
      [serviceStages, serviceStates],
    ] as const) {
      const places: readonly string[] = [...stages, 'rest'];
      for (const state of Object.values(table)) {
        for (const lead of [...Object.values(state.leads), state.back]) {
          if (typeof lead === 'string') expect(places).toContain(lead);
        }
      }
    }
  });

  test('accept methods of the worker’s view and await those of the clerk’s', () => {
    const accepted = new Set<string>(rows.flatMap(([, state]) => state.accepts));
    const always: readonly string[] = ['getWorkerSession', 'startOwnService', ...anyStateAccepts];
    expect([...accepted, ...always].sort()).toEqual([...workerMethodNames].sort());
    const awaited = rows.flatMap(([, state]) => ('awaits' in state ? state.awaits : []));
    for (const name of awaited) expect(clerkMethodNames).toContain(name);
  });

  test('a way back is a method that is accepted', () => {
    for (const [stage, { back, accepts }] of rows) {
      // What was typed of a new credential is taken back inside its stage.
      if (stage === 'new-credential') continue;
      expect([stage, (accepts as readonly string[]).includes('goBack')]).toEqual([stage, back !== null]);
    }
  });

  test('every state has a way on, or waits for nobody', () => {
    for (const [stage, state] of rows)
      expect([stage, Object.keys(state.leads).length > 0]).toEqual([stage, true]);
  });
});
