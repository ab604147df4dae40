import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import type { VisitDocument } from '#shared/contract/kiosk/values.ts';
import { useRegistration } from '../registration/flow-context.ts';
import { CaptureBar } from './capture/capture-bar.tsx';
import type { CaptureWays } from './capture/capture-choices.tsx';
import styles from './document-panel.module.css';

const css = classNames(styles);

interface DocumentFilesProps {
  readonly documents: readonly VisitDocument[];
  readonly shown: VisitDocument;
  readonly ways: CaptureWays;
  readonly onChoose: (documentId: string) => void;
}

/** The row under a document: its fellows of the same kind, the ways to add one more, and taking it away. */
export function DocumentFiles({ documents, shown, ways, onChoose }: DocumentFilesProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const { visit, dispatch } = useRegistration();
  const [removing, setRemoving] = useState(false);

  async function remove(): Promise<void> {
    setRemoving(false);
    const answer = await call(kiosk.removeDocument({ visitId: visit.id, documentId: shown.id }));
    if (answer.kind === 'done') dispatch({ kind: 'document-removed', documentId: shown.id });
  }

  return (
    <div className={css('files')}>
      <CaptureBar ways={ways} />
      <span className={css('spring')} />
      {documents.length > 1 &&
        documents.map((document, index) => (
          <button
            key={document.id}
            type="button"
            className={css('file')}
            aria-pressed={document.id === shown.id}
            onClick={() => onChoose(document.id)}
          >
            {index + 1}
          </button>
        ))}
      <Button
        variant="quiet"
        icon={Trash2}
        aria-label={t('document.remove')}
        onPress={() => setRemoving(true)}
      />
      {removing && (
        <Dialog
          title={t('document.removeTitle')}
          open
          onClose={() => setRemoving(false)}
          actions={
            <>
              <Button onPress={() => setRemoving(false)}>{t('common:action.cancel')}</Button>
              <Button variant="danger" onPress={() => void remove()}>
                {t('document.remove')}
              </Button>
            </>
          }
        >
          <p>{t('document.removeText', { document: t(`common:document.${shown.kind}`) })}</p>
        </Dialog>
      )}
    </div>
  );
}
