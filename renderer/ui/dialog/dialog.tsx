import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import styles from './dialog.module.css';

const css = classNames(styles);
/** Milliseconds: what the answer changed is on the screen then. */
const pause = 100;

interface DialogProps {
  readonly title: ReactNode;
  readonly open: boolean;
  /** Called on Escape, on a press outside (when dismissable) and by whoever closes it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Bottom row; the main act last. */
  readonly actions?: ReactNode;
  /** A press outside closes it. Off where something typed would be lost. */
  readonly dismissable?: boolean;
  /** `full` fills the window: for pictures. */
  readonly size?: 'normal' | 'large' | 'full';
}

/** Of each dialog that is open: what asked for it, and of one that another led to, what asked for that one before. */
const askedBy = new WeakMap<Element, readonly Element[]>();

/**
 * A question that has to be answered before going on. Keeps the focus inside and gives it back: to what opened it or the
 * dialog that led to it, or where its answer took that away, to what stands nearest to it.
 */
export function Dialog({ title, open, onClose, children, actions, dismissable = false, size }: DialogProps) {
  const [opener] = useState(() => ancestorsOf(document.activeElement));
  const [asked] = useState(() => askersOf(document.activeElement));
  useEffect(() => () => focusNearest(opener, asked), [opener, asked]);
  const remember = useCallback(
    (dialog: Element | null) => {
      if (dialog !== null) askedBy.set(dialog, asked);
    },
    [asked],
  );
  return (
    <ModalOverlay
      className={css('veil')}
      isOpen={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      isDismissable={dismissable}
    >
      <Modal className={css('modal', size === 'large' && 'large', size === 'full' && 'full')}>
        <AriaDialog ref={remember} className={css('dialog')}>
          <Heading slot="title" className={css('title')}>
            {title}
          </Heading>
          <div className={css('body')}>{children}</div>
          {actions !== undefined && (
            <div className={css('actions')} data-forward>
              {actions}
            </div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function ancestorsOf(element: Element | null): readonly Element[] {
  return element === null || element === document.body
    ? []
    : [element, ...ancestorsOf(element.parentElement)];
}

const dialogs = '[role="dialog"], [role="alertdialog"]';

function askersOf(element: Element | null): readonly Element[] {
  if (element === null || element === document.body) return [];
  const dialog = element.closest(dialogs);
  return [element, ...((dialog && askedBy.get(dialog)) ?? [])];
}

const controls =
  'a[href], button:not(:disabled):not([tabindex="-1"]), input:not(:disabled):not([type="hidden"]):not([tabindex="-1"]), textarea:not(:disabled)';

/** After the dialog has gone and given back what it could. */
function focusNearest(opener: readonly Element[], asked: readonly Element[]): void {
  // By its own name: a page that goes meanwhile takes the global one along.
  const page = document;
  setTimeout(() => {
    const { activeElement, body } = page;
    if (activeElement?.closest(dialogs)) return;
    const [first, ...before] = asked;
    if (first?.isConnected === false) {
      const asker = before.find(({ isConnected }) => isConnected);
      if (asker instanceof HTMLElement) return asker.focus();
    }
    if (activeElement !== null && activeElement !== body) return;
    for (const each of opener.filter(({ isConnected }) => isConnected)) {
      const control = each.querySelector<HTMLElement>(controls);
      if (control !== null) return control.focus();
    }
  }, pause);
}
