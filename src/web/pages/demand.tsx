import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayReckon } from '../../modules/costs/policy.ts';
import { usualWeeks } from '../../modules/demand/contract.ts';
import { CountedList, DemandScreen, TypesScreen } from '../../modules/demand/web/index.ts';
import { useActor, useMe } from '../../modules/people/web/index.ts';
import { Page } from '../../ui/page.tsx';
import { DeskChoice } from './desk-choice.tsx';
import { WeeksChoice } from './weeks-choice.tsx';

const all = '/app/o/$organization/desks/$desk/demand';
const contacts = '/app/o/$organization/desks/$desk/demand/contacts';
const types = '/app/o/$organization/desks/$desk/demand/types';

/** With what customers come to a desk; what is looked at stands in the address. */
export function DemandPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: all });
  const actor = useActor();
  const here = useMe().data?.desks.find(({ slug }) => slug === desk);
  const { weeks = usualWeeks, of = 'failure' } = useSearch({ from: all });
  const navigate = useNavigate({ from: all });
  const look = (part: { weeks?: number; of?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <Page
      narrow
      title={t('demand.title')}
      actions={
        <>
          <WeeksChoice weeks={weeks} choose={(count) => look({ weeks: count })} />
          <DeskChoice
            desk={desk}
            choose={(slug) => navigate({ to: all, params: { organization, desk: slug } })}
          />
          <Link
            to="/app/o/$organization/desks/$desk/demand/causes"
            params={{ organization, desk }}
            search={{ weeks }}
          >
            {t('demand.cause.toCauses')}
          </Link>
          <Link
            to="/app/o/$organization/desks/$desk/demand/measures"
            params={{ organization, desk }}
            search={{ weeks }}
          >
            {t('measures.title')}
          </Link>
          {actor && here && mayReckon(actor, here.id) && (
            <Link
              to="/app/o/$organization/desks/$desk/demand/costs"
              params={{ organization, desk }}
              search={{ weeks }}
            >
              {t('costs.toCosts')}
            </Link>
          )}
          <Link to="/app/o/$organization/desks/$desk/demand/studies" params={{ organization, desk }}>
            {t('studies.toStudies')}
          </Link>
          <Link to="/app/o/$organization/desks/$desk/demand/walks" params={{ organization, desk }}>
            {t('walks.toWalks')}
          </Link>
          <Link to={types} params={{ organization, desk }}>
            {t('demand.screen.toTypes')}
          </Link>
        </>
      }
    >
      <p>{t('demand.screen.what')}</p>
      <DemandScreen key={desk} {...{ desk, weeks, of }} choose={(chosen) => look({ of: chosen })} />
    </Page>
  );
}

function ToDemand({ organization, desk }: { organization: string; desk: string }) {
  const { t } = useTranslation();
  return (
    <p>
      <Link to={all} params={{ organization, desk }}>
        {t('demand.screen.back')}
      </Link>
    </p>
  );
}

export function DemandContactsPage() {
  const { t } = useTranslation();
  const params = useParams({ from: contacts });
  const { weeks = usualWeeks, which = 'contacts', type, cause, week } = useSearch({ from: contacts });
  return (
    <Page narrow title={t('demand.screen.behind')}>
      <CountedList desk={params.desk} {...{ weeks, which, type, cause, week }} />
      <ToDemand {...params} />
    </Page>
  );
}

export function DemandTypesPage() {
  const { t } = useTranslation();
  const params = useParams({ from: types });
  return (
    <Page narrow title={t('demand.types.title')}>
      <p>{t('demand.types.what')}</p>
      <TypesScreen key={params.desk} desk={params.desk} />
      <ToDemand {...params} />
    </Page>
  );
}
