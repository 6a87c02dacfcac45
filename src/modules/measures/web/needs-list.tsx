import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { LoadingRows } from '../../../ui/loading.tsx';
import { More } from '../../../ui/more.tsx';
import { When } from '../../../ui/when.tsx';
import { usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type Measured, type MeasuredNeed, measuresApi } from '../contract.ts';
import classes from './measures.module.css';

type NeedsListProps = { desk: string; weeks: number; which: Measured; company?: string | undefined };

/** The needs behind a figure, each with its case. */
export function NeedsList({ company, which, ...window }: NeedsListProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const needs = usePages(measuresApi.measured, { ...window, which, ...(company && { company }) });
  return (
    <Answered of={needs} sentence={sentence} loading={<LoadingRows />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty>{t('measures.nothingBehind')}</Empty>;
        return (
          <Card title={t(`measures.which.${which}`)}>
            <ul className={classes.needs}>
              {items.map((need) => (
                <Row key={need.caseId} need={need} />
              ))}
            </ul>
            <More pages={needs} />
          </Card>
        );
      }}
    </Answered>
  );
}

function Row({ need: { deskId, reference, customer, subject, at, contacts } }: { need: MeasuredNeed }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(deskId);
  return (
    <li className={classes.need}>
      <Link to="/app/o/$organization/cases/$case" params={{ organization, case: reference }} data-row>
        <bdi>{customer}</bdi>: <bdi>{subject}</bdi>
      </Link>
      <span className={classes.quiet}>
        <When at={at} zone={zone} /> · {t('measures.contacts', { count: contacts })}
      </span>
    </li>
  );
}
