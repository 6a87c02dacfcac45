import { ActionIcon, Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../../ui/keys.ts';
import type { CaseView, EntryView } from '../../cases/contract.ts';
import { useActor } from '../../people/web/index.ts';
import { maySpeakToCustomers } from '../policy.ts';
import { SplitDialog } from './split-dialog.tsx';

type EntryMenuProps = { theCase: CaseView; entry: EntryView; name: string };

/** What can be done with one thing that was said; nothing is drawn where there is nothing. */
export function EntryMenu({ theCase, entry, name }: EntryMenuProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const [splitting, setSplitting] = useState(false);
  const may = actor !== null && maySpeakToCustomers(actor, theCase.deskId) && isOfCustomer(entry);
  const isNewest = may && theCase.entries.findLast(isOfCustomer)?.id === entry.id;
  useActions(isNewest ? [{ says: t('conversations.splitNewest'), act: () => setSplitting(true) }] : []);
  if (!may) return null;
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
          <Menu.Item onClick={() => setSplitting(true)}>{t('conversations.split')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {splitting && <SplitDialog theCase={theCase} entry={entry} close={() => setSplitting(false)} />}
    </>
  );
}

/** What they wrote, or what was noted of their call. */
function isOfCustomer({ kind, audience, text, stranger, data }: EntryView): boolean {
  const isTheirs = kind === 'contact' || (kind === 'call' && data.call === 'in');
  const isKnown = stranger === null || stranger.state === 'admitted';
  return isTheirs && isKnown && audience === 'customer' && Boolean(text);
}
