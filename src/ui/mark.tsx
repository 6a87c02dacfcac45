import { initialsOf, laneNumber } from './initials.ts';
import classes from './mark.module.css';

/** A person or company as initials, in the colour of their company's lane. Its name stands beside it. */
export function Mark({ name, lane, small }: { name: string; lane: string | null; small?: boolean }) {
  return (
    <span
      aria-hidden
      className={small ? `${classes.mark} ${classes.small}` : classes.mark}
      style={{ background: `var(--lane-${laneNumber(lane)})` }}
    >
      {initialsOf(name)}
    </span>
  );
}
