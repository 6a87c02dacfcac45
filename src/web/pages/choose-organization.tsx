import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../ui/answered.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Page } from '../../ui/page.tsx';
import { useSentence } from '../failure.ts';
import { askOrRecall } from '../offline/kept-answers.ts';
import { session } from '../session.ts';
import classes from './choose-organization.module.css';

/** For which organization this tab acts; asked only of who works for several. */
export function ChooseOrganization() {
  const { t } = useTranslation();
  const { _splat: rest = '' } = useParams({ from: '/app/$' });
  const sentence = useSentence();
  const mine = useQuery({
    queryKey: ['organizations'],
    queryFn: ({ signal, queryKey: key }) => askOrRecall({ key, signal, ask: session.organizations }),
  });
  return (
    <main>
      <Answered of={mine} sentence={sentence}>
        {({ items }) => {
          const [only, ...others] = items;
          if (only && others.length === 0) return <Navigate to={addressFor(only.id, rest)} search replace />;
          return (
            <Page title={t('shell.chooseOrganization')} door>
              {only ? <p>{t('shell.chooseOrganizationWhy')}</p> : <Empty>{t('shell.noOrganization')}</Empty>}
              <ul className={classes.companies}>
                {items.map(({ id, name }) => (
                  <li key={id}>
                    <Link to={addressFor(id, rest)} search className={classes.company}>
                      <Mark name={name} lane={name} />
                      <bdi>{name}</bdi>
                    </Link>
                  </li>
                ))}
              </ul>
            </Page>
          );
        }}
      </Answered>
    </main>
  );
}

const addressFor = (organization: string, rest: string): string => `/app/o/${organization}/${rest}`;
