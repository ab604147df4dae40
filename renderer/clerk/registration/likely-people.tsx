import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import type { Place } from '#renderer/clerk/frame/place.ts';
import { HitList } from '#renderer/clerk/people/hit-list.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { writeName } from '#shared/domain/names/names.ts';
import { checkCedula } from '#shared/domain/numbers/cedula.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { useRegistration } from './flow-context.ts';
import styles from './likely-people.module.css';
import { useLikelyPeople } from './use-likely-people.ts';

const css = classNames(styles);
const shortestReason = 3;

interface LikelyPeopleProps {
  /** To the record of the same person, who has another document. */
  readonly onLeave: (next: Place) => void;
}

/** Beside what is captured: who on record has this name and birth date already. Nothing where nobody has. */
export function LikelyPeople({ onLeave }: LikelyPeopleProps) {
  const { t } = useTranslation('clerk');
  const { people, unseen } = useLikelyPeople();
  const [chosen, setChosen] = useState<WorkerHit | null>(null);
  if (people.length === 0 && unseen.length === 0) return null;
  return (
    <section className={css('likely')} aria-label={t('likely.title')}>
      {people.length > 0 && (
        <>
          <Notice tone="warn" title={t('likely.title')}>
            {t('likely.text')}
          </Notice>
          <HitList hits={people} onOpen={setChosen} />
        </>
      )}
      {unseen.length > 0 && (
        <Notice tone="warn" title={t('likely.unseen.title')}>
          {unseen.map((why) => t(`likely.unseen.${why}`)).join(' ')}
        </Notice>
      )}
      {chosen !== null && (
        <SamePersonDialog person={chosen} onLeave={onLeave} onClose={() => setChosen(null)} />
      )}
    </section>
  );
}

/** That it is another person than all who were shown, and why. */
export interface Distinction {
  readonly people: string[];
  readonly reason: string;
}

interface TellApartDialogProps extends LikelyPeopleProps {
  readonly people: readonly WorkerHit[];
  readonly onClose: () => void;
  readonly onOther: (distinction: Distinction) => void;
}

/** One person, one code: the clerk opens the person it is, or says why it is another. */
export function TellApartDialog({ people, onLeave, onClose, onOther }: TellApartDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<WorkerHit | null>(null);
  const isGiven = reason.trim().length >= shortestReason;
  // One question at a time: what was typed here is kept for the way back.
  if (chosen !== null) {
    return <SamePersonDialog person={chosen} onLeave={onLeave} onClose={() => setChosen(null)} />;
  }
  return (
    <Dialog
      title={t('likely.title')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!isGiven}
            onPress={() => onOther({ people: people.map(({ workerId }) => workerId), reason: reason.trim() })}
          >
            {t('likely.other')}
          </Button>
        </>
      }
    >
      <p>{t('likely.text')}</p>
      <div className={css('people')}>
        <HitList hits={people} onOpen={setChosen} />
      </div>
      <TextField label={t('likely.reason')} value={reason} onChange={setReason} maxLength={300} autoFocus />
    </Dialog>
  );
}

interface SamePersonDialogProps extends LikelyPeopleProps {
  readonly person: WorkerHit;
  readonly onClose: () => void;
}

/** The draft becomes theirs, with what was captured in it; a look at the record leaves it waiting. */
function SamePersonDialog({ person, onLeave, onClose }: SamePersonDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const { visit, flush, restart } = useRegistration();
  const [isGone, setGone] = useState(false);
  const { workerId } = person;
  const open = (): void => onLeave({ screen: 'worker', workerId });
  const { identity, joinsRecord } = definitionOf(visit.procedure);
  // A visit of somebody on record already is nobody else's; and who is known by a cédula has it on record.
  const isFree = visit.workerId === null;
  const canJoin = isFree && joinsRecord;
  const hasCedula = isFree && identity.knownBy === 'cedula' && !checkCedula(person.identificationCode).valid;
  const [signing, setSigning] = useState(false);

  async function join(): Promise<void> {
    if (!(await flush())) return;
    const answer = await call(kiosk.joinDraft({ visitId: visit.id, workerId }));
    if (answer.kind === 'error') return setGone(true);
    if (answer.kind !== 'done') return;
    if (answer.value.goesOn) restart();
    else open();
  }

  async function startSigning(): Promise<void> {
    if (await flush()) setSigning(true);
  }

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(kiosk.recordCedula({ visitId: visit.id, workerId, coSignature }));
    if (answer.kind === 'done') open();
    return answer.kind === 'error' ? answer.error : null;
  }

  const name = writeName(person);
  const about = { name, code: person.identificationCode };
  if (signing) {
    return (
      <CoSignDialog
        title={t('likely.same.cedula.title')}
        act={{ act: 'recordCedula', visitId: visit.id, workerId }}
        isPending={busy}
        onClose={onClose}
        onSign={sign}
      >
        <p>{t('likely.same.cedula.sign')}</p>
      </CoSignDialog>
    );
  }
  return (
    <Dialog
      title={t(hasCedula ? 'likely.same.cedula.title' : canJoin ? 'likely.same.title' : 'likely.title')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button onPress={open}>{t('likely.same.open')}</Button>
          {canJoin && (
            <Button variant="primary" isPending={busy} onPress={() => void join()}>
              {t('likely.same.join')}
            </Button>
          )}
          {hasCedula && (
            <Button variant="primary" isPending={busy} onPress={() => void startSigning()}>
              {t('likely.same.cedula.join')}
            </Button>
          )}
        </>
      }
    >
      <p>
        {hasCedula
          ? t('likely.same.cedula.text', about)
          : canJoin
            ? t('likely.same.text', about)
            : t('likely.text')}
      </p>
      {isGone && <Notice tone="bad">{t('likely.same.gone')}</Notice>}
    </Dialog>
  );
}
