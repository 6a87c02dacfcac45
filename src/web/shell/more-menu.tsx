import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ChangeDesk, DeskItems } from './desk-items.tsx';
import { Icon } from './icons.tsx';
import type { Place } from './places.ts';
import classes from './rail.module.css';

type MoreMenuProps = ChangeDesk & { places: readonly Place[] };

/** What has no room at the foot of a phone. */
export function MoreMenu({ places, ...change }: MoreMenuProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const other = useComputedColorScheme('light') === 'light' ? 'dark' : 'light';
  return (
    <Menu
      position="top-end"
      floatingStrategy="fixed"
      returnFocus
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button
          type="button"
          className={`${classes.entry} ${classes.more}`}
          aria-label={t('shell.moreScreens')}
        >
          <Icon name="more" />
          <span className={classes.word}>{t('shell.more')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {places.map(({ name, link }) => (
          <Menu.Item key={name} leftSection={<Icon name={name} />} onClick={() => navigate(link)}>
            {t(`shell.${name}`)}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<Icon name={other} />} onClick={() => setColorScheme(other)}>
          {t(`shell.${other}`)}
        </Menu.Item>
        {change.desks.length > 1 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('shell.desk')}</Menu.Label>
            <DeskItems {...change} />
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
