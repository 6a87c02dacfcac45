import { initialsOf, laneNumber } from './initials.ts';
import classes from './mark.module.css';

type MarkProps = { name: string; lane: string | null; small?: boolean; large?: boolean };

/** A person or company as initials, in the colour of their company's lane. Its name stands beside it. */
export function Mark({ name, lane, small, large }: MarkProps) {
  const size = small ? classes.small : large ? classes.large : '';
  return (
    <span
      aria-hidden
      className={`${classes.mark} ${size}`}
      style={{ background: `var(--lane-${laneNumber(lane)})` }}
    >
      {initialsOf(name)}
    </span>
  );
}
