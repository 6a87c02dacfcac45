import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { LoadingRows } from '../../../ui/loading.tsx';
import { More } from '../../../ui/more.tsx';
import { When } from '../../../ui/when.tsx';
import { usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type Returned, returnsApi, type Which } from '../contract.ts';
import classes from './returns.module.css';
import { sayThing } from './say-return.ts';

type ReturnedListProps = {
  desk: string;
  weeks: number;
  which: Which;
  make: string | undefined;
  model: string | undefined;
  version: string | undefined;
};

/** The returns behind a figure, each with its case. */
export function ReturnedList({ desk, weeks, which, make, model, version }: ReturnedListProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const returned = usePages(returnsApi.returned, {
    ...{ desk, weeks, which },
    ...(make !== undefined && { make }),
    ...(model !== undefined && { model }),
    ...(version !== undefined && { version }),
  });
  return (
    <Answered of={returned} sentence={sentence} loading={<LoadingRows />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty>{t('returns.nothingBehind')}</Empty>;
        return (
          <Card title={t(`returns.behind.${which}`)}>
            <ul className={classes.returns}>
              {items.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </ul>
            <More pages={returned} />
          </Card>
        );
      }}
    </Answered>
  );
}

function Row({ one }: { one: Returned }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(one.deskId);
  const { customer, subject, reference, failedAt, found, at, kind } = one;
  return (
    <li>
      <Link to="/app/o/$organization/cases/$case" params={{ organization, case: reference }} data-row>
        <bdi>{customer}</bdi>: <bdi>{subject}</bdi>
      </Link>
      <p className={classes.quiet}>
        <bdi>{sayThing(one, t)}</bdi> · {t(`returns.forWhat.${kind}`)}
        {found && ` · ${t(`returns.found.${found}`)}`} · <When at={at} zone={zone} />
      </p>
      {failedAt && <p className={classes.words}>{t('returns.failedAtIs', { step: isolated(failedAt) })}</p>}
    </li>
  );
}
