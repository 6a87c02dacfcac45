import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusedReference, useCopyCase } from '../../modules/cases/web/index.ts';
import { HeldReplies, Mentions, OpenCaseDialog } from '../../modules/conversations/web/index.ts';
import { useMe } from '../../modules/people/web/index.ts';
import { MyTasks } from '../../modules/tasks/web/index.ts';
import {
  DeskCases,
  deskShown,
  FilterChoices,
  FirstSteps,
  MyCases,
  ViewTabs,
} from '../../modules/today/web/index.ts';
import { useActions } from '../../ui/keys.ts';
import { Page } from '../../ui/page.tsx';
import { Verb } from '../../ui/verb.tsx';
import { useOrganization } from '../organization.ts';

const here = '/app/o/$organization/today';

/** What needs me next: my cases in the order in which promises would break. */
export function TodayPage() {
  const { t } = useTranslation();
  useCopyCase(focusedReference);
  const filters = useSearch({ from: here });
  const navigate = useNavigate({ from: here });
  const me = useMe();
  const desks = me.data?.desks ?? [];
  const shown = deskShown(filters, desks);
  const onDesks = me.data === undefined || desks.length > 0;
  const [opening, setOpening] = useState(false);
  const mine = desks.filter(({ role, side }) => role === 'accountable' && side === 'client');
  return (
    <Page title={t('today.title')} actions={<Actions opening={opening} setOpening={setOpening} />}>
      {me.data &&
        mine.map(({ slug }) => (
          <FirstSteps key={slug} me={me.data} desk={slug} writeDown={() => setOpening(true)} />
        ))}
      <HeldReplies />
      <Mentions />
      {me.data && me.data.desks.length > 0 && (
        <ViewTabs me={me.data} filters={filters} choose={(search) => navigate({ search })} />
      )}
      <MyTasks sayNone={!onDesks} />
      {filters.owner && shown && <DeskCases desk={shown.slug} filters={filters} />}
      {!filters.owner && onDesks && <MyCases deskId={shown?.id} state={filters.state} />}
    </Page>
  );
}

type ActionsProps = { opening: boolean; setOpening: (opening: boolean) => void };

function Actions({ opening, setOpening }: ActionsProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const filters = useSearch({ from: here });
  const navigate = useNavigate({ from: here });
  const me = useMe();
  const desks = (me.data?.desks ?? []).filter(({ role }) => role !== 'expert');
  useActions(desks.length > 0 ? [{ key: 'c', says: t('today.newCase'), act: () => setOpening(true) }] : []);
  return (
    <>
      {me.data && me.data.desks.length > 0 && (
        <FilterChoices me={me.data} filters={filters} choose={(search) => navigate({ search })} />
      )}
      {desks.length > 0 && (
        <Verb primary shownKey="c" onPress={() => setOpening(true)}>
          {t('today.newCase')}
        </Verb>
      )}
      {opening && (
        <OpenCaseDialog
          desks={desks}
          close={() => setOpening(false)}
          opened={(id) =>
            navigate({ to: '/app/o/$organization/cases/$case', params: { organization, case: id } })
          }
        />
      )}
    </>
  );
}
