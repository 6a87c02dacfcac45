import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../ui/mark.tsx';
import { type ChangeDesk, DeskItems } from './desk-items.tsx';
import classes from './rail.module.css';

/** For whom the screens below are; only where there are several desks. */
export function DeskSwitch(change: ChangeDesk) {
  const { t } = useTranslation();
  const name = change.desks.find(({ slug }) => slug === change.desk)?.name ?? change.desk ?? '';
  return (
    <Menu
      position="right-start"
      floatingStrategy="fixed"
      returnFocus
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button
          type="button"
          className={`${classes.entry} ${classes.seldom}`}
          aria-label={t('shell.deskNow', { name })}
          title={name}
        >
          <Mark name={name} lane={name} small />
          <span className={classes.word}>{name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        <DeskItems {...change} />
      </Menu.Dropdown>
    </Menu>
  );
}
