import { MonitorCheck, MonitorX } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type {
  BranchSecretView,
  OtherCounter,
} from '#shared/contract/kiosk/head-office/branch-secret-methods.ts';
import { Fingerprint, SpokenFingerprint } from './fingerprint.tsx';
import styles from './safety.module.css';
import { useWatched } from './use-watched.ts';

const css = classNames(styles);

type Signing = { readonly act: 'share'; readonly counter: OtherCounter } | { readonly act: 'renew' };

/** Which counters of the branch can check each other's credentials, who waits, and what people compare. */
export function SecretCard() {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [signing, setSigning] = useState<Signing | null>(null);
  const ask = useCallback(async () => {
    const answer = await call(kiosk.getBranchSecret({}));
    return answer.kind === 'done' ? answer.value : null;
  }, [call, kiosk]);
  const { value: secret, look } = useWatched(ask);

  if (secret === null || secret.own === null) return null;
  const { own, counters, madeAt } = secret;
  return (
    <Card title={t('secret.title')}>
      <div className={css('card')}>
        <Lacking secret={secret} />
        <p className={css('lead')}>{t('secret.own', { terminal: own.terminal })}</p>
        <SpokenFingerprint of={own.fingerprint} />
        {counters.length === 0 ? (
          <p className={css('lead')}>{t('secret.alone')}</p>
        ) : (
          <ul className={css('places')}>
            {counters.map((counter) => (
              <CounterItem
                key={`${counter.terminal} ${counter.epoch}`}
                counter={counter}
                onCompare={() => setSigning({ act: 'share', counter })}
              />
            ))}
          </ul>
        )}
        <dl className={css('facts')}>
          <dt>{t('secret.inUse')}</dt>
          <dd>{madeAt === null ? t('secret.eachOwn') : fullMoment(madeAt)}</dd>
        </dl>
        <div className={css('buttons')}>
          <Button onPress={() => setSigning({ act: 'renew' })}>{t('secret.renew')}</Button>
        </div>
      </div>
      {signing !== null && (
        <SignDialog
          signing={signing}
          onClose={() => {
            setSigning(null);
            void look();
          }}
        />
      )}
    </Card>
  );
}

function Lacking({ secret: { lacking, refused } }: { readonly secret: BranchSecretView }) {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  const last = refused[0];
  return (
    <>
      {lacking > 0 && <Notice tone="warn">{t('secret.lacking')}</Notice>}
      {last !== undefined && (
        <Notice tone="bad" compact>
          {t('secret.refused', {
            terminal: last.terminal,
            when: moment(last.at),
            why: t(`secret.why.${last.why}`),
          })}
        </Notice>
      )}
    </>
  );
}

function CounterItem({
  counter: { terminal, fingerprint, state, handedOver },
  onCompare,
}: {
  readonly counter: OtherCounter;
  readonly onCompare: () => void;
}) {
  const { t } = useTranslation('clerk');
  const isBoth = state === 'sent' && handedOver === 'taken';
  const Icon = isBoth ? MonitorCheck : MonitorX;
  return (
    <li className={css('place')}>
      <Icon size={28} aria-hidden />
      <div className={css('words')}>
        <strong>{t('secret.counter', { terminal })}</strong>
        <span className={css(isBoth ? 'detail' : 'warn')}>{wordsOf()}</span>
        {state === 'waits' && <Fingerprint of={fingerprint} />}
      </div>
      {state === 'waits' && (
        <Button variant="primary" onPress={onCompare}>
          {t('secret.compare')}
        </Button>
      )}
    </li>
  );

  function wordsOf(): string {
    if (state === 'waits') return t(handedOver === 'waits' ? 'secret.offers' : 'secret.waits');
    if (state === 'sending') return t('secret.sending');
    return t(isBoth ? 'secret.both' : 'secret.sent');
  }
}

function SignDialog({ signing, onClose }: { readonly signing: Signing; readonly onClose: () => void }) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await (signing.act === 'share'
      ? call(kiosk.shareBranchSecret({ ...subjectOf(signing.counter), coSignature }))
      : call(kiosk.renewBranchSecret({ coSignature })));
    if (answer.kind === 'done') onClose();
    return answer.kind === 'error' ? answer.error : null;
  }

  const words = signing.act === 'share' ? 'secret.share' : 'secret.renewal';
  return (
    <CoSignDialog
      title={t(`${words}.title`, signing.act === 'share' ? { terminal: signing.counter.terminal } : {})}
      signLabel={t(`${words}.sign`)}
      act={
        signing.act === 'share'
          ? { act: 'shareBranchSecret', ...subjectOf(signing.counter) }
          : { act: 'renewBranchSecret' }
      }
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t(`${words}.text`)}</p>
    </CoSignDialog>
  );
}

function subjectOf({ terminal, epoch }: OtherCounter) {
  return { terminal, epoch };
}
