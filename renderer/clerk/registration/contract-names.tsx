import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/clerk/frame/use-shortcuts.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { namePlacesOf } from '#shared/domain/mrz/mrz-shape.ts';
import { writeName } from '#shared/domain/names/names.ts';
import { namesBehindMrz } from '#shared/domain/names/printed-names.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import { useRegistration } from './flow-context.ts';

/**
 * The contract writes the passport's names with the letters that a MRZ has not: one press puts them into the record.
 * Only while the record still holds what the MRZ says: what a clerk typed stays.
 */
export function ContractNames() {
  const { t } = useTranslation('clerk');
  const { values, type } = useRegistration();
  const identity = textsOf('identity', values);
  const mrz = { surname: identity.surnameMrz, givenNames: identity.givenNamesMrz };
  const isUntyped = identity.surname === mrz.surname && identity.givenNames === mrz.givenNames;
  const { workerName } = textsOf('contract', values);
  const names = isUntyped ? namesBehindMrz(workerName, mrz, namePlacesOf(identity.mrz)) : null;

  function take(): void {
    if (names === null) return;
    type('identity.surname', names.surname);
    type('identity.givenNames', names.givenNames);
  }
  useShortcuts(names === null ? {} : { 'Alt+n': take, 'Alt+N': take });

  if (names === null) return null;
  return (
    <Notice
      tone="info"
      compact
      title={writeName(names)}
      actions={
        <Button hint="Alt+N" onPress={take}>
          {t('identity.takeContractNames')}
        </Button>
      }
    >
      {t('identity.contractNames')}
    </Notice>
  );
}
