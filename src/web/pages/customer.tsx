import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { casesApi } from '../../modules/cases/contract.ts';
import { CaseRows } from '../../modules/cases/web/index.ts';
import { ClientSpoke } from '../../modules/clientroom/web/index.ts';
import { useDrafted } from '../../modules/conversations/web/index.ts';
import { Answered, Empty } from '../../ui/answered.tsx';
import { LoadingRows } from '../../ui/loading.tsx';
import { More } from '../../ui/more.tsx';
import { Page } from '../../ui/page.tsx';
import { usePages } from '../api.ts';
import { isNowhere, useSentence } from '../failure.ts';
import { Nowhere } from '../shell/lost.tsx';

/** All cases of a customer, the newest first. */
export function CustomerPage() {
  const { t } = useTranslation();
  const { desk, customer } = useParams({ from: '/app/o/$organization/desks/$desk/customers/$customer' });
  const sentence = useSentence();
  const cases = usePages(casesApi.cases, { desk, customer, limit: 50 });
  const drafted = useDrafted();
  const name = cases.data?.pages[0]?.items[0]?.customer;
  const title = name ? t('today.casesOf', { name }) : t('today.customer');
  if (isNowhere(cases.error)) return <Nowhere />;
  return (
    <Page title={title}>
      <Answered of={cases} sentence={sentence} loading={<LoadingRows />}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <Empty>{t('today.customerNoCases')}</Empty>;
          return (
            <>
              {rows[0] && <ClientSpoke theCase={rows[0]} customer={rows[0].customer} />}
              <CaseRows rows={rows} label={title} drafted={drafted} withOwner />
              <More pages={cases} />
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
