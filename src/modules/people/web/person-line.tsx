import { useTranslation } from 'react-i18next';
import type { Who } from '../contract.ts';
import { Face } from './face.tsx';
import classes from './person-line.module.css';

/** A person with whom they work for and where, as everyone on the case may read it. */
export function PersonLine({ who, aside }: { who: Who; aside?: string }) {
  const { t } = useTranslation();
  const { organization, place } = who;
  const details = [organization, place && t('people.inPlace', { place })].filter(Boolean).join(', ');
  return (
    <div className={classes.line}>
      <Face who={who} />
      <span className={classes.name}>{who.name}</span>
      <span className={classes.details}>{details}</span>
      {aside && <span className={classes.aside}>{aside}</span>}
    </div>
  );
}
