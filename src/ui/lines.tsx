import type { ReactNode } from 'react';
import classes from './lines.module.css';

/** What it is to the left, with what is secondary and what can be done about it to the right. */
export function Line({ children }: { children: ReactNode }) {
  return <li className={classes.line}>{children}</li>;
}

/** What can be done about it, side by side however narrow it is. */
export function Verbs({ children }: { children: ReactNode }) {
  return <span className={classes.verbs}>{children}</span>;
}

/** What is secondary, in a line or beside a form. */
export function Quiet({ children }: { children: ReactNode }) {
  return <span className={classes.quiet}>{children}</span>;
}
