import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Agreements, GatewaysCard, MacrosCard } from '../../modules/conversations/web/index.ts';
import { type DeskView, desksApi } from '../../modules/desks/contract.ts';
import { leadsOn, mayDecideForClient } from '../../modules/desks/policy.ts';
import {
  EngagementsCard,
  MovesCard,
  ProposalsCard,
  parts,
  RegisterCard,
  RosterCard,
  RulesCard,
  SettingsForm,
  SettingsSummary,
} from '../../modules/desks/web/index.ts';
import { ExportCard, MoveArchive } from '../../modules/exports/web/index.ts';
import { useActor } from '../../modules/people/web/index.ts';
import { PocketsCard } from '../../modules/pocket/web/index.ts';
import { InviteCard } from '../../modules/preparations/web/index.ts';
import { LinksCard } from '../../modules/referrals/web/index.ts';
import { AddressesCard } from '../../modules/tasks/web/index.ts';
import { Answered } from '../../ui/answered.tsx';
import { LoadingCards } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { PageIndex } from '../../ui/page-index.tsx';
import { Soon } from '../../ui/soon.tsx';
import { useAsk } from '../api.ts';
import { isNowhere, useSentence } from '../failure.ts';
import { useOrganization } from '../organization.ts';
import { Nowhere } from '../shell/lost.tsx';
import { DeskChoice } from './desk-choice.tsx';

const here = '/app/o/$organization/desks/$desk/settings';

export function DeskSettingsPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: here });
  const sentence = useSentence();
  const navigate = useNavigate();
  const view = useAsk(desksApi.desk, { desk });
  const choose = (slug: string) => navigate({ to: here, params: { organization, desk: slug } });
  if (isNowhere(view.error)) return <Nowhere />;
  return (
    <Page narrow title={t('desks.settings')} actions={<DeskChoice desk={desk} choose={choose} />}>
      <Answered of={view} sentence={sentence} loading={<LoadingCards heights={[320, 260, 200]} />}>
        {(answer) => (
          <Soon>
            <Settings key={answer.id} desk={answer} />
          </Soon>
        )}
      </Answered>
    </Page>
  );
}

function Settings({ desk }: { desk: DeskView }) {
  const { t } = useTranslation();
  const actor = useActor();
  const organization = useOrganization();
  const mayChange = actor !== null && mayDecideForClient(actor, desk.id);
  return (
    <>
      <PageIndex
        parts={[
          { at: parts.brand, title: t('desks.brand') },
          { at: parts.times, title: t('desks.times') },
          { at: parts.limits, title: t('desks.limits') },
          { at: parts.companies, title: t('desks.engagements') },
          { at: `addresses-${desk.slug}`, title: t('tasks.addresses') },
          { at: `referrals-${desk.slug}`, title: t('referrals.links') },
          { at: parts.people, title: t('desks.roster') },
          { at: parts.proposals, title: t('desks.proposals') },
          { at: parts.rules, title: t('desks.rules') },
          { at: parts.register, title: t('desks.register') },
          { at: parts.moves, title: t('desks.move.title') },
          ...(mayChange ? [{ at: `export-${desk.slug}`, title: t('exports.title') }] : []),
          { at: `gateways-${desk.slug}`, title: t('conversations.gateways') },
          { at: `pocket-${desk.slug}`, title: t('pocket.title') },
          { at: `macros-${desk.slug}`, title: t('conversations.macros') },
        ]}
      />
      {mayChange ? <SettingsForm desk={desk} /> : <SettingsSummary desk={desk} />}
      <EngagementsCard
        desk={desk}
        mayChange={mayChange}
        below={({ id, organization: { name } }) => (
          <Agreements desk={desk} engagement={{ id, name }} mayChange={mayChange} />
        )}
      />
      {mayChange && <InviteCard desk={desk.slug} zone={desk.zone} />}
      <p>
        <Link to="/app/o/$organization/desks/$desk/hand-off" params={{ organization, desk: desk.slug }}>
          {t('shell.hand-off')}
        </Link>
        {' · '}
        <Link to="/app/o/$organization/desks/$desk/extra-steps" params={{ organization, desk: desk.slug }}>
          {t('shell.extra-steps')}
        </Link>
      </p>
      <AddressesCard desk={desk} mayChange={mayChange} />
      <LinksCard desk={desk} mayChange={mayChange} />
      <RosterCard desk={desk} mayChange={mayChange} />
      <ProposalsCard desk={desk} mayDecide={mayChange} />
      <RulesCard desk={desk} mayDecide={mayChange} />
      <RegisterCard desk={desk} mayChange={mayChange} />
      <MovesCard
        desk={desk}
        mayDecide={mayChange}
        along={(move) => <MoveArchive desk={desk} move={move} />}
      />
      {mayChange && <ExportCard desk={desk} />}
      <GatewaysCard desk={desk} mayChange={actor !== null && leadsOn(actor, desk.id)} />
      <PocketsCard desk={desk} />
      <MacrosCard desk={desk} whose="desk" mayChange={actor !== null && leadsOn(actor, desk.id)} />
    </>
  );
}
