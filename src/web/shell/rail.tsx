import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { casesApi } from '../../modules/cases/contract.ts';
import type { Me } from '../../modules/people/contract.ts';
import { useMe } from '../../modules/people/web/index.ts';
import { useActions } from '../../ui/keys.ts';
import { useAsk } from '../api.ts';
import { askOrRecall } from '../offline/kept-answers.ts';
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
  const [desk, choose] = useDeskOfScreen(desks);
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
      <MoreMenu
        places={[...places.work, ...places.desk, ...places.own].filter(({ seldom }) => seldom)}
        {...change}
      />
    </nav>
  );
}

/** The desk that a screen is of, or whose case it shows; it stays so on screens of no desk, and until another is chosen. */
function useDeskOfScreen(desks: Me['desks']): [string | undefined, (slug: string) => void] {
  const { desk: shown, case: opened = '' } = useParams({ strict: false });
  const theCase = useAsk(
    casesApi.theCase,
    { case: opened },
    { enabled: opened !== '', through: askOrRecall },
  );
  const ofCase = desks.find(({ id }) => id === theCase.data?.deskId)?.slug;
  const [chosen, choose] = useState<string>();
  const [followed, follow] = useState('');
  if (shown !== undefined && shown !== chosen) choose(shown);
  if (followed !== opened && (opened === '' || ofCase !== undefined)) {
    follow(opened);
    if (ofCase !== undefined) choose(ofCase);
  }
  return [shown ?? chosen ?? desks[0]?.slug, choose];
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
