import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import type { VisitDocument } from '#shared/contract/kiosk/values.ts';
import { mandatoryDocumentsOf } from '#shared/domain/procedures/definition.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';
import { useRegistration } from '../registration/flow-context.ts';
import styles from './document-panel.module.css';

const css = classNames(styles);

interface DocumentTabsProps {
  readonly kinds: readonly DocumentKind[];
  readonly current: DocumentKind;
  readonly documents: readonly VisitDocument[];
  readonly onChoose: (kind: DocumentKind) => void;
}

/** Which kind of document is looked at; what is mandatory and missing says so. */
export function DocumentTabs({ kinds, current, documents, onChoose }: DocumentTabsProps) {
  const { t } = useTranslation('clerk');
  const { visit } = useRegistration();
  const mandatory = mandatoryDocumentsOf(definitionOf(visit.procedure));
  return (
    <div className={css('tabs')}>
      {kinds.map((kind) => {
        const has = documents.some((document) => document.kind === kind);
        const isMandatory = mandatory.some((each) => each.kind === kind);
        return (
          <button
            key={kind}
            type="button"
            className={css('tab')}
            aria-pressed={kind === current}
            onClick={() => onChoose(kind)}
          >
            {has ? (
              <CircleCheck size={18} aria-hidden className={css('has')} />
            ) : (
              isMandatory && <CircleDashed size={18} aria-hidden className={css('lacks')} />
            )}
            {t(`documentTab.${kind}`)}
            {isMandatory && !has && <span className={css('lacks')}>{t('document.missing')}</span>}
          </button>
        );
      })}
    </div>
  );
}
