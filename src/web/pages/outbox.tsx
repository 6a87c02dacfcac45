import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OutboxList } from '../../modules/conversations/web/index.ts';
import { Page } from '../../ui/page.tsx';
import { DeskChoice } from './desk-choice.tsx';

const here = '/app/o/$organization/desks/$desk/outbox';

export function OutboxPage() {
  const { t } = useTranslation();
  const { organization, desk } = useParams({ from: here });
  const navigate = useNavigate();
  const choose = (slug: string) => navigate({ to: here, params: { organization, desk: slug } });
  return (
    <Page title={t('conversations.outbox')} actions={<DeskChoice desk={desk} choose={choose} />}>
      <p>{t('conversations.outboxHint')}</p>
      <OutboxList key={desk} desk={desk} />
    </Page>
  );
}
