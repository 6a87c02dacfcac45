import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sayMoney } from '../../../platform/money.ts';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { LoadingRows } from '../../../ui/loading.tsx';
import { More } from '../../../ui/more.tsx';
import { When } from '../../../ui/when.tsx';
import { usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import demand from '../../demand/web/demand.module.css';
import { useDeskZone } from '../../people/web/index.ts';
import { type Costed, type CostedCase, costsApi } from '../contract.ts';

/** What is behind a figure, each with its case. */
export function CostedList({ desk, weeks, of }: { desk: string; weeks: number; of: Costed }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const costed = usePages(costsApi.costed, { desk, weeks, of });
  return (
    <Answered of={costed} sentence={sentence} loading={<LoadingRows />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty>{t('costs.nothingBehind')}</Empty>;
        return (
          <Card title={t(`costs.part.${of}`)}>
            <ul className={demand.contacts}>
              {items.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </ul>
            <More pages={costed} />
          </Card>
        );
      }}
    </Answered>
  );
}

function Row({ one: { reference, customer, subject, at, amount, deskId } }: { one: CostedCase }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(deskId);
  return (
    <li className={demand.contact}>
      <Link to="/app/o/$organization/cases/$case" params={{ organization, case: reference }} data-row>
        <bdi>{customer}</bdi>: <bdi>{subject}</bdi>
      </Link>
      <span className={demand.quiet}>
        <When at={at} zone={zone} />
        {amount && ` · ${sayMoney(amount, t('language'))}`}
      </span>
    </li>
  );
}
