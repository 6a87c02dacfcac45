import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';
import classes from './lost.module.css';

/** What stands at an address that leads nowhere, or to what is not theirs: the same words, and two ways on. */
export function Nowhere({ elsewhere }: { elsewhere?: boolean }) {
  const { t } = useTranslation();
  const { organization } = useParams({ strict: false });
  // An address without an organization is completed on the way.
  const within = organization === undefined || elsewhere ? '' : `o/${organization}/`;
  return (
    <Page title={t('failure.nothingHere')} narrow>
      <p role="alert">{t('failure.nothingHereWhy')}</p>
      <p className={classes.ways}>
        <Link to="/app/$" params={{ _splat: `${within}today` }}>
          {t('failure.toToday')}
        </Link>
        <Link to="/app/$" params={{ _splat: `${within}search` }}>
          {t('failure.toSearch')}
        </Link>
      </p>
    </Page>
  );
}

/** The same before there is a screen around it. */
export function Lost() {
  return (
    <main>
      <Nowhere />
    </main>
  );
}
