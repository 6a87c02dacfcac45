import { useTranslation } from 'react-i18next';
import type { Hours } from '../platform/time/hours.ts';
import classes from './hours-lines.module.css';
import { sayHours } from './say-hours.ts';

/** Weekly hours to read. */
export function HoursLines({ hours }: { hours: Hours }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.lines}>
      {sayHours(hours, t).map((line) => (
        <li key={line.days}>
          <span>{line.days}</span>
          <span className={classes.hours}>{line.hours}</span>
        </li>
      ))}
    </ul>
  );
}
