import type { Context } from '#electron/main/context/context.ts';
import type { IssuanceSession } from '#electron/main/context/display-session.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import {
  insertCredential,
  insertTermsAcceptance,
  saveSecurityAnswers,
  saveSecurityImage,
} from '#electron/main/db/issuance/credential-store.ts';
import { owePapers } from '#electron/main/db/papers/owed-paper-store.ts';
import { completeVisit } from '#electron/main/db/registration/visit-store.ts';
import { clearGuard } from '#electron/main/db/services/credential-guard-store.ts';
import { act } from '#electron/main/display/act.ts';
import { forgetful } from '#electron/main/display/end-session.ts';
import { leadOn } from '#electron/main/display/issuance-progress.ts';
import { makePapersLater } from '#electron/main/use-cases/papers/make-papers.ts';
import { credentialPaperKinds } from '#electron/main/use-cases/papers/paper-contents.ts';
import type { SecretHash } from '#shared/contract/head-office/values.ts';
import { bankQuestionsPerWorker } from '#shared/domain/credential/question-bank.ts';

/**
 * "Generar la clave": credential, image, answers, terms, audit and event in one transaction.
 *
 * Head office learns the hashes too, each with the name of its pepper: with that pepper, which it does not have, another
 * counter of the branch can check them (docs/decisions/088).
 */
export function generateCredential(context: Context, session: IssuanceSession, hash: SecretHash): void {
  const { db } = context;
  const { image, acceptedTerms, language, visitId } = session;
  const { workerId, identificationCode } = session.worker;
  const answers = session.answers.filter(({ practised }) => practised);
  if (image === null || acceptedTerms === null || answers.length !== bankQuestionsPerWorker) {
    throw new Error('the credential stage was reached without image, answers or terms');
  }
  const at = context.clock.now();
  const { version, hash: termsHash } = acceptedTerms;
  act(context, session, (present) => {
    const credentialId = context.randomness.uuid();
    insertCredential(db, { id: credentialId, workerId, hash, at });
    // Whatever was tried at a revoked one is not held against this one.
    clearGuard(db, identificationCode);
    saveSecurityImage(db, workerId, image.hash, at);
    saveSecurityAnswers(db, workerId, answers, at);
    insertTermsAcceptance(db, { workerId, visitId, ...acceptedTerms });
    completeVisit(db, visitId, at);
    record(context, 'terms-accepted', identificationCode, { version, hash: termsHash, language });
    record(context, 'credential-issued', identificationCode, {});
    owePapers(
      db,
      visitId,
      credentialPaperKinds.map((kind) => ({ kind, language })),
      at,
    );
    emit(context, 'credential-issued', workerId, {
      workerId,
      identificationCode,
      credentialId,
      hash,
      image: image.hash,
      answers: answers.map((answer) => ({ question: answer.question, hash: answer.hash })),
      terms: acceptedTerms,
      language,
      issuedAt: at.toISOString(),
    });
    return forgetful(leadOn(context, present, 'credential-generated'));
  });
  makePapersLater(context, visitId);
}
