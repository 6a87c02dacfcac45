import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenCaseDialog } from '../../modules/conversations/web/index.ts';
import { useMe } from '../../modules/people/web/index.ts';
import { MyTasks } from '../../modules/tasks/web/index.ts';
import { DeskCases, MyCases, type StateFilter } from '../../modules/today/web/index.ts';
import { Choice } from '../../ui/choice.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Page } from '../../ui/page.tsx';
import { Verb } from '../../ui/verb.tsx';
import { useOrganization } from '../organization.ts';

const here = '/app/o/$organization/today';

/** What needs me next: my cases in the order in which promises would break. */
export function TodayPage() {
  const { t } = useTranslation();
  const { whose, desk, state = 'any' } = useSearch({ from: here });
  const me = useMe();
  const desks = me.data?.desks ?? [];
  const shown = desks.find(({ slug }) => slug === desk);
  const onDesks = me.data === undefined || desks.length > 0;
  return (
    <Page title={t('today.title')} actions={<Actions />}>
      <MyTasks sayNone={!onDesks} />
      {whose === 'everybody' && desks[0] ? (
        <DeskCases desk={(shown ?? desks[0]).slug} state={state} />
      ) : (
        onDesks && <MyCases filter={{ deskId: shown?.id ?? null, state }} />
      )}
    </Page>
  );
}

function Actions() {
  const { t } = useTranslation();
  const organization = useOrganization();
  const navigate = useNavigate();
  const me = useMe();
  const [opening, setOpening] = useState(false);
  const desks = (me.data?.desks ?? []).filter(({ role }) => role !== 'expert');
  useKeys({ c: () => setOpening(desks.length > 0) });
  return (
    <>
      <Filters />
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

function Filters() {
  const { t } = useTranslation();
  const { whose = 'mine', desk = '', state = 'any' } = useSearch({ from: here });
  const navigate = useNavigate({ from: here });
  const me = useMe();
  const desks = (me.data?.desks ?? []).map(({ slug, name }) => ({ value: slug, label: name }));
  const everybody = whose === 'everybody';
  const states: readonly StateFilter[] = everybody
    ? ['any', 'open', 'done', 'ended', 'joined']
    : ['any', 'open', 'done'];
  if (desks.length === 0) return null;
  return (
    <>
      <Choice
        hideLabel
        label={t('today.whose')}
        value={whose}
        options={[
          { value: 'mine', label: t('today.mine') },
          { value: 'everybody', label: t('today.everybody') },
        ]}
        choose={(value) =>
          navigate({
            search: (before) => ({
              ...before,
              state: undefined,
              whose: value === 'everybody' ? value : undefined,
            }),
          })
        }
      />
      {desks.length > 1 && (
        <Choice
          hideLabel
          label={t('today.desk')}
          value={desk || (everybody ? (desks[0]?.value ?? '') : '')}
          options={everybody ? desks : [{ value: '', label: t('today.allDesks') }, ...desks]}
          choose={(value) => navigate({ search: (before) => ({ ...before, desk: value || undefined }) })}
        />
      )}
      <Choice
        hideLabel
        label={t('today.state')}
        value={state}
        options={states.map((value) => ({
          value,
          label: value === 'any' ? t('today.allStates') : t(`cases.state.${value}`),
        }))}
        choose={(value) =>
          navigate({ search: (before) => ({ ...before, state: value === 'any' ? undefined : value }) })
        }
      />
    </>
  );
}
