import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { proceduresApi } from '../contract.ts';
import classes from './extra-steps.module.css';
import { OneStep } from './one-step.tsx';

/** What was done on a desk beyond its procedures, the latest first. It counts nobody. */
export function ExtraSteps({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const organization = useOrganization();
  const steps = useAsk(proceduresApi.extraStepsOfDesk, { desk });
  return (
    <>
      <p>{t('procedures.what')}</p>
      <Answered of={steps} sentence={sentence} loading={<LoadingCards heights={[240]} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('procedures.none')}</Empty>
          ) : (
            <Card title={t('procedures.title')}>
              <ul className={classes.steps}>
                {items.map((step) => (
                  <li key={step.id}>
                    <Link
                      to="/app/o/$organization/cases/$case"
                      params={{ organization, case: step.reference }}
                      data-row
                    >
                      <bdi>{step.customer}</bdi>: <bdi>{step.subject}</bdi>
                    </Link>
                    <OneStep step={step} />
                  </li>
                ))}
              </ul>
            </Card>
          )
        }
      </Answered>
    </>
  );
}
