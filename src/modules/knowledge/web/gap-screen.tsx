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
import { CloseGap } from './close-gap.tsx';
import { GapEvidence } from './gap-evidence.tsx';
import { OwnGap } from './own-gap.tsx';
import { sayThing, sayWho } from './say-article.ts';
import { sayHit, sayOwner } from './say-gap.ts';
import { WithdrawGap } from './withdraw-gap.tsx';

/** One gap: what is asked, whose it is to mend, and all whom it hit. */
export function GapScreen({ gap, desk, back }: { gap: GapView; desk: string; back: ReactNode }) {
  const { t } = useTranslation();
  const [owning, own] = useState(false);
  const change = () => own(true);
  const [closing, setClosing] = useState(false);
  const close = () => setClosing(true);
  const [withdrawing, setWithdrawing] = useState(false);
  const withdraw = () => setWithdrawing(true);
  useActions([
    ...(gap.mayChange ? [{ says: t('knowledge.gap.change'), act: change }] : []),
    ...(gap.mayClose ? [{ says: t('knowledge.gap.close'), act: close }] : []),
    ...(gap.mayWithdraw ? [{ says: t('knowledge.gap.withdraw'), act: withdraw }] : []),
  ]);
  return (
    <Page
      narrow
      title={gap.words}
      actions={
        <>
          {gap.mayWithdraw && (
            <Verb plain onPress={withdraw}>
              {t('knowledge.gap.withdraw')}
            </Verb>
          )}
          {gap.mayChange && <Verb onPress={change}>{t('knowledge.gap.change')}</Verb>}
          {gap.mayClose && (
            <Verb primary onPress={close}>
              {t('knowledge.gap.close')}
            </Verb>
          )}
        </>
      }
    >
      <p>{back}</p>
      {gap.closing && <WhatChanged closing={gap.closing} desk={desk} />}
      {gap.withdrawal && <WhyWithdrawn withdrawal={gap.withdrawal} />}
      <About gap={gap} desk={desk} />
      <GapEvidence gap={gap} />
      <Cases gap={gap} />
      {closing && <CloseGap gap={gap} close={() => setClosing(false)} />}
      {withdrawing && <WithdrawGap gap={gap} close={() => setWithdrawing(false)} />}
      {owning && <OwnGap gap={gap} close={() => own(false)} />}
    </Page>
  );
}

type WhatChangedProps = { closing: NonNullable<GapView['closing']>; desk: string };

/** How many of those who asked know it, counted of them and never of anybody who tells them. */
function WhatChanged({ closing, desk }: WhatChangedProps) {
  const { t } = useTranslation();
  const { kind, version, words, language, article, by, told, untold } = closing;
  const what = t(`knowledge.gap.change_${kind}`);
  return (
    <Card title={t('knowledge.gap.whatChanged')}>
      <p lang={language}>{words}</p>
      {article && (
        <p>
          <ToArticle article={article} desk={desk} />
        </p>
      )}
      <p className={classes.quiet}>
        {[
          version === null ? what : `${what}, ${t('knowledge.gap.from', { version })}`,
          by,
          t('knowledge.gap.toldCount', { count: told }),
          untold > 0 && t('knowledge.gap.untoldCount', { count: untold }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Card>
  );
}

function WhyWithdrawn({ withdrawal: { words, by } }: { withdrawal: NonNullable<GapView['withdrawal']> }) {
  const { t } = useTranslation();
  return (
    <Card title={t('knowledge.gap.allWithdrawn')}>
      <p dir="auto">{words}</p>
      {by !== '' && <p className={classes.quiet}>{t('knowledge.gap.withdrawnBy', { who: by })}</p>}
    </Card>
  );
}

type ToArticleProps = { article: NonNullable<GapView['article']>; desk: string };

function ToArticle({ article, desk }: ToArticleProps) {
  const organization = useOrganization();
  return (
    <Link
      to="/app/o/$organization/desks/$desk/knowledge/$article"
      params={{ organization, desk, article: article.id }}
      lang={article.language}
    >
      {article.words}
    </Link>
  );
}

function About({ gap, desk }: { gap: GapView; desk: string }) {
  const { t } = useTranslation();
  const zone = useDeskZone(gap.deskId);
  const { article, searches, by } = gap;
  const finder = sayWho(by.name, by.organization);
  const facts: (readonly [string, ReactNode])[] = [
    [t('knowledge.thing'), sayThing(gap, t)],
    [t('knowledge.gap.owner'), sayOwner(gap)],
    gap.closedAt === null
      ? [t('knowledge.gap.due'), <When key="due" at={gap.due} zone={zone} />]
      : [
          t(gap.isWithdrawn ? 'knowledge.gap.allWithdrawn' : 'knowledge.gap.mended'),
          <When key="closed" at={gap.closedAt} zone={zone} />,
        ],
    [t('knowledge.gap.looked'), searches.map(({ words }) => words).join(', ')],
    [t('knowledge.gap.wrong'), article && <ToArticle key="article" article={article} desk={desk} />],
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
        {finder !== '' && `${t('knowledge.gap.foundBy', { who: finder })} · `}
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
    <Card
      title={t('knowledge.gap.whom')}
      aside={!gap.isWithdrawn && <span className={classes.quiet}>{sayHit(gap, t)}</span>}
    >
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
