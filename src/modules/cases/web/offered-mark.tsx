import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import type { OfferedTo } from '../contract.ts';
import classes from './mark.module.css';
import { sayOffer } from './say-offer.ts';

/** Before the subject of a case that somebody else has been asked to take over, or is about to. */
export function OfferedMark({ to, me, zone }: { to: OfferedTo; me: string | undefined; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const words = sayOffer(to, { me, now, zone, t });
  if (words === null) return null;
  return (
    <>
      <span className={classes.mark}>{words}</span>{' '}
    </>
  );
}
