import { ChevronRight, CircleAlert, CircleCheck, FileQuestionMark, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFieldName, useProblemText } from '#renderer/ui/language/procedure-words.ts';
import type { DocumentKind, RegistrationProblem } from '#shared/domain/registration/fields.ts';
import type { RegistrationCheck } from '#shared/domain/registration/registration.ts';
import { stepOfDocument, stepOfField } from '../fields.ts';
import { useRegistration } from '../flow-context.ts';
import styles from './review.module.css';

const css = classNames(styles);

/** What is missing, what must be corrected and what is worth a look; each line leads to its place. */
export function ReviewFindings({ check }: { readonly check: RegistrationCheck }) {
  const { t } = useTranslation(['clerk', 'common']);
  const { visit, goTo } = useRegistration();
  const fieldName = useFieldName(visit.procedure);
  const problemText = useProblemText(visit.procedure);
  const blocks = check.problems.filter((problem) => problem.severity === 'block');
  const warnings = check.problems.filter(
    ({ severity, code }) => severity === 'warn' && code !== 'document-check-failed',
  );
  /** A copy is there, but counts as none. */
  const isObjected = (document: DocumentKind) =>
    check.problems.some(
      ({ field, code }) =>
        code === 'document-check-failed' &&
        stepOfField(visit.procedure, field) === stepOfDocument(visit.procedure, document),
    );
  const lines = (problems: readonly RegistrationProblem[]) =>
    problems.map((problem) => (
      <Line
        key={`${problem.field} ${problem.code}`}
        name={fieldName(problem.field)}
        onGo={() => goTo(stepOfField(visit.procedure, problem.field), problem.field)}
      >
        {problemText(problem.code)}
      </Line>
    ));

  if (check.missing.length + check.problems.length === 0) {
    return (
      <p className={css('well')}>
        <CircleCheck size={24} aria-hidden />
        {t('review.allWell')}
      </p>
    );
  }
  return (
    <>
      {blocks.length > 0 && (
        <section className={css('finding', 'bad')} data-blocking>
          <h2>
            <CircleAlert size={20} aria-hidden />
            {t('review.blocks')}
          </h2>
          <ul>{lines(blocks)}</ul>
        </section>
      )}
      {check.missing.length > 0 && (
        <section className={css('finding', 'lacks')}>
          <h2>
            <FileQuestionMark size={20} aria-hidden />
            {t('review.missing')}
          </h2>
          <p className={css('note')}>{t('review.missingLead')}</p>
          <ul>
            {check.missing.map((piece) =>
              piece.kind === 'document' ? (
                <Line
                  key={piece.document}
                  name={t(`common:document.${piece.document}`)}
                  onGo={() => goTo(stepOfDocument(visit.procedure, piece.document))}
                >
                  {isObjected(piece.document) ? t('problem.document-check-failed') : undefined}
                </Line>
              ) : (
                <Line
                  key={piece.field}
                  name={fieldName(piece.field)}
                  onGo={() => goTo(stepOfField(visit.procedure, piece.field), piece.field)}
                />
              ),
            )}
          </ul>
        </section>
      )}
      {warnings.length > 0 && (
        <section className={css('finding', 'warn')}>
          <h2>
            <TriangleAlert size={20} aria-hidden />
            {t('review.warnings')}
          </h2>
          <ul>{lines(warnings)}</ul>
        </section>
      )}
    </>
  );
}

interface LineProps {
  readonly name: string;
  readonly children?: ReactNode;
  readonly onGo: () => void;
}

function Line({ name, children, onGo }: LineProps) {
  return (
    <li>
      <button type="button" className={css('line')} onClick={onGo}>
        <span>
          <strong>{name}</strong>
          {children !== undefined && <span className={css('lineText')}>{children}</span>}
        </span>
        <ChevronRight size={18} aria-hidden />
      </button>
    </li>
  );
}
