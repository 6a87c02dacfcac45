import { type ReactNode, useEffect, useRef } from 'react';
import classes from './beside.module.css';

type BesideProps = {
  list: ReactNode;
  /** What was chosen, and what tells it from another. */
  chosen: { id: string; label: string; shown: ReactNode } | null;
};

/** A list, and beside it what was chosen from it; where there is no room for both, what was chosen alone. */
export function Beside({ list, chosen }: BesideProps) {
  const listed = useRef<HTMLDivElement>(null);
  const opened = useRef<HTMLElement>(null);
  const id = chosen?.id;
  useEffect(() => {
    if (id === undefined) return;
    const isAlone = listed.current?.offsetParent === null;
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    const row = listed.current?.querySelector<HTMLElement>('[aria-current]');
    if (isAlone) opened.current?.focus();
    else if (isNowhere) row?.focus();
  }, [id]);
  return (
    <div className={chosen ? `${classes.both} ${classes.isChosen}` : classes.both}>
      <div ref={listed} className={classes.list}>
        {list}
      </div>
      {chosen && (
        <section ref={opened} tabIndex={-1} aria-label={chosen.label} className={classes.chosen}>
          {chosen.shown}
        </section>
      )}
    </div>
  );
}
