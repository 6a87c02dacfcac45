import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { proceduresApi } from '../contract.ts';
import classes from './extra-steps.module.css';
import { OneStep } from './one-step.tsx';

/** Asked for only where the line of the case says that somebody went further. */
export function ExtraStepsCard({ theCase }: { theCase: CaseView }) {
  const { t } = useTranslation();
  const enabled = theCase.entries.some(({ kind }) => kind === 'extra step');
  const { data } = useAsk(proceduresApi.extraStepsOfCase, { case: theCase.id }, { enabled });
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={t('procedures.title')}>
      <ul className={classes.steps}>
        {data.items.map((step) => (
          <li key={step.id}>
            <OneStep step={step} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
