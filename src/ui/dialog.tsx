import { Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

type DialogProps = {
  title: string;
  close: () => void;
  /** Room for more than a few fields, or for two columns of them. */
  wide?: boolean | 'beside';
  children: ReactNode;
};

const twoColumns = 1080;

/** Something to be filled in over the screen; shown while it is mounted, left with Escape, or by going back. */
export function Dialog({ title, close, wide, children }: DialogProps) {
  const { t } = useTranslation();
  useFocusReturn();
  useBackCloses(close);
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      size={wide === 'beside' ? twoColumns : wide ? 'lg' : 'md'}
      // On a narrow screen what is said stands above it.
      yOffset="calc(max(8vh, min(64px, 12vh)))"
      // A stray click loses nobody's words.
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Begun>{children}</Begun>
    </Modal>
  );
}

const fields = 'input:not([type=hidden], [type=file]), textarea, select';

/** Whoever opens a dialog is in its first field, where it leads nowhere else, and not on the button that closes it. */
function Begun({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (body.current?.querySelector('[data-autofocus]')) return;
    body.current?.querySelector(fields)?.setAttribute('data-autofocus', '');
  }, []);
  return <div ref={body}>{children}</div>;
}

/** Who closes a dialog is back where they were, or at what opened the menu that they came from: the menu is gone. */
export function useFocusReturn(): void {
  const [before] = useState(() => {
    const opener = document.activeElement?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
    return opener ? document.getElementById(opener) : document.activeElement;
  });
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}

/** Going back, as one swipes on a phone, leaves what lies over the screen and not the screen with it. */
function useBackCloses(close: () => void): void {
  useBlocker({
    shouldBlockFn: ({ action }) => {
      if (action !== 'BACK') return false;
      close();
      return true;
    },
    enableBeforeUnload: false,
  });
}
