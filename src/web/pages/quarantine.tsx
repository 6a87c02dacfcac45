import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Quarantine, UnreadCalls } from '../../modules/conversations/web/index.ts';
import { desksApi } from '../../modules/desks/contract.ts';
import { ChooseTask } from '../../modules/tasks/web/index.ts';
import { Choice } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { useAsk } from '../api.ts';
import { isNowhere } from '../failure.ts';
import { Nowhere } from '../shell/lost.tsx';
import { DeskChoice } from './desk-choice.tsx';

const here = '/app/o/$organization/desks/$desk/quarantine';

export function QuarantinePage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: here });
  const { mail, state = 'quarantined' } = useSearch({ from: here });
  const navigate = useNavigate({ from: here });
  const choose = (slug: string) => navigate({ to: here, params: { organization, desk: slug } });
  const { error } = useAsk(desksApi.desk, { desk });
  if (isNowhere(error)) return <Nowhere />;
  return (
    <Page
      title={t('conversations.quarantine')}
      actions={
        <>
          <Choice
            hideLabel
            label={t('conversations.which')}
            value={state}
            options={[
              { value: 'quarantined', label: t('conversations.heldState.quarantined') },
              { value: 'ignored', label: t('conversations.heldState.ignored') },
            ]}
            choose={(value) => navigate({ search: { state: value === 'ignored' ? value : undefined } })}
          />
          <DeskChoice desk={desk} choose={choose} />
        </>
      }
    >
      <UnreadCalls desk={desk} />
      <p>{t(`conversations.quarantineHint.${state}`)}</p>
      <Quarantine
        key={`${desk} ${state}`}
        desk={desk}
        state={state}
        mail={mail ?? null}
        ofTask={(held, decided) => <ChooseTask key={held} desk={desk} mail={held} decided={decided} />}
        lookAt={(id) => navigate({ search: (before) => ({ ...before, mail: id ?? undefined }) })}
      />
    </Page>
  );
}
