import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { LoadingRows } from '../../../ui/loading.tsx';
import { sayDate } from '../../../ui/moment.ts';
import { More } from '../../../ui/more.tsx';
import { When } from '../../../ui/when.tsx';
import { usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type CountedContact, demandApi, type Which } from '../contract.ts';
import classes from './demand.module.css';

type CountedListProps = {
  desk: string;
  weeks: number;
  which: Which;
  type: string | undefined;
  cause: string | undefined;
  week: string | undefined;
};

/** The contacts behind a figure, each with its case. */
export function CountedList({ desk, weeks, which, type, cause, week }: CountedListProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const contacts = usePages(demandApi.counted, {
    desk,
    weeks,
    which,
    ...(type && { type }),
    ...(cause && { cause }),
    ...(week && { week }),
  });
  return (
    <Answered of={contacts} sentence={sentence} loading={<LoadingRows />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty>{t('demand.screen.nothingBehind')}</Empty>;
        return (
          <Card title={t(`demand.screen.${which}`)}>
            {week && <Quiet>{t('demand.screen.ofWeek', { week: sayDate(week, t('language')) })}</Quiet>}
            <ul className={classes.contacts}>
              {items.map((contact) => (
                <Row key={contact.id} contact={contact} />
              ))}
            </ul>
            <More pages={contacts} />
          </Card>
        );
      }}
    </Answered>
  );
}

function Row({ contact }: { contact: CountedContact }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(contact.deskId);
  const { demand, type, suggestion, reference } = contact;
  return (
    <li className={classes.contact}>
      <Link to="/app/o/$organization/cases/$case" params={{ organization, case: reference }} data-row>
        <bdi>{contact.customer}</bdi>: <bdi>{contact.subject}</bdi>
      </Link>
      <span className={classes.quiet}>
        <When at={contact.at} zone={zone} />
        {demand && ` · ${t(`demand.${demand}`)}`}
        {type && (
          <>
            {' · '}
            <bdi>{type}</bdi>
          </>
        )}
        {!demand && suggestion && ` · ${t(`demand.suggested.${suggestion}`)}`}
      </span>
    </li>
  );
}
