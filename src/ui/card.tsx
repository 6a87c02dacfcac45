import { type ReactNode, useId } from 'react';
import classes from './card.module.css';

type CardProps = { title: string; aside?: ReactNode; children: ReactNode };

/** A titled part of a screen. */
export function Card({ title, aside, children }: CardProps) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
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
