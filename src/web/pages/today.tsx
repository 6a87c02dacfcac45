import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { focusedReference, useCopyCase } from '../../modules/cases/web/index.ts';
import { NewWords } from '../../modules/coaching/web/index.ts';
import {
  beginCall,
  HeldReplies,
  Mentions,
  speaksOn,
  useMentions,
} from '../../modules/conversations/web/index.ts';
import { EndingNotes, MoveNotes, ProposalNotes } from '../../modules/desks/web/index.ts';
import { MySetbacks } from '../../modules/disclosures/web/index.ts';
import { MyTellings, MyWays } from '../../modules/knowledge/web/index.ts';
import { useMe } from '../../modules/people/web/index.ts';
import { MyTasks } from '../../modules/tasks/web/index.ts';
import { todayApi } from '../../modules/today/contract.ts';
import {
  Bars,
  DeskCases,
  deskShown,
  FilterChoices,
  FirstSteps,
  MyCases,
  SaidBar,
  ViewTabs,
} from '../../modules/today/web/index.ts';
import { Page } from '../../ui/page.tsx';
import { Verb } from '../../ui/verb.tsx';
import { ReadAt } from '../offline/waiting-notices.tsx';
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
  const begin = useBegin();
  const mentions = useMentions();
  const said = <SaidBar said={mentions.comingIn} show={mentions.show} />;
  const mine = desks.filter(({ isMine }) => isMine);
  return (
    <Page title={t('today.title')} actions={<Actions begin={begin} />}>
      {me.data &&
        mine.map(({ slug }) => <FirstSteps key={slug} me={me.data} desk={slug} writeDown={begin} />)}
      <ReadAt path={todayApi.today.path} input={{ limit: 100 }} />
      {me.data &&
        desks
          .filter(({ role, isNamed }) => role === 'accountable' || role === 'lead' || isNamed)
          .map((desk) => <ProposalNotes key={desk.id} me={me.data} desk={desk} />)}
      <NewWords />
      <MySetbacks />
      <MyTellings />
      <MyWays />
      <EndingNotes />
      <MoveNotes />
      <HeldReplies />
      <Mentions mentions={mentions.shown} />
      {me.data && me.data.desks.length > 0 && (
        <ViewTabs me={me.data} filters={filters} choose={(search) => navigate({ search })} />
      )}
      <MyTasks sayNone={!onDesks} />
      {filters.owner && shown && <DeskCases desk={shown.slug} filters={filters} said={said} />}
      {!filters.owner && onDesks && <MyCases deskId={shown?.id} state={filters.state} said={said} />}
      {!onDesks && <Bars>{said}</Bars>}
    </Page>
  );
}

/** Nobody writes down a call where they do not speak to customers. */
function useBegin(): () => void {
  const organizationId = useOrganization();
  const me = useMe();
  const [desk] = speaksOn(me.data);
  return () => desk && beginCall({ deskId: desk.id, organizationId });
}

function Actions({ begin }: { begin: () => void }) {
  const { t } = useTranslation();
  const filters = useSearch({ from: here });
  const navigate = useNavigate({ from: here });
  const me = useMe();
  return (
    <>
      {me.data && me.data.desks.length > 0 && (
        <FilterChoices me={me.data} filters={filters} choose={(search) => navigate({ search })} />
      )}
      {speaksOn(me.data).length > 0 && (
        <Verb primary shownKey="c" onPress={begin}>
          {t('conversations.calls.begin')}
        </Verb>
      )}
    </>
  );
}
