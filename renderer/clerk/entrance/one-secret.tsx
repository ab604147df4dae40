import type { LucideIcon } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import styles from './entrance.module.css';

const css = classNames(styles);

interface OneSecretProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly lead: string;
  readonly problem: string | null;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly action: string;
  readonly busy: boolean;
  readonly onSubmit: () => Promise<void>;
  /** Another way out, under the act. */
  readonly children?: ReactNode;
}

/** A door that one secret opens. */
export function OneSecret(props: OneSecretProps) {
  const { icon: Icon, value, problem, busy } = props;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (value !== '' && !busy) void props.onSubmit();
  }

  return (
    <Card>
      <form className={css('form')} onSubmit={submit}>
        <div className={css('emblem')}>
          <Icon size={28} aria-hidden />
        </div>
        <div className={css('heading')}>
          <h1 className={css('title')}>{props.title}</h1>
          <p className={css('lead')}>{props.lead}</p>
        </div>
        {problem !== null && <Notice tone="bad">{problem}</Notice>}
        <TextField
          label={props.label}
          value={value}
          onChange={props.onChange}
          kind="secret"
          autoFocus
          maxLength={200}
        />
        <Button type="submit" variant="primary" size="large" wide isDisabled={value === ''} isPending={busy}>
          {props.action}
        </Button>
        {props.children}
      </form>
    </Card>
  );
}
