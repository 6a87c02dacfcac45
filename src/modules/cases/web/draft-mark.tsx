import { useTranslation } from 'react-i18next';
import classes from './mark.module.css';

/** Before the subject of a case on which whoever looks wrote something that is not sent. */
export function DraftMark() {
  const { t } = useTranslation();
  return (
    <>
      <span className={classes.mark}>{t('cases.draft')}</span>{' '}
    </>
  );
}
