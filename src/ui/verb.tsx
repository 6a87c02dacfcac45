import { Button, type ButtonProps } from '@mantine/core';
import type { ComponentProps, MouseEventHandler } from 'react';
import classes from './verb.module.css';

type VerbProps = {
  children: string;
  /** Its name for who hears the screen, where the verb alone would not say of what. */
  label?: string;
  /** The key that does the same, shown in the button. */
  shownKey?: string;
  /** The one action a screen is for. */
  primary?: boolean;
  /** Without a border, for what is secondary within a card. */
  plain?: boolean;
  type?: 'button' | 'submit';
  onPress?: MouseEventHandler<HTMLButtonElement>;
} & Omit<ButtonProps & ComponentProps<'button'>, 'children' | 'type' | 'aria-label' | 'style'>;

/** A button says what it does; its key stands in it. */
export function Verb({ children, label, shownKey, primary, plain, onPress, ...rest }: VerbProps) {
  return (
    <Button
      type="button"
      variant={primary ? 'filled' : plain ? 'subtle' : 'default'}
      size={plain ? 'compact-sm' : 'sm'}
      onClick={onPress}
      aria-label={label}
      aria-keyshortcuts={shownKey && (keyNames[shownKey] ?? shownKey)}
      rightSection={
        shownKey && (
          <kbd className={classes.key} aria-hidden>
            {shownKey}
          </kbd>
        )
      }
      // What is being done stays readable while it is.
      loaderProps={{ size: 10 }}
      {...rest}
      classNames={{
        root: plain ? classes.plain : classes.verb,
        label: classes.label,
        loader: classes.loader,
      }}
    >
      {children}
    </Button>
  );
}

const keyNames: Record<string, string> = {
  'Ctrl ↵': 'Control+Enter',
  'Ctrl D': 'Control+D',
  'Ctrl .': 'Control+.',
  '⇧ q': 'Shift+Q',
  '⇧ h': 'Shift+H',
  Esc: 'Escape',
};
