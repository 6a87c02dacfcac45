import { Modal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

type DialogProps = { title: string; close: () => void; wide?: boolean; children: ReactNode };

/** Something to be filled in over the screen; shown while it is mounted, left with Escape. */
export function Dialog({ title, close, wide, children }: DialogProps) {
  const { t } = useTranslation();
  useFocusReturn();
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={wide ? 'lg' : 'md'}
      yOffset="8vh"
      // A stray click loses nobody's words.
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      {children}
    </Modal>
  );
}

/** Who closes a dialog is back where they were. */
export function useFocusReturn(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
}
