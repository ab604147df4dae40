import { FileDigit, FileX2, Printer, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { TouchButton } from '#renderer/worker/ui/touch-button.tsx';
import { type StepShownBy, useVisit } from '#renderer/worker/ui/worker-context.ts';
import type { KitProblem } from '#shared/contract/kiosk/recovery-kit/kit-session.ts';
import styles from './kit-sheet-step.module.css';

const css = classNames(styles);

/** Trying again would say the same. */
const lasting: readonly KitProblem[] = ['no-printer-chosen', 'printing-not-installed'];

/** A sheet of recovery codes, from the question to the person's hand. The codes are never on a screen. */
export function KitSheetStep({ step }: { readonly step: StepShownBy<'kit-sheet'> }) {
  const { sheet, hasEmail } = step;
  const { t } = useTranslation('worker');
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const print = (): void => void call(kiosk.printKit({}));
  const decline = (): void => void call(kiosk.declineKit({}));
  const confirm = (inHand: boolean): void => void call(kiosk.confirmKit({ inHand }));

  switch (sheet.state) {
    case 'offered':
      return (
        <Screen
          title={t(sheet.replaces ? 'kit.offer.titleReplaces' : 'kit.offer.title')}
          hint={t(
            sheet.replaces ? 'kit.offer.hintReplaces' : hasEmail ? 'kit.offer.hint' : 'kit.offer.hintNoEmail',
          )}
          busy={busy}
          primary={{
            label: t(sheet.replaces ? 'kit.offer.again' : 'kit.offer.yes'),
            icon: Printer,
            onPress: print,
          }}
        >
          <Picture icon={<FileDigit aria-hidden className={css('icon')} />}>
            {sheet.replaces && (
              <TouchButton icon={Trash2} isDisabled={busy} onPress={() => void call(kiosk.revokeOwnKit({}))}>
                {t('kit.offer.cancel')}
              </TouchButton>
            )}
            <TouchButton icon={X} isDisabled={busy} onPress={decline}>
              {t(sheet.replaces ? 'kit.offer.keep' : 'kit.offer.no')}
            </TouchButton>
          </Picture>
        </Screen>
      );
    case 'making':
      return (
        <Screen title={t('kit.making.title')} hint={t('kit.making.hint')}>
          <Picture icon={<Printer aria-hidden className={css('icon')} />}>
            <Busy label={t('kit.making.working')} />
          </Picture>
        </Screen>
      );
    case 'printed':
      return (
        <Screen
          title={t('kit.printed.title')}
          hint={
            sheet.problem === null ? (
              t('kit.printed.hint')
            ) : (
              <span role="alert">{t('kit.printed.trouble')}</span>
            )
          }
          busy={busy}
          primary={{ label: t('kit.printed.yes'), onPress: () => confirm(true) }}
        >
          <Picture
            icon={
              <p className={css('serial')}>
                <span className={css('name')}>{t('kit.printed.serial', { serial: sheet.serial })}</span>
                <span className={css('soft')}>{t('kit.printed.serialHint')}</span>
              </p>
            }
          >
            <TouchButton icon={X} isDisabled={busy} onPress={() => confirm(false)}>
              {t('kit.printed.no')}
            </TouchButton>
          </Picture>
        </Screen>
      );
    case 'failed': {
      const isLasting = lasting.includes(sheet.problem);
      const without = { label: t('kit.failed.without'), onPress: decline };
      const again = { label: t('kit.failed.again'), icon: Printer, onPress: print };
      return (
        <Screen
          title={t('kit.failed.title')}
          hint={<span role="alert">{t(`kit.failed.problem.${sheet.problem}`)}</span>}
          busy={busy}
          primary={isLasting ? without : again}
        >
          <Picture icon={<FileX2 aria-hidden className={css('icon', 'bad')} />}>
            {!isLasting && (
              <TouchButton icon={X} isDisabled={busy} onPress={decline}>
                {t('kit.failed.without')}
              </TouchButton>
            )}
          </Picture>
        </Screen>
      );
    }
  }
}

/** What it is about in the middle, and the other ways on below it. */
function Picture({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <div className={css('picture')}>
      {icon}
      <div className={css('others')}>{children}</div>
    </div>
  );
}
