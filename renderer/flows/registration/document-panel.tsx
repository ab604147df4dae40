import { FileUp, Plus, Trash2 } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/components/busy/busy.tsx';
import { Button } from '#renderer/components/button/button.tsx';
import { classNames } from '#renderer/components/class-names.ts';
import { Dialog } from '#renderer/components/dialog/dialog.tsx';
import { Notice } from '#renderer/components/notice/notice.tsx';
import { type DocumentRefusal, documentSizeLimit } from '#shared/api/clerk-visit-methods.ts';
import { type DocumentKind, mandatoryDocuments } from '#shared/api/fields.ts';
import type { VisitDocument } from '#shared/api/values.ts';
import styles from './document-panel.module.css';
import { DocumentPreview } from './document-preview.tsx';
import { DocumentTabs } from './document-tabs.tsx';
import { useRegistration } from './flow-context.ts';

const css = classNames(styles);
const acceptedTypes = '.jpg,.jpeg,.png,.tif,.tiff,.pdf,image/jpeg,image/png,image/tiff,application/pdf';

interface Refusal {
  readonly file: string;
  readonly why: DocumentRefusal | 'not-found';
}

/** The documents of one step: drag in or pick, look, turn, crop, remove. */
export function DocumentPanel({ kinds }: { readonly kinds: readonly [DocumentKind, ...DocumentKind[]] }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const { visit, dispatch } = useRegistration();
  const [kind, setKind] = useState<DocumentKind>(kinds[0]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [removing, setRemoving] = useState<VisitDocument | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const ofKind = visit.documents.filter((document) => document.kind === kind);
  const shown = ofKind.find((document) => document.id === chosen) ?? ofKind[0];
  const isMandatory = mandatoryDocuments.some((mandatory) => mandatory === kind);

  /** One after the other, each with its own answer. A file over the limit is refused before it is read. */
  async function add(files: readonly File[]): Promise<void> {
    const refused: Refusal[] = [];
    for (const file of files) {
      if (file.size > documentSizeLimit) {
        refused.push({ file: file.name, why: 'too-large' });
        continue;
      }
      if (file.size === 0) {
        refused.push({ file: file.name, why: 'empty' });
        continue;
      }
      const bytes = await file.arrayBuffer().catch(() => null);
      if (bytes === null) {
        refused.push({ file: file.name, why: 'damaged' });
        continue;
      }
      const answer = await call(kiosk.addDocument({ visitId: visit.id, kind, bytes: new Uint8Array(bytes) }));
      if (answer.kind === 'done') {
        dispatch({ kind: 'document-added', document: answer.value });
        setChosen(answer.value.id);
      } else if (answer.kind === 'error') {
        refused.push({ file: file.name, why: answer.error.code });
      }
    }
    setRefusals(refused);
  }
  async function remove(document: VisitDocument): Promise<void> {
    setRemoving(null);
    const answer = await call(kiosk.removeDocument({ visitId: visit.id, documentId: document.id }));
    if (answer.kind === 'done') dispatch({ kind: 'document-removed', documentId: document.id });
  }
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void add([...event.dataTransfer.files]);
  }

  return (
    <section
      className={css('panel', over && 'over')}
      aria-label={t('document.kinds')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={onDrop}
    >
      <DocumentTabs
        kinds={kinds}
        current={kind}
        documents={visit.documents}
        onChoose={(next) => {
          setKind(next);
          setRefusals([]);
        }}
      />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        accept={acceptedTypes}
        aria-label={t('document.pick')}
        onChange={(event) => {
          void add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {refusals.length > 0 && (
        <div className={css('refusals')}>
          {refusals.map((refusal) => (
            <Notice
              key={refusal.file}
              tone="bad"
              compact
              title={t('document.refusedTitle', { file: refusal.file })}
            >
              {t(`document.refusal.${refusal.why}`)}
            </Notice>
          ))}
        </div>
      )}
      {shown === undefined ? (
        <div className={css('empty')}>
          <FileUp size={40} aria-hidden />
          <strong className={css('emptyTitle')}>{t(`common:document.${kind}`)}</strong>
          <span>{t(over ? 'document.dropNow' : 'document.drop')}</span>
          {busy ? (
            <Busy label={t('document.reading')} />
          ) : (
            <Button variant={isMandatory ? 'primary' : 'secondary'} onPress={() => picker.current?.click()}>
              {t('document.pick')}
            </Button>
          )}
          <span className={css('accepts')}>{t('document.accepts')}</span>
        </div>
      ) : (
        <>
          <DocumentPreview key={shown.id} document={shown} />
          <div className={css('files')}>
            {ofKind.map((document, index) => (
              <button
                key={document.id}
                type="button"
                className={css('file')}
                aria-pressed={document.id === shown.id}
                onClick={() => setChosen(document.id)}
              >
                {index + 1}
              </button>
            ))}
            {busy ? (
              <Busy label={t('document.reading')} />
            ) : (
              <Button variant="quiet" icon={Plus} onPress={() => picker.current?.click()}>
                {t('document.add')}
              </Button>
            )}
            <span className={css('spring')} />
            <Button variant="quiet" icon={Trash2} onPress={() => setRemoving(shown)}>
              {t('document.remove')}
            </Button>
          </div>
        </>
      )}
      {removing !== null && (
        <Dialog
          title={t('document.removeTitle')}
          open
          onClose={() => setRemoving(null)}
          actions={
            <>
              <Button onPress={() => setRemoving(null)}>{t('common:action.cancel')}</Button>
              <Button variant="danger" onPress={() => void remove(removing)}>
                {t('document.remove')}
              </Button>
            </>
          }
        >
          <p>{t('document.removeText', { document: t(`common:document.${removing.kind}`) })}</p>
        </Dialog>
      )}
    </section>
  );
}
