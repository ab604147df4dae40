import { Usb } from 'lucide-react';
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
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { OfficeOnDrive, Packets } from '#shared/contract/kiosk/safety/packet-methods.ts';
import { Fingerprint } from './fingerprint.tsx';
import { PlacesDialog } from './places-dialog.tsx';
import styles from './safety.module.css';

const css = classNames(styles);

/** Millions of bytes: a disc, half and nearly all of what FAT32 takes. */
const partSizes = [700, 2000, 3900];

type Found = NonNullable<OfficeOnDrive['found']>;

interface OfficeCardProps {
  readonly packets: Packets;
  readonly onChanged: () => Promise<void>;
}

/** For whom packets are made, by a fingerprint that people compare; and how large their files may be. */
export function OfficeCard({ packets, onChanged }: OfficeCardProps) {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [isChoosing, setChoosing] = useState(false);
  const { headOffice, partMegabytes, work } = packets;
  const sizes = partSizes.includes(partMegabytes) ? partSizes : [...partSizes, partMegabytes];
  return (
    <Card title={t('packets.office.title')}>
      <div className={css('card')}>
        {headOffice === null ? (
          <p className={css('lead')}>{t('packets.office.none')}</p>
        ) : (
          <dl className={css('facts')}>
            <dt>{t('packets.office.name')}</dt>
            <dd>{headOffice.name}</dd>
            <dt>{t('packets.office.fingerprint')}</dt>
            <dd>
              <Fingerprint of={headOffice.fingerprint} />
            </dd>
            <dt>{t('packets.office.since')}</dt>
            <dd>{fullMoment(headOffice.since)}</dd>
          </dl>
        )}
        {headOffice !== null && (
          <SelectField
            label={t('packets.office.size')}
            name="packets.partSize"
            description={t('packets.office.sizeHelp')}
            placeholder=""
            value={String(partMegabytes)}
            isDisabled={work !== null}
            choices={sizes.map((size) => ({
              id: String(size),
              label: t('packets.office.megabytes', { size }),
            }))}
            onChange={(size) =>
              void call(kiosk.savePartSize({ partMegabytes: Number(size) })).then(onChanged)
            }
          />
        )}
        <div className={css('buttons')}>
          <Button
            variant={headOffice === null ? 'primary' : 'secondary'}
            isDisabled={work !== null}
            onPress={() => setChoosing(true)}
          >
            {t(headOffice === null ? 'packets.office.choose' : 'packets.office.change')}
          </Button>
        </div>
      </div>
      {isChoosing && (
        <ChooseOfficeDialog
          onClose={() => {
            setChoosing(false);
            void onChanged();
          }}
        />
      )}
    </Card>
  );
}

function ChooseOfficeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const signing = useCall();
  const [chosen, setChosen] = useState<Found | null>(null);
  const look = useCallback(
    async (folder: string | null) => {
      const answer = await call(kiosk.lookForHeadOffice({ folder }));
      return answer.kind === 'done' ? answer.value : null;
    },
    [call, kiosk],
  );

  async function sign(found: Found, coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await signing.call(kiosk.useHeadOffice({ keys: found.keys, coSignature }));
    if (answer.kind === 'done') onClose();
    return answer.kind === 'error' ? answer.error : null;
  }

  if (chosen !== null) {
    return (
      <CoSignDialog
        title={t('packets.office.signTitle', { name: chosen.name })}
        signLabel={t('packets.office.sign')}
        act={{ act: 'useHeadOffice', keys: chosen.keys }}
        isPending={signing.busy}
        onClose={onClose}
        onSign={(coSignature) => sign(chosen, coSignature)}
      >
        <p>{t('packets.office.signText')}</p>
      </CoSignDialog>
    );
  }
  return (
    <PlacesDialog
      title={t('packets.office.dialogTitle')}
      lead={t('packets.office.dialogLead')}
      look={look}
      onClose={onClose}
    >
      {(place) => <OfficeItem key={place.path} place={place} onChoose={setChosen} />}
    </PlacesDialog>
  );
}

function OfficeItem({
  place,
  onChoose,
}: {
  readonly place: OfficeOnDrive;
  readonly onChoose: (found: Found) => void;
}) {
  const { t } = useTranslation('clerk');
  const { drive, found, problem } = place;
  function words(): string {
    if (problem === null) return t('packets.office.nothing');
    return problem === 'unreadable' ? t('packets.office.unreadable') : t(`safety.choose.problem.${problem}`);
  }
  return (
    <li className={css('place')}>
      <Usb size={28} aria-hidden />
      <div className={css('words')}>
        <strong>{found === null ? drive : found.name}</strong>
        {found === null ? (
          <span className={css(problem === null ? 'detail' : 'warn')}>{words()}</span>
        ) : (
          <>
            <span className={css('detail')}>{drive}</span>
            <Fingerprint of={found.fingerprint} />
          </>
        )}
      </div>
      {found !== null && (
        <Button variant="primary" onPress={() => onChoose(found)}>
          {t('packets.office.use')}
        </Button>
      )}
    </li>
  );
}
