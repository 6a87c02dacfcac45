import { type ReactNode, useId } from 'react';
import classes from './card.module.css';

type CardProps = {
  title: string;
  /** Where an index of the screen leads. */
  at?: string;
  /** Fields below each other. */
  spaced?: boolean;
  aside?: ReactNode;
  children: ReactNode;
};

/** A titled part of a screen. */
export function Card({ title, at, spaced, aside, children }: CardProps) {
  const id = useId();
  return (
    <section
      id={at}
      className={spaced ? `${classes.card} ${classes.spaced}` : classes.card}
      aria-labelledby={id}
    >
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
