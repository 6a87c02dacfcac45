import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useActions } from '../../../ui/keys.ts';
import { Page } from '../../../ui/page.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { When } from '../../../ui/when.tsx';
import { useOrganization } from '../../../web/organization.ts';
import { useDeskZone } from '../../people/web/index.ts';
import type { GapView } from '../contract.ts';
import classes from './article.module.css';
import rows from './articles.module.css';
import { OwnGap } from './own-gap.tsx';
import { sayThing } from './say-article.ts';
import { sayHit, sayOwner } from './say-gap.ts';

/** One gap: what is asked, whose it is to mend, and all whom it hit. */
export function GapScreen({ gap, desk, back }: { gap: GapView; desk: string; back: ReactNode }) {
  const { t } = useTranslation();
  const [owning, own] = useState(false);
  const change = () => own(true);
  useActions(gap.mayChange ? [{ says: t('knowledge.gap.change'), act: change }] : []);
  return (
    <Page
      narrow
      title={gap.words}
      actions={gap.mayChange && <Verb onPress={change}>{t('knowledge.gap.change')}</Verb>}
    >
      <p>{back}</p>
      <About gap={gap} desk={desk} />
      <Cases gap={gap} />
      {owning && <OwnGap gap={gap} close={() => own(false)} />}
    </Page>
  );
}

function About({ gap, desk }: { gap: GapView; desk: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(gap.deskId);
  const { article, searches, by } = gap;
  const facts: (readonly [string, ReactNode])[] = [
    [t('knowledge.thing'), sayThing(gap, t)],
    [t('knowledge.gap.owner'), sayOwner(gap)],
    [t('knowledge.gap.due'), <When key="due" at={gap.due} zone={zone} />],
    [t('knowledge.gap.looked'), searches.map(({ words }) => words).join(', ')],
    [
      t('knowledge.gap.wrong'),
      article && (
        <Link
          to="/app/o/$organization/desks/$desk/knowledge/$article"
          params={{ organization, desk, article: article.id }}
          lang={article.language}
        >
          {article.words}
        </Link>
      ),
    ],
  ];
  return (
    <Card title={t(gap.isWrong ? 'knowledge.gap.wrong' : 'knowledge.gap.none')}>
      <dl className={classes.facts}>
        {facts.map(
          ([name, text]) =>
            text && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      <p className={classes.quiet}>
        {t('knowledge.gap.foundBy', { name: by.name, organization: by.organization ?? '' })}{' '}
        <When at={gap.at} zone={zone} />
      </p>
    </Card>
  );
}

function Cases({ gap }: { gap: GapView }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(gap.deskId);
  return (
    <Card title={t('knowledge.gap.whom')} aside={<span className={classes.quiet}>{sayHit(gap, t)}</span>}>
      <ul className={rows.list}>
        {gap.inCases.map((one) => (
          <li key={one.id}>
            <Link
              to="/app/o/$organization/cases/$case"
              params={{ organization, case: one.reference }}
              className={rows.row}
              data-row
            >
              <span className={rows.words}>{one.subject}</span>
              <span className={rows.quiet}>
                {one.customer} · <When at={one.at} zone={zone} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
