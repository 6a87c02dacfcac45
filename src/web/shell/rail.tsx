import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../modules/people/contract.ts';
import { useMe } from '../../modules/people/web/index.ts';
import { useActions } from '../../ui/keys.ts';
import { DeskSwitch } from './desk-switch.tsx';
import { Icon } from './icons.tsx';
import { MoreMenu } from './more-menu.tsx';
import { type Place, placesOf } from './places.ts';
import classes from './rail.module.css';

/** The way to the other screens: at the side, on a phone at the foot, where what is seldom wanted stands behind "More". */
export function Rail({ organization }: { organization: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const desks = me.data?.desks ?? [];
  const { desk: shown } = useParams({ strict: false });
  const [chosen, choose] = useState<string>();
  if (shown !== undefined && shown !== chosen) choose(shown);
  const desk = shown ?? chosen ?? desks[0]?.slug;
  const places = placesOf(organization, { desk, morning: morningDesk(desks, desk)?.slug });
  const change = { desks, desk, choose };
  return (
    <nav className={classes.rail} aria-label={t('shell.main')}>
      {places.work.map((place) => (
        <Entry key={place.name} place={place} />
      ))}
      {desks.length > 1 && <DeskSwitch {...change} />}
      {places.desk.map((place) => (
        <Entry key={place.name} place={place} />
      ))}
      <div className={classes.space} />
      <LightSwitch />
      {places.own.map((place) => (
        <Entry key={place.name} place={place} />
      ))}
      <MoreMenu places={[...places.desk, ...places.own].filter(({ seldom }) => seldom)} {...change} />
    </nav>
  );
}

/** Others do the work of the client there: its people look at what was done in their name. */
export const morningDesk = (desks: Me['desks'], slug: string | undefined) => {
  const served = desks.filter(({ side, served }) => side === 'client' && served);
  return served.find((desk) => desk.slug === slug) ?? served[0];
};

function Entry({ place: { name, seldom, link } }: { place: Place }) {
  const { t } = useTranslation();
  return (
    <Link {...link} className={seldom ? `${classes.entry} ${classes.seldom}` : classes.entry}>
      <Icon name={name} />
      <span className={classes.word}>{t(`shell.${name}`)}</span>
    </Link>
  );
}

/** Light or dark as the machine says, until somebody chooses here. */
function LightSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme('light') === 'light' ? 'dark' : 'light';
  useActions([{ says: t(`shell.${other}`), act: () => setColorScheme(other) }], 'everywhere');
  return (
    <button
      type="button"
      className={`${classes.entry} ${classes.seldom}`}
      onClick={() => setColorScheme(other)}
    >
      <Icon name={other} />
      <span className={classes.word}>{t(`shell.${other}`)}</span>
    </button>
  );
}
