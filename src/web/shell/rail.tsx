import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../modules/people/web/index.ts';
import { Icon } from './icons.tsx';
import classes from './rail.module.css';

/** The way to the other screens: at the side, on a phone at the foot. */
export function Rail({ organization }: { organization: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const { desk: shown } = useParams({ strict: false });
  const desk = shown ?? me.data?.desks[0]?.slug;
  const params = { organization };
  return (
    <nav className={classes.rail} aria-label={t('shell.main')}>
      <Entry name={t('shell.today')} icon="today">
        {(look) => <Link to="/app/o/$organization/today" params={params} {...look} />}
      </Entry>
      <Entry name={t('shell.search')} icon="search">
        {(look) => <Link to="/app/o/$organization/search" params={params} {...look} />}
      </Entry>
      {desk && (
        <>
          <Entry name={t('shell.quarantine')} icon="quarantine">
            {(look) => (
              <Link to="/app/o/$organization/desks/$desk/quarantine" params={{ ...params, desk }} {...look} />
            )}
          </Entry>
          <Entry name={t('shell.outbox')} icon="outbox">
            {(look) => (
              <Link to="/app/o/$organization/desks/$desk/outbox" params={{ ...params, desk }} {...look} />
            )}
          </Entry>
          <Entry name={t('shell.settings')} icon="settings">
            {(look) => (
              <Link to="/app/o/$organization/desks/$desk/settings" params={{ ...params, desk }} {...look} />
            )}
          </Entry>
        </>
      )}
      <div className={classes.space} />
      <LightSwitch />
      <Entry name={t('shell.organization')} icon="organization">
        {(look) => <Link to="/app/o/$organization/organization" params={params} {...look} />}
      </Entry>
      <Entry name={t('shell.account')} icon="account">
        {(look) => <Link to="/app/o/$organization/account" params={params} {...look} />}
      </Entry>
    </nav>
  );
}

type Look = { className: string; 'aria-label': string; title: string; children: ReactNode };
type EntryProps = {
  name: string;
  icon: Parameters<typeof Icon>[0]['name'];
  children: (look: Look) => ReactNode;
};

function Entry({ name, icon, children }: EntryProps) {
  return children({
    className: classes.entry ?? '',
    'aria-label': name,
    title: name,
    children: <Icon name={icon} />,
  });
}

/** Light or dark as the machine says, until somebody chooses here. */
function LightSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const name = t(scheme === 'light' ? 'shell.dark' : 'shell.light');
  return (
    <button
      type="button"
      className={classes.entry}
      aria-label={name}
      title={name}
      onClick={() => setColorScheme(scheme === 'light' ? 'dark' : 'light')}
    >
      <Icon name={scheme === 'light' ? 'dark' : 'light'} />
    </button>
  );
}
