import type { Context } from '#electron/main/context/context.ts';
import { hashText } from '#electron/main/context/hash-text.ts';
import { done, failed, type Input, type Result, wrongStep } from '#electron/main/context/use-case.ts';
import { sessionOf } from '#electron/main/display/accepted.ts';
import { stillAt } from '#electron/main/display/act.ts';
import { passStage } from '#electron/main/display/issuance-progress.ts';
import type { SecurityImageId } from '#shared/domain/credential/question-bank.ts';
import { normaliseAnswer } from '#shared/domain/credential/secret-text.ts';
import { securityImageNames } from '#shared/text/languages/security-image-names.ts';

/**
 * Keeps one hash of the picture and its name, so that not even the picture is known. Any language's name is accepted:
 * the worker may know the thing by one name and read the screen in another.
 */
export async function submitSecurityImage(
  context: Context,
  { image, typedName }: Input<'submitSecurityImage'>,
): Promise<Result<'submitSecurityImage'>> {
  const session = sessionOf(context, 'submitSecurityImage');
  const name = normaliseAnswer(typedName);
  const accepted = Object.values(securityImageNames).some((names) => normaliseAnswer(names[image]) === name);
  if (!accepted) return failed({ code: 'name-differs' });

  const hash = await hashText(context.branchHasher, securityImageText(image));
  const still = stillAt(context, session);
  if (still === undefined) return wrongStep;
  passStage(context, still, 'image-chosen', { image: { hash } });
  return done({});
}

/** What is hashed: the picture with one name for all languages, so that any of them is right again on recovery. */
export function securityImageText(image: SecurityImageId): string {
  return `${image} ${normaliseAnswer(securityImageNames.es[image])}`;
}
