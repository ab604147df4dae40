import type { Context } from '#electron/main/context/context.ts';
import { kitOffered } from '#electron/main/context/worker-turn.ts';
import { CredentialKeyboard } from '#electron/main/credential/credential-keyboard.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { insertService, saveServiceSubject } from '#electron/main/db/services/service-store.ts';
import { type SecurityImageId, securityImageIds } from '#shared/domain/credential/question-bank.ts';
import type { ServicePurpose } from '#shared/domain/display/service-states.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import { record } from '../context/record.ts';
import { requireAccount } from '../context/require-account.ts';
import type { ServiceSubject, ServiceTurn } from '../context/service-turn.ts';

export interface NewService {
  readonly purpose: ServicePurpose;
  readonly startedBy: 'counter' | 'worker';
  /** Null until the person types their code. */
  readonly subject: ServiceSubject | null;
  /** Null: the person chooses it first. */
  readonly language: LanguageCode | null;
  /** Of an assisted unlock. */
  readonly assisted?: ServiceTurn['assisted'];
}

/** Opens the service's row and puts it on the worker's view, at the language or at the code. */
export function beginService(context: Context, service: NewService): ServiceTurn {
  const { db, session, scheduler } = context;
  if (session.turn !== null || session.service !== null) throw new Error('somebody is attended already');
  const id = context.randomness.uuid();
  const { purpose, startedBy, subject, language } = service;
  transact(db, () => {
    insertService(db, {
      id,
      purpose,
      startedBy,
      openedBy: requireAccount(context).id,
      at: context.clock.now(),
    });
    if (subject !== null) saveServiceSubject(db, id, subject.code, subject.worker?.workerId ?? null);
    record(context, 'service-started', subject?.worker?.identificationCode ?? null, {
      purpose,
      by: startedBy,
      visit: id,
    });
  });
  const turn: ServiceTurn = {
    visitId: id,
    purpose,
    startedBy,
    subject,
    language: language ?? 'es',
    textSize: 'normal',
    highContrast: false,
    stage: language === null ? 'language' : 'identify',
    help: null,
    attemptsLeft: null,
    identityProved: false,
    recovery: { images: shuffledImages(context), birthDate: null, image: null, question: null },
    code: null,
    assisted: service.assisted ?? null,
    contact: null,
    offersKit: true,
    kit: kitOffered,
    kitCodesLeft: null,
    outcome: null,
    keyboard: new CredentialKeyboard(context.randomness),
    papers: [],
    touchedAt: scheduler.monotonic(),
    resetsAt: null,
  };
  session.service = turn;
  context.showView('worker');
  return turn;
}

/** Fisher-Yates with the system's generator: every picture is a decoy but one, which nobody here knows. */
function shuffledImages({ randomness }: Context): SecurityImageId[] {
  const images = [...securityImageIds];
  for (let last = images.length - 1; last > 0; last -= 1) {
    const chosen = randomness.integer(last + 1);
    const kept = images[last] as SecurityImageId;
    images[last] = images[chosen] as SecurityImageId;
    images[chosen] = kept;
  }
  return images;
}
