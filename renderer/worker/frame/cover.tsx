import { type ReactNode, use, useLayoutEffect } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from '#renderer/ui/class-names.ts';
import { CoveredContext, LayCoverContext } from '../ui/covers.ts';
import { HomeContext } from '../ui/focus-home.ts';
import styles from './cover.module.css';

const css = classNames(styles);

interface CoverProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Given when the person may simply close it. */
  readonly onClose?: () => void;
  /** `full` hides everything beneath, also from whoever stands behind. */
  readonly full?: boolean;
  /** Must be answered at once. */
  readonly urgent?: boolean;
}

/** Something over the question: the question keeps what was typed and waits beneath. */
export function Cover({ title, children, onClose, full, urgent }: CoverProps) {
  const lay = use(LayCoverContext);
  useLayoutEffect(() => lay(), [lay]);
  return (
    <ModalOverlay
      isOpen
      className={css('veil', full && 'full')}
      isDismissable={onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      onOpenChange={(open) => {
        if (!open) onClose?.();
      }}
    >
      <Modal className={css('modal')}>
        <Dialog className={css('dialog')} role={urgent ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={1} className={css('title')}>
            {title}
          </Heading>
          <CoveredContext value={false}>
            <HomeContext value={null}>{children}</HomeContext>
          </CoveredContext>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
