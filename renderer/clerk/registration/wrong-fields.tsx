import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TransformComponent, TransformWrapper } from 'react-zoom-pan-pinch';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { VisitDocument } from '#shared/contract/kiosk/values.ts';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import { PageCanvas } from '../documents/page-canvas.tsx';
import { usePageImage } from '../documents/use-page-image.ts';
import { DraftControl } from './draft-control.tsx';
import { useRegistration } from './flow-context.ts';
import styles from './wrong-fields.module.css';

const css = classNames(styles);

/**
 * What the person said is wrong, and what else keeps the record from being handed over, to be corrected beside the copies
 * that it is compared with.
 */
export function WrongFields({ fields: said }: { readonly fields: readonly DraftField[] }) {
  const { t } = useTranslation('clerk');
  const { visit, problems } = useRegistration();
  const blocked = problems.flatMap(({ field, severity }) => (severity === 'block' ? [field] : []));
  const fields = useSteady([...said, ...blocked]);
  const [chosen, setChosen] = useState({ documentId: '', page: 1 });
  const shown = visit.documents.find(({ id }) => id === chosen.documentId) ?? visit.documents[0];
  const page = shown?.pages[chosen.page - 1] === undefined ? 1 : chosen.page;
  return (
    <div className={css('both')}>
      <div className={css('fields')}>
        {fields.map((field) => (
          <DraftControl key={field} field={field} />
        ))}
      </div>
      {shown !== undefined && (
        <div className={css('copies')}>
          <div className={css('choices')}>
            {visit.documents.flatMap((document) =>
              document.pages.map((_, index) => (
                <Button
                  key={`${document.id} ${index}`}
                  variant={document === shown && index + 1 === page ? 'primary' : 'secondary'}
                  onPress={() => setChosen({ documentId: document.id, page: index + 1 })}
                >
                  {`${t(`documentTab.${document.kind}`)}${document.pages.length > 1 ? ` ${index + 1}` : ''}`}
                </Button>
              )),
            )}
          </div>
          <Copy key={`${shown.id} ${page}`} document={shown} page={page} />
        </div>
      )}
    </div>
  );
}

/** What stood in the list stays while it is on the screen: a field that is right again does not go from under the cursor. */
function useSteady(fields: readonly DraftField[]): readonly DraftField[] {
  const [shown, setShown] = useState<readonly DraftField[]>([]);
  const all = [...new Set([...shown, ...fields])];
  if (all.length > shown.length) setShown(all);
  return all;
}

/** One page, to look at: closer with the wheel or two fingers, moved by dragging. */
function Copy({ document, page }: { readonly document: VisitDocument; readonly page: number }) {
  const { t } = useTranslation(['clerk', 'common']);
  const image = usePageImage(document.id, page, 0);
  const view = document.pages[page - 1]?.view;
  if (image.kind === 'damaged') return <Notice tone="warn">{t('document.pageDamaged')}</Notice>;
  if (image.kind === 'loading' || view === undefined) return <Busy label={t('document.reading')} />;
  const label = t('document.preview', { document: t(`common:document.${document.kind}`), page });
  return (
    <div className={css('stage')}>
      <TransformWrapper minScale={1} maxScale={8} centerOnInit>
        <TransformComponent
          wrapperStyle={{ width: '100%', height: '100%' }}
          contentStyle={{ width: '100%', height: '100%' }}
        >
          <PageCanvas bitmap={image.bitmap} view={view} label={label} />
        </TransformComponent>
      </TransformWrapper>
    </div>
  );
}
