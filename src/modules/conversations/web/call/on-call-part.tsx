import type { ReactNode } from 'react';
import classes from './on-call-part.module.css';

type OnCallPartProps = {
  label: string;
  /** Where it is called something shorter on the card than it is alone. */
  title?: string;
  children: ReactNode;
};

/** What stands below a call, by what is said on it. */
export function OnCallPart({ label, title = label, children }: OnCallPartProps) {
  return (
    <section aria-label={label} className={classes.part}>
      <p className={classes.title} aria-hidden>
        {title}
      </p>
      {children}
    </section>
  );
}
