import type { Context } from '#electron/main/context/context.ts';
import type { ServiceSession, ServiceSubject } from '#electron/main/context/display-session.ts';
import { insertService, saveServiceSubject } from '#electron/main/db/services/service-store.ts';
import { type SecurityImageId, securityImageIds } from '#shared/domain/credential/question-bank.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import type { ServicePurpose } from '#shared/domain/procedures/services.ts';
import { record } from '../context/record.ts';
import { requireAccount } from '../context/require-account.ts';
import { begin } from './act.ts';
import { newSession } from './new-session.ts';

export interface NewService {
  readonly purpose: ServicePurpose;
  readonly startedBy: 'counter' | 'worker';
  /** Null until the person types their code. */
  readonly subject: ServiceSubject | null;
  /** Null: the person chooses it first. */
  readonly language: LanguageCode | null;
  /** Of an assisted unlock. */
  readonly assisted?: ServiceSession['assisted'];
}

/** Opens the service's row and puts it on the worker's view, at the language or at the code. */
export function beginService(context: Context, service: NewService): void {
  const { db } = context;
  const id = context.randomness.uuid();
  const { purpose, startedBy, subject, language, assisted = null } = service;
  begin(
    context,
    {
      ...newSession(context, id, language ?? 'es'),
      kind: 'service',
      stage: language === null ? 'language' : 'identify',
      purpose,
      startedBy,
      subject,
      attemptsLeft: null,
      identityProved: false,
      recovery: { images: shuffledImages(context), birthDate: null, image: null, question: null },
      assisted,
      contact: null,
      offersKit: true,
      kitCodesLeft: null,
      outcome: null,
    },
    () => {
      const openedBy = requireAccount(context).id;
      insertService(db, { id, purpose, startedBy, openedBy, at: context.clock.now() });
      if (subject !== null) saveServiceSubject(db, id, subject.code, subject.worker?.workerId ?? null);
      record(context, 'service-started', subject?.worker?.identificationCode ?? null, {
        purpose,
        by: startedBy,
        visit: id,
      });
    },
  );
  context.showView('worker');
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
