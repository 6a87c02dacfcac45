import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { knowledgeApi } from '../contract.ts';
import { OneWay } from './one-way.tsx';
import classes from './way.module.css';

type WaysCardProps = { theCase: CaseView; mayWrite: boolean };

/** How the customer got round by themselves what they came with, for whoever can make something of it for others. */
export function WaysCard({ theCase, mayWrite }: WaysCardProps) {
  const { t } = useTranslation();
  const { data } = useAsk(knowledgeApi.waysOfCase, { case: theCase.id }, { keep: true });
  const gaps = useAsk(knowledgeApi.gapsOfCase, { case: theCase.id });
  if (!data || data.items.length === 0) return null;
  const first = data.items.find((way) => !way.isTakenUp) ?? data.items[0];
  return (
    <Card title={t('knowledge.way.title')}>
      <ul className={classes.ways}>
        {data.items.map((way) => (
          <OneWay
            key={way.id}
            way={way}
            theCase={theCase}
            gaps={gaps.data?.items ?? []}
            mayWrite={mayWrite}
            hasKeys={way === first}
          />
        ))}
      </ul>
    </Card>
  );
}
