import { useTranslation } from 'react-i18next';
import { useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Entrance } from '#renderer/clerk/entrance/entrance.tsx';
import { useGoOn } from '#renderer/clerk/frame/go-on.ts';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import { Progress } from './bar.tsx';
import styles from './safety.module.css';
import { percentOf } from './safety-words.ts';

const css = classNames(styles);

type Props = { readonly session: SessionIn<'leaving'> };

/** Nobody works here any more: the last copy is made, then another machine goes on, or everything here is destroyed. */
export function Leaving({ session }: Props) {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  const { kind, step, by, coSigner, at, problem } = session;
  return (
    <Entrance preview={session.preview} place={t('terminal', session)} width="medium">
      <div className={css('stack')}>
        <PageHeader
          title={t(`leaving.now.${kind}`)}
          lead={t('leaving.now.signed', { by, coSigner, when: fullMoment(at) })}
        />
        <Card>
          <div className={css('stack')}>
            {problem !== 'goes-on-elsewhere' && <Now session={session} />}
            <Problem session={session} />
          </div>
        </Card>
        {step !== 'erasing' && problem !== 'goes-on-elsewhere' && <GoOnHere kind={kind} />}
      </div>
    </Entrance>
  );
}

function Now({ session: { step, kind, place, progress, problem } }: Props) {
  const { t } = useTranslation('clerk');
  const where = place ?? '';
  if (step === 'erasing') return <Notice tone="warn">{t('leaving.now.erasing')}</Notice>;
  if (step === 'copied' && kind === 'handed-over') {
    return (
      <Notice tone="good" title={t('leaving.now.copied', { place: where })}>
        {t('leaving.now.copiedText', { place: where })}
      </Notice>
    );
  }
  return (
    <>
      {/* What is not there cannot be left where it is: the trouble below says what to do. */}
      {problem !== 'away' && <Notice tone="info">{t('leaving.now.copying', { place: where })}</Notice>}
      {progress !== null && (
        <Progress
          percent={percentOf(progress)}
          words={t('leaving.now.copyingPercent', { percent: percentOf(progress) })}
        />
      )}
    </>
  );
}

function Problem({ session: { problem, place } }: Props) {
  const { t } = useTranslation('clerk');
  if (problem === null) return null;
  if (problem === 'goes-on-elsewhere') {
    return (
      <Notice tone="good" title={t('leaving.now.elsewhere')}>
        {t('leaving.now.elsewhereText')}
      </Notice>
    );
  }
  return (
    <Notice tone="bad" title={t('leaving.now.waits')}>
      {problem === 'events-waiting' || problem === 'disk'
        ? t(`leaving.now.problem.${problem}`)
        : t(`safety.problem.${problem}`, { place: place ?? '' })}
    </Notice>
  );
}

function GoOnHere({ kind }: Pick<Props['session'], 'kind'>) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { onSubmit, problem, username, password, reason, button } = useGoOn(
    (signed) => kiosk.goOnHere(signed),
    (code) => t(`leaving.back.${code}`),
  );
  return (
    <Card title={t('leaving.back.title')}>
      <form className={css('stack')} onSubmit={onSubmit}>
        <p className={css('lead')}>{t(`leaving.back.text.${kind}`)}</p>
        {problem !== null && <Notice tone="bad">{problem}</Notice>}
        <div className={css('halves')}>
          <TextField {...username} />
          <TextField {...password} />
        </div>
        <TextField label={t('leaving.back.reason')} {...reason} />
        <div className={css('buttons')}>
          <Button {...button}>{t('leaving.back.button')}</Button>
        </div>
      </form>
    </Card>
  );
}
