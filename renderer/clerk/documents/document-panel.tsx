import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/clerk/frame/use-shortcuts.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';
import {
  documentFileEndings,
  documentFormatNames,
  readableMediaTypes,
} from '#shared/vision/reading/document-types.ts';
import { useRegistration } from '../registration/flow-context.ts';
import { CameraDialog } from './capture/camera-dialog.tsx';
import { CaptureChoices, type CaptureWays, captureKeys } from './capture/capture-choices.tsx';
import { CaptureTroubles } from './capture/capture-troubles.tsx';
import { CaptureWorkCard } from './capture/capture-work-card.tsx';
import { DriveDialog } from './capture/drive-dialog.tsx';
import { ScannerDialog } from './capture/scanner-dialog.tsx';
import { useCapture } from './capture/use-capture.ts';
import { useCaptureSettings } from './capture/use-capture-settings.ts';
import { useDriveFiles } from './capture/use-drive-files.ts';
import { DocumentFiles } from './document-files.tsx';
import styles from './document-panel.module.css';
import { DocumentPreview } from './document-preview.tsx';
import { DocumentTabs } from './document-tabs.tsx';
import { CopyVerdict } from './reading/copy-verdict.tsx';

const css = classNames(styles);
const acceptedTypes = [...documentFileEndings.map((ending) => `.${ending}`), ...readableMediaTypes].join();

type OpenDialog = 'scanner' | 'camera' | 'drive' | null;

/** The documents of one step: scan, photograph, pick, drag in, take from a drive; look, turn, crop, remove. */
export function DocumentPanel({ kinds }: { readonly kinds: readonly [DocumentKind, ...DocumentKind[]] }) {
  const { t } = useTranslation(['clerk', 'common']);
  const { visit, focused } = useRegistration();
  const [kind, setKind] = useState<DocumentKind>(kinds[0]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const picker = useRef<HTMLInputElement>(null);
  const capture = useCapture(kind, (document) => setChosen(document.id));
  const { settings, change, take } = useCaptureSettings();
  const drive = useDriveFiles();
  // The copies follow the cursor, so that the keys take the copy of what is typed: no other key leads from a field to its kind.
  const group = focused === null ? null : focused.startsWith('identity.visa') ? 'visa' : kinds[0];
  const wanted = kinds.find((each) => each === group);
  useEffect(() => {
    if (wanted !== undefined) setKind(wanted);
  }, [wanted]);
  const ofKind = visit.documents.filter((document) => document.kind === kind);
  const shown = ofKind.find((document) => document.id === chosen) ?? ofKind[0];

  const ways: CaptureWays = {
    onScan: () => {
      const { scanner } = settings;
      if (scanner === null) setDialog('scanner');
      else void capture.scan({ ...settings, scanner });
    },
    onScanOptions: () => setDialog('scanner'),
    onCamera: () => setDialog('camera'),
    onFile: () => picker.current?.click(),
    onUsb: () => setDialog('drive'),
    drive,
  };
  useShortcuts({
    [captureKeys.scan]: ways.onScan,
    [captureKeys.camera]: ways.onCamera,
    [captureKeys.file]: ways.onFile,
    [captureKeys.usb]: ways.onUsb,
  });

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void capture.addFiles([...event.dataTransfer.files]);
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
          capture.dismiss();
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
          void capture.addFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {capture.troubles.length > 0 && (
        <div className={css('refusals')}>
          <CaptureTroubles troubles={capture.troubles} onDismiss={capture.dismiss} />
        </div>
      )}
      {capture.work.kind !== 'none' ? (
        <CaptureWorkCard work={capture.work} onCancel={capture.cancelScan} />
      ) : shown === undefined ? (
        <div className={css('empty')}>
          <strong className={css('emptyTitle')}>
            {over ? t('document.dropNow') : t(`common:document.${kind}`)}
          </strong>
          <CaptureChoices ways={ways} />
          <span className={css('accepts')}>{t('document.accepts', { formats: documentFormatNames })}</span>
        </div>
      ) : (
        <>
          <CopyVerdict document={shown} />
          <DocumentPreview key={shown.id} document={shown} />
          <DocumentFiles documents={ofKind} shown={shown} ways={ways} onChoose={setChosen} />
        </>
      )}
      {dialog === 'scanner' && (
        <ScannerDialog
          settings={settings}
          onClose={() => setDialog(null)}
          onScan={(choice) => {
            setDialog(null);
            take(choice);
            void capture.scan(choice);
          }}
        />
      )}
      {dialog === 'camera' && (
        <CameraDialog
          kind={kind}
          preferred={settings.camera}
          onCamera={(camera) => change({ camera })}
          onClose={() => setDialog(null)}
          onPhoto={(jpeg) => {
            setDialog(null);
            void capture.addPhoto(jpeg);
          }}
        />
      )}
      {dialog === 'drive' && (
        <DriveDialog
          drive={drive}
          onClose={() => setDialog(null)}
          onChoose={(fileId) => {
            setDialog(null);
            void capture.addDriveFile(fileId);
          }}
        />
      )}
    </section>
  );
}
