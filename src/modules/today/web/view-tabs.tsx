import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk } from '../../../web/api.ts';
import { askOrRecall } from '../../../web/offline/kept-answers.ts';
import type { Me } from '../../people/contract.ts';
import { todayApi, type View } from '../contract.ts';
import type { Filters } from './filter.ts';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { mostKeys } from './view-keys.ts';
import classes from './view-tabs.module.css';
import { filtersOfView, viewShown } from './views.ts';
import { ViewsDialog } from './views-dialog.tsx';

type ViewTabsProps = { me: Me; filters: Filters; choose: (filters: Filters) => void };

/** Saved views, the first nine with the keys that lead to them; filters that no view shows can be kept as one. */
export function ViewTabs({ me, filters, choose }: ViewTabsProps) {
  const { t } = useTranslation();
  const tabs = useRef<HTMLElement>(null);
  const views = useAsk(todayApi.views, {}, { through: askOrRecall });
  const [open, setOpen] = useState<'save' | 'manage' | null>(null);
  const all = views.data?.items ?? [];
  const shown = viewShown(all, filters, me.desks);
  const isPlain = !filters.owner && !filters.desk && !filters.state;
  const close = () => setOpen(null);
  const [maySave, mayChange] = [views.data !== undefined && !shown && !isPlain, all.length > 0];
  const [save, change] = [() => setOpen('save'), () => setOpen('manage')];
  useActions([
    ...(maySave ? [{ says: t('today.saveView'), act: save }] : []),
    ...(mayChange ? [{ says: t('today.changeViews'), act: change }] : []),
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is what brings its tab into sight.
  useEffect(() => {
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [shown?.id, isPlain]);
  if (all.length === 0 && isPlain) return null;
  return (
    <nav ref={tabs} className={classes.tabs} aria-label={t('today.views')}>
      <Tab isShown={isPlain && !shown} press={() => choose({})} name={t('today.title')} />
      {all.map((view, at) => (
        <Tab
          key={view.id}
          isShown={view.id === shown?.id}
          press={() => choose(filtersOfView(view))}
          name={view.name}
          shownKey={at < mostKeys ? `g ${at + 1}` : undefined}
          title={titleOf(view, me, t)}
        />
      ))}
      <span className={classes.verbs}>
        {maySave && (
          <Verb plain onPress={save}>
            {t('today.saveView')}
          </Verb>
        )}
        {mayChange && (
          <Verb plain onPress={change}>
            {t('today.changeViews')}
          </Verb>
        )}
      </span>
      {open === 'save' && <SaveViewDialog me={me} filters={filters} close={close} />}
      {open === 'manage' && <ViewsDialog views={all} close={close} />}
    </nav>
  );
}

const titleOf = ({ shared, deskId }: View, me: Me, t: TFunction) =>
  shared
    ? t('today.sharedOn', { desk: me.desks.find(({ id }) => id === deskId)?.name ?? '' })
    : t('today.ownView');

type TabProps = { name: string; isShown: boolean; press: () => void; shownKey?: string; title?: string };

function Tab({ name, isShown, press, shownKey, title }: TabProps) {
  return (
    <button
      type="button"
      className={classes.tab}
      aria-current={isShown ? 'page' : undefined}
      onClick={press}
      title={title}
    >
      {name}
      {shownKey && <kbd aria-hidden>{shownKey}</kbd>}
    </button>
  );
}
