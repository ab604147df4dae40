import { Eye, Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import type { Paper } from '#shared/contract/kiosk/values.ts';
import { PaperView } from './paper-view.tsx';
import styles from './papers-list.module.css';

const css = classNames(styles);

/** What a print of it is: of one that waits in the print system, another in its place and not one more. */
const actions = {
  waiting: 'papers.print',
  failed: 'papers.print',
  queued: 'papers.sendAgain',
  printed: 'papers.reprint',
  sent: 'papers.reprint',
} as const satisfies Record<Paper['printing'], string>;

interface PapersListProps {
  readonly papers: readonly Paper[];
  /** Reading roles see the papers; only the counter prints. */
  readonly canPrint: boolean;
  readonly onChange: (paper: Paper) => void;
  /** Another counter, which has the papers of the registration; null: this one. */
  readonly origin?: string | null;
}

/** The papers of a visit with the truth about each: waiting, sent, or the printer's own words. */
export function PapersList({ papers, canPrint, onChange, origin = null }: PapersListProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [printing, setPrinting] = useState<string | null>(null);
  const [shown, setShown] = useState<Paper | null>(null);

  async function print(paper: Paper): Promise<void> {
    setPrinting(paper.id);
    const answer = await call(kiosk.printPaper({ paperId: paper.id }));
    setPrinting(null);
    if (answer.kind === 'done') onChange(answer.value);
  }

  if (papers.length === 0) {
    return (
      <p className={css('none')}>
        {origin === null ? t('papers.none') : t('papers.elsewhere', { terminal: origin })}
      </p>
    );
  }
  return (
    <>
      <ul className={css('list')}>
        {papers.map((paper) => (
          <li key={paper.id} className={css('paper')}>
            <span className={css('words')}>
              <strong className={css('kind')}>{t(`common:paper.${paper.kind}`)}</strong>
              <span className={css('state', paper.printing, paper.printerProblem !== null && 'failed')}>
                {t(`papers.${paper.printing}`)}
                {paper.printerProblem !== null &&
                  ` · ${t(`papers.problem.${paper.printerProblem}`, { message: paper.printerMessage ?? '' })}`}
              </span>
            </span>
            <Button icon={Eye} variant="quiet" onPress={() => setShown(paper)}>
              {t('papers.look')}
            </Button>
            {canPrint && (
              <span className={css('act')}>
                <Button
                  icon={Printer}
                  wide
                  isPending={printing === paper.id}
                  onPress={() => void print(paper)}
                >
                  {t(actions[paper.printing])}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {shown !== null && (
        <Dialog
          title={t(`common:paper.${shown.kind}`)}
          open
          dismissable
          size="large"
          onClose={() => setShown(null)}
          actions={<Button onPress={() => setShown(null)}>{t('common:action.close')}</Button>}
        >
          <PaperView paperId={shown.id} />
        </Dialog>
      )}
    </>
  );
}
