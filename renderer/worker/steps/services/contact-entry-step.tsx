import { Check, CircleSlash } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { TextEntry } from '#renderer/worker/entry/text-entry.tsx';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { emailLayout, phoneLayout } from '#renderer/worker/keyboard/layouts.ts';
import { NumberPad } from '#renderer/worker/keyboard/number-pad.tsx';
import { VirtualKeyboard } from '#renderer/worker/keyboard/virtual-keyboard.tsx';
import { Message } from '#renderer/worker/ui/message.tsx';
import { TouchButton } from '#renderer/worker/ui/touch-button.tsx';
import { type StepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';
import type { ContactProblem } from '#shared/domain/contact/contact-fields.ts';
import styles from './service.module.css';

const css = classNames(styles);

interface Refusal {
  readonly problem: ContactProblem;
  /** The whole address that was probably meant. */
  readonly meant: string | null;
  readonly mayInsist: boolean;
}

/**
 * One of e-mail, mobile and landline, typed by the person. What is in force is masked: others may look on. What else may be
 * chosen stands beside it as long as nothing is typed: then the line is the address's, and no touch beside it loses it.
 */
export function ContactEntryStep({ step }: { readonly step: StepAt<'contact-entry'> }) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(step.typed);
  const [refusal, setRefusal] = useState<Refusal>();
  const { field, inForce } = step;
  const ready = text.trim() !== '';

  function change(next: string): void {
    setText(next);
    setRefusal(undefined);
  }

  async function send(typed: string, insists = false): Promise<void> {
    if (typed.trim() === '' || busy) return;
    const answer = await call(
      kiosk.submitContactField({ field, answer: { kind: 'new', text: typed, insists } }),
    );
    if (answer.kind !== 'error' || answer.error.code !== 'not-accepted') return;
    const { problem, suggestion, mayInsist } = answer.error;
    const local = typed.slice(0, typed.lastIndexOf('@') + 1).trim();
    setRefusal({ problem, meant: suggestion === null ? null : `${local}${suggestion}`, mayInsist });
  }

  const leave = (kind: 'keep' | 'none'): void =>
    void call(kiosk.submitContactField({ field, answer: { kind } }));
  const asked = refusal?.problem === 'suspicious-domain' ? refusal.meant : null;
  const insists = refusal?.mayInsist === true && asked === null;
  return (
    <Screen
      title={t(`worker:contactChange.title.${field}`)}
      hint={
        refusal === undefined
          ? inForce === null
            ? t(`worker:contactChange.noneInForce.${field}`)
            : t(`worker:contactChange.inForce.${field}`, { value: inForce })
          : undefined
      }
      busy={busy}
      {...(asked === null && {
        primary: { label: t('common:action.continue'), disabled: !ready, onPress: () => void send(text) },
      })}
      {...(asked !== null
        ? {}
        : field === 'email'
          ? { keyboard: <VirtualKeyboard layout={emailLayout} field={input} /> }
          : {
              pad: (
                <NumberPad
                  layout={phoneLayout}
                  onDigit={(digit) => change(text + digit)}
                  onBackspace={() => change(text.slice(0, -1))}
                  onClear={() => change('')}
                />
              ),
            })}
    >
      {refusal !== undefined && (
        <Message tone="bad">
          {insists
            ? t('worker:contactChange.unknownNumber')
            : t(`worker:contactChange.problem.${refusal.problem}`, { address: refusal.meant ?? '' })}
        </Message>
      )}
      <div className={css('answers')}>
        <TextEntry
          field={input}
          label={t(`worker:contactChange.field.${field}`)}
          value={text}
          onChange={change}
          onEnter={() => void send(text)}
        />
        {refusal === undefined && !ready && (
          <div className={css('others')}>
            {inForce !== null && (
              <TouchButton icon={Check} isDisabled={busy} onPress={() => leave('keep')}>
                {t('worker:contactChange.keep')}
              </TouchButton>
            )}
            <TouchButton icon={CircleSlash} isDisabled={busy} onPress={() => leave('none')}>
              {t(inForce === null ? 'worker:contactChange.stillNone' : 'worker:contactChange.none')}
            </TouchButton>
          </div>
        )}
        {insists && (
          <div className={css('others')}>
            <TouchButton icon={Check} isDisabled={busy} onPress={() => void send(text, true)}>
              {t('worker:contactChange.insistNumber')}
            </TouchButton>
          </div>
        )}
      </div>
      {asked !== null && (
        <div className={css('others')}>
          <TouchButton tone="primary" icon={Check} isDisabled={busy} onPress={() => void send(asked)}>
            {t('worker:contactChange.useSuggestion', { address: asked })}
          </TouchButton>
          <TouchButton isDisabled={busy} onPress={() => void send(text, true)}>
            {t('worker:contactChange.insist')}
          </TouchButton>
        </div>
      )}
    </Screen>
  );
}
