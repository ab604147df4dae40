import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '#shared/domain/registration/procedure.ts';

type View = 'clerk' | 'worker';
type Words<Of extends View> = (key: ParseKeys<[Of, 'common']>, values?: Record<string, string>) => string;

/** Words about a person, in the variant of the procedure they are entered with (`key_enrolment`) where there is one. */
export function useProcedureWords<Of extends View>(view: Of, procedure: Procedure): Words<Of> {
  const { t } = useTranslation([view, 'common']);
  // The library types `context` for keys that have a variant only; here any key may have one.
  return (key, values) => String(t(key as never, { ...values, context: procedure } as never));
}
