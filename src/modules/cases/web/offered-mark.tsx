import { useTranslation } from 'react-i18next';
import classes from './mark.module.css';

/** Before the subject of a case that somebody else has been asked to take over, and has not answered yet. */
export function OfferedMark({ to }: { to: string }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={classes.mark}>{t('cases.offeredTo', { name: to })}</span>{' '}
    </>
  );
}
