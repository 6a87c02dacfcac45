import { ActionIcon, Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../../ui/keys.ts';
import type { CaseView, EntryView } from '../../cases/contract.ts';
import { useActor } from '../../people/web/index.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { SplitDialog } from './split-dialog.tsx';

/** More that can be done with one thing that was said. */
export type MoreOfEntry = (entry: EntryView) => { says: string; act: () => void }[];

type EntryMenuProps = { theCase: CaseView; entry: EntryView; name: string; more?: MoreOfEntry | undefined };

/** What can be done with one thing that was said; nothing is drawn where there is nothing. */
export function EntryMenu({ theCase, entry, name, more }: EntryMenuProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const [splitting, setSplitting] = useState(false);
  const may = actor !== null && maySpeakToCustomers(actor, theCase.deskId) && isOfCustomer(entry);
  const isNewest = may && theCase.entries.findLast(isOfCustomer)?.id === entry.id;
  useActions(isNewest ? [{ says: t('conversations.splitNewest'), act: () => setSplitting(true) }] : []);
  const others = more?.(entry) ?? [];
  if (!may && others.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" returnFocus withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={t('conversations.entryMenu', { name })}
          >
            <span aria-hidden>⋯</span>
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {may && <Menu.Item onClick={() => setSplitting(true)}>{t('conversations.split')}</Menu.Item>}
          {others.map(({ says, act }) => (
            <Menu.Item key={says} onClick={act}>
              {says}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {splitting && <SplitDialog theCase={theCase} entry={entry} close={() => setSplitting(false)} />}
    </>
  );
}

/** What they wrote, or what was noted of their call. */
export function isOfCustomer({ kind, audience, text, stranger, data }: EntryView): boolean {
  const isTheirs = kind === 'contact' || (kind === 'call' && data.call === 'in');
  const isKnown = stranger === null || stranger.state === 'admitted';
  return isTheirs && isKnown && audience === 'customer' && Boolean(text);
}
