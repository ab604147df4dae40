import { useEffect, useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { Api } from '#shared/contract/kiosk/api.ts';
import type { OutputOf } from '#shared/contract/kiosk/method.ts';
import { identifyingFields, nameFields } from '#shared/domain/procedures/field-sets.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { useRegistration } from './flow-context.ts';

/** Milliseconds without a key before main is asked. */
const pause = 250;

type LikelyPeople = OutputOf<Api['findLikelyPeople']>;
const nobody: LikelyPeople = { people: [], unseen: [] };

/** Who on record is likely the person of this draft, as it is typed or read. Late answers never win. */
export function useLikelyPeople(): LikelyPeople {
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const { visit, values } = useRegistration();
  const [likely, setLikely] = useState(nobody);
  const known: DraftValues = Object.fromEntries(
    identifyingFields.map((field) => [field, (values[field] ?? '').trim()]),
  );
  const hasName = nameFields.some((field) => known[field] !== '');
  const wanted = hasName && textsOf('identity', known).birthDate !== '' ? JSON.stringify(known) : '';
  useEffect(() => {
    if (wanted === '') {
      setLikely(nobody);
      return;
    }
    let alive = true;
    const timer = setTimeout(() => {
      const input = { visitId: visit.id, values: JSON.parse(wanted) as DraftValues };
      void call(kiosk.findLikelyPeople(input)).then((answer) => {
        if (alive && answer.kind === 'done') setLikely(answer.value);
      });
    }, pause);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [call, kiosk, visit.id, wanted]);
  return likely;
}
