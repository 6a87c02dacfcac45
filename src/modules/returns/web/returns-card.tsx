import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { returnsApi } from '../contract.ts';
import { OneReturn } from './one-return.tsx';
import classes from './returns.module.css';

/** Asked for only where the line of the case says that something comes back, or that another case goes on in it. */
export function ReturnsCard({ theCase }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const enabled = theCase.entries.some(({ kind }) => kind === 'return' || kind === 'joined');
  const { data } = useAsk(returnsApi.ofCase, { case: theCase.id }, { enabled });
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={t('returns.card')}>
      <ul className={classes.returns}>
        {data.items.map((one, at) => (
          <li key={one.id}>
            <OneReturn theCase={theCase} one={one} isLatest={at === 0} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
