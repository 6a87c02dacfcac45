import { useTranslation } from 'react-i18next';
import { useNow } from './clock.ts';
import { sayMoment, sayMomentInFull } from './moment.ts';

/** A moment in words, with all of it for who points at it. */
export function When({ at, zone, className }: { at: string; zone: string; className?: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const moment = Date.parse(at);
  return (
    <time dateTime={at} title={sayMomentInFull(moment, { zone, t })} className={className}>
      {sayMoment(moment, { now, zone, t })}
    </time>
  );
}
