import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import styles from './papers-list.module.css';

const css = classNames(styles);

/** The sheets of a paper as the printer would put them. Looking at one is an audited act. */
export function PaperView({ paperId }: { readonly paperId: string }) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const sheets = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'damaged'>('loading');

  useEffect(() => {
    let alive = true;
    async function look(): Promise<void> {
      const answer = await call(kiosk.getPaperPdf({ paperId }));
      if (!alive) return;
      if (answer.kind !== 'done') return setState('damaged');
      const { drawPaper } = await import('./draw-paper.ts');
      const pages = await drawPaper(answer.value.pdf).catch(() => null);
      if (!alive) return;
      if (pages === null) return setState('damaged');
      sheets.current?.replaceChildren(...pages);
      setState('shown');
    }
    void look();
    return () => {
      alive = false;
    };
  }, [call, kiosk, paperId]);

  return (
    <>
      {state === 'loading' && <Busy label={t('loading')} />}
      {state === 'damaged' && <Notice tone="warn">{t('papers.damaged')}</Notice>}
      <div ref={sheets} className={css('sheets')} />
    </>
  );
}
