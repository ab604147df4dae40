import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import styles from './dialog.module.css';

const css = classNames(styles);

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

/** A question that has to be answered before going on. Keeps the focus inside and gives it back. */
export function Dialog({ title, open, onClose, children, actions, dismissable = false, size }: DialogProps) {
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
        <AriaDialog className={css('dialog')}>
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
