import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { InputOf } from '#shared/contract/kiosk/method.ts';
import type { safetyMethods } from '#shared/contract/kiosk/safety/safety-methods.ts';
import styles from './safety.module.css';
import { useSizeText } from './safety-words.ts';
import type { FoundStore } from './stores-found.tsx';

const css = classNames(styles);

export type RestoreChoice = InputOf<(typeof safetyMethods)['restoreTerminal']>;

interface RestoreFormProps {
  readonly found: FoundStore;
  /** Which copy; undefined: the newest. */
  readonly generation: string | undefined;
  readonly onGeneration: (generation: string) => void;
  /** It was refused, and is asked again. */
  readonly isAgain: boolean;
  readonly onRestore: (choice: RestoreChoice) => void;
}

/** Which copy of a terminal, what it holds, and the passphrase that opens it. */
export function RestoreForm({
  found: { place, store },
  generation: chosen,
  onGeneration,
  isAgain,
  onRestore,
}: RestoreFormProps) {
  const { t } = useTranslation('clerk');
  const { fullMoment, count } = useFormats();
  const size = useSizeText();
  const generation = chosen ?? store.snapshots[0]?.generation ?? '';
  const [passphrase, setPassphrase] = useState('');
  const snapshot = store.snapshots.find((each) => each.generation === generation);
  if (snapshot === undefined) return null;
  const { people, documents, size: bytes, version, isNewer } = snapshot;

  function restore(event: FormEvent): void {
    event.preventDefault();
    if (passphrase === '' || isNewer) return;
    onRestore({ path: place.path, store: store.name, generation, recoveryPassphrase: passphrase });
  }

  return (
    <Card title={t('restore.terminal', store)}>
      <form className={css('stack')} onSubmit={restore}>
        <SelectField
          label={t('restore.copies')}
          value={generation}
          placeholder=""
          onChange={onGeneration}
          choices={store.snapshots.map((each) => ({
            id: each.generation,
            label: fullMoment(each.finishedAt),
          }))}
          description={t('restore.holds', {
            people: count(people),
            documents: count(documents),
            size: size(bytes),
          })}
        />
        {isNewer && <Notice tone="bad">{t('restore.newer', { version })}</Notice>}
        <TextField
          label={t('restore.passphrase')}
          name="restore.passphrase"
          value={passphrase}
          onChange={setPassphrase}
          kind="secret"
          maxLength={200}
          autoFocus={isAgain}
        />
        <Notice tone="warn" compact>
          {t('restore.once')}
        </Notice>
        <Button type="submit" variant="primary" size="large" wide isDisabled={passphrase === '' || isNewer}>
          {t('restore.run')}
        </Button>
      </form>
    </Card>
  );
}
