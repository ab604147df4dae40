import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import { DraftControl } from '../draft-control.tsx';
import styles from '../flow.module.css';
import { useRegistration } from '../flow-context.ts';

const css = classNames(styles);

/** How to reach the person; they confirm it on their own screen. */
export function ContactStep() {
  const { t } = useTranslation('clerk');
  const { problems } = useRegistration();
  const hasNone = problems.some((problem) => problem.code === 'no-contact');
  return (
    <div className={css('centred', 'step')}>
      <PageHeader title={t('contact.title')} lead={t('contact.lead')} />
      <div className={css('fieldPane')}>
        <DraftControl field="contact.email" />
        <div className={css('grid')}>
          <DraftControl field="contact.mobile" />
          <DraftControl field="contact.landline" />
        </div>
        <hr className={css('divider')} />
        <DraftControl field="contact.collectedBy" description={t('contact.collectedByHelp')} />
        {hasNone && <Notice tone="info">{t('contact.none')}</Notice>}
      </div>
    </div>
  );
}
