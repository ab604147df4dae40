import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { CheckboxField } from '#renderer/ui/field/checkbox-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { Leaving } from '#shared/contract/kiosk/safety/leaving-methods.ts';
import styles from './safety.module.css';
import { useWatched } from './use-watched.ts';

const css = classNames(styles);

/** A terminal goes on at another machine, or is closed for good: what keeps it from that, and the act of two people. */
export function Leave() {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const ask = useCallback(async () => {
    const answer = await call(kiosk.getLeaving({}));
    return answer.kind === 'done' ? answer.value : null;
  }, [call, kiosk]);
  const { value: standing } = useWatched(ask);

  if (standing === null) return <Busy label={t('loading')} />;
  return (
    <>
      <div className={css('cards', 'pairs')}>
        <HandOverCard standing={standing} />
        <CloseCard standing={standing} />
      </div>
      <Notice tone="info" title={t('leaving.moved.title')}>
        {t('leaving.moved.text')}
      </Notice>
    </>
  );
}

interface LeaveProps {
  readonly standing: Leaving;
}

function HandOverCard({ standing }: LeaveProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const signing = useCall();
  const [isOpen, setOpen] = useState(false);

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await signing.call(kiosk.handOverTerminal({ coSignature }));
    return answer.kind === 'error' ? answer.error : null;
  }

  return (
    <Card
      title={t('leaving.handOver.title')}
      aside={
        <Button isDisabled={standing.handingOver.length > 0} onPress={() => setOpen(true)}>
          {t('leaving.handOver.open')}
        </Button>
      }
    >
      <div className={css('card')}>
        <p className={css('lead')}>{t('leaving.handOver.text')}</p>
        <Obstacles names={standing.handingOver} standing={standing} />
      </div>
      {isOpen && (
        <CoSignDialog
          title={t('leaving.handOver.signTitle')}
          signLabel={t('leaving.handOver.sign')}
          act={{ act: 'handOverTerminal' }}
          isPending={signing.busy}
          onClose={() => setOpen(false)}
          onSign={sign}
        >
          <p>{t('leaving.handOver.signText')}</p>
        </CoSignDialog>
      )}
    </Card>
  );
}

function CloseCard({ standing }: LeaveProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const signing = useCall();
  const [isOpen, setOpen] = useState(false);
  const [saysWithout, setSaysWithout] = useState(false);
  const { closing, isEmpty, hasHeadOffice, eventsRefused, documentsNotTaken } = standing;
  const mustSay = !hasHeadOffice && !isEmpty;
  const withoutHeadOffice = mustSay && saysWithout;

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await signing.call(kiosk.closeTerminal({ withoutHeadOffice, coSignature }));
    return answer.kind === 'error' ? answer.error : null;
  }

  return (
    <Card
      title={t('leaving.close.title')}
      aside={
        <Button variant="danger" isDisabled={closing.length > 0} onPress={() => setOpen(true)}>
          {t('leaving.close.open')}
        </Button>
      }
    >
      <div className={css('card')}>
        <p className={css('lead')}>{t('leaving.close.text')}</p>
        <Obstacles names={closing} standing={standing} />
        {eventsRefused > 0 && (
          <Notice tone="warn" compact>
            {t('leaving.refused', { count: eventsRefused })}
          </Notice>
        )}
        {documentsNotTaken > 0 && (
          <Notice tone="warn" compact>
            {t('leaving.notTaken', { count: documentsNotTaken })}
          </Notice>
        )}
      </div>
      {isOpen && (
        <CoSignDialog
          title={t('leaving.close.signTitle')}
          signLabel={t('leaving.close.sign')}
          act={mustSay && !saysWithout ? null : { act: 'closeTerminal', withoutHeadOffice }}
          incomplete={t('leaving.close.withoutFirst')}
          isPending={signing.busy}
          onClose={() => setOpen(false)}
          onSign={sign}
        >
          <p>{t('leaving.close.signText')}</p>
          {mustSay && (
            <CheckboxField isSelected={saysWithout} onChange={setSaysWithout}>
              {t('leaving.close.without')}
            </CheckboxField>
          )}
        </CoSignDialog>
      )}
    </Card>
  );
}

function Obstacles({
  names,
  standing,
}: LeaveProps & { readonly names: Leaving['closing'] | Leaving['handingOver'] }) {
  const { t } = useTranslation('clerk');
  const { eventsHere, eventsOnTheWay, documentsHere } = standing;
  const counts: Partial<Record<(typeof names)[number], number>> = {
    'events-here': eventsHere,
    'events-on-the-way': eventsOnTheWay,
    'documents-here': documentsHere,
  };
  if (names.length === 0) {
    return (
      <Notice tone="good" compact>
        {t('leaving.ready')}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" title={t('leaving.obstacles')} compact>
      <ul className={css('obstacles')}>
        {names.map((name) => (
          <li key={name}>{t(`leaving.obstacle.${name}`, { count: counts[name] ?? 0 })}</li>
        ))}
      </ul>
    </Notice>
  );
}
