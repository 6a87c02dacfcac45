import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Fate, Outbox } from '../../modules/conversations/web/index.ts';
import { desksApi } from '../../modules/desks/contract.ts';
import { Choice } from '../../ui/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { useAsk } from '../api.ts';
import { isNowhere } from '../failure.ts';
import { Nowhere } from '../shell/lost.tsx';
import { DeskChoice } from './desk-choice.tsx';

const here = '/app/o/$organization/desks/$desk/outbox';
const fates: readonly Fate[] = ['any', 'waiting', 'sent', 'failed', 'not sent'];

export function OutboxPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: here });
  const { mail, fate = 'any' } = useSearch({ from: here });
  const navigate = useNavigate({ from: here });
  const choose = (slug: string) => navigate({ to: here, params: { organization, desk: slug } });
  const { error } = useAsk(desksApi.desk, { desk });
  if (isNowhere(error)) return <Nowhere />;
  return (
    <Page
      title={t('conversations.outbox')}
      actions={
        <>
          <Choice
            hideLabel
            label={t('conversations.which')}
            value={fate}
            options={fates.map((value) => ({ value, label: t(`conversations.fate.${value}`) }))}
            choose={(value) => navigate({ search: { fate: value === 'any' ? undefined : value } })}
          />
          <DeskChoice desk={desk} choose={choose} />
        </>
      }
    >
      <p>{t('conversations.outboxHint')}</p>
      <Outbox
        key={`${desk} ${fate}`}
        desk={desk}
        fate={fate}
        mail={mail ?? null}
        lookAt={(id) => navigate({ search: (before) => ({ ...before, mail: id ?? undefined }) })}
      />
    </Page>
  );
}
