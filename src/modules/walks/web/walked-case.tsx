import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { LoadingCards } from '../../../ui/loading.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { type WalkItem, walksApi } from '../contract.ts';
import { LivedPath } from './lived-path.tsx';
import classes from './walks.module.css';
import { WhatWasWritten } from './what-was-written.tsx';

type WalkedCaseProps = { item: WalkItem; nth: number; count: number };

/** What the customer lived, and below it what those who read it assume and found. */
export function WalkedCase({ item, nth, count }: WalkedCaseProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const organization = useOrganization();
  const view = useAsk(walksApi.walkCase, { walkCase: item.id });
  const { customer, subject, reference } = item;
  return (
    <div className={classes.case}>
      <Card
        title={t('walks.path', { customer })}
        spaced
        aside={<span className={classes.quiet}>{t('walks.nth', { nth, count })}</span>}
      >
        <p>
          <Link to="/app/o/$organization/cases/$case" params={{ organization, case: reference }} data-row>
            <bdi>{customer}</bdi>: <bdi>{subject}</bdi>
          </Link>
        </p>
        <Answered of={view} sentence={sentence} loading={<LoadingCards heights={[240]} />}>
          {(theCase) => (
            <>
              <LivedPath theCase={theCase} />
              <WhatWasWritten theCase={theCase} />
            </>
          )}
        </Answered>
      </Card>
    </div>
  );
}
