import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useDeskZone, useMe } from '../../people/web/index.ts';
import { type GapRow, knowledgeApi, type WayOfCase } from '../contract.ts';
import { begunOn } from './begun.ts';
import { MarkGap } from './mark-gap.tsx';
import { ToGap } from './to-gap.tsx';
import classes from './way.module.css';
import { WayWords } from './way-words.tsx';
import { WriteArticle } from './write-article.tsx';

type OneWayProps = {
  way: WayOfCase;
  theCase: CaseView;
  /** Those that the case is in. */
  gaps: readonly GapRow[];
  mayWrite: boolean;
  /** Whether the keys are for this one. */
  hasKeys: boolean;
};

/** One way that they found, on which gaps it stands, and what can be made of it for others. */
export function OneWay({ way, theCase, gaps, mayWrite, hasKeys }: OneWayProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(way.deskId);
  return (
    <li className={classes.way}>
      <WayWords way={way} />
      <p className={classes.quiet}>
        {way.notedBy && `${t('knowledge.way.noted', { name: way.notedBy })} · `}
        <When at={way.at} zone={zone} />
        {way.takenUpBy && ` · ${t('knowledge.way.takenUp', { name: isolated(way.takenUpBy) })}`}
      </p>
      {way.article && <InArticle article={way.article} />}
      {way.gaps.length > 0 && (
        <div className={classes.quiet}>
          {t('knowledge.way.onGaps')}
          <ul>
            {way.gaps.map((gap) => (
              <li key={gap.id}>
                <ToGap gap={gap} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {mayWrite && way.words !== null && <MakeOfIt {...{ way, theCase, gaps, hasKeys }} />}
    </li>
  );
}

function InArticle({ article }: { article: NonNullable<WayOfCase['article']> }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const slug = useMe().data?.desks.find((desk) => desk.id === article.deskId)?.slug;
  return (
    <p className={classes.quiet}>
      {t('knowledge.way.inArticle')}{' '}
      <Link
        to="/app/o/$organization/desks/$desk/knowledge/$article"
        params={{ organization, desk: slug ?? article.deskId, article: article.id }}
        lang={article.language}
      >
        {article.words}
      </Link>
    </p>
  );
}

/** On the gap that the case is in, else on one that begins with it; and an article of it. */
function MakeOfIt({ way, theCase, gaps, hasKeys }: Omit<OneWayProps, 'mayWrite'>) {
  const { t } = useTranslation();
  const [making, make] = useState<'gap' | 'article' | null>(null);
  const stop = () => make(null);
  const join = useCommand(knowledgeApi.joinGap, { done: () => say(t('knowledge.way.onGap')) });
  const takeUp = useCommand(knowledgeApi.takeUpWay, { done: () => say(t('knowledge.way.nothingDone')) });
  const problems = [useProblem(join), useProblem(takeUp)];
  const open = gaps.filter(({ id, closedAt }) => closedAt === null && !way.gaps.some((on) => on.id === id));
  const mayBegin = open.length === 0 && way.gaps.length === 0;
  const put = (gap: GapRow) =>
    !join.isPending && join.mutate({ gap: gap.id, case: theCase.id, searches: [], way: way.id });
  const [first] = open;
  const toGap = first ? () => put(first) : () => make('gap');
  const toArticle = () => make('article');
  const gapWords = first ? 'knowledge.way.toGap' : 'knowledge.way.newGap';
  useActions(
    hasKeys
      ? [
          ...(first || mayBegin ? [{ key: 'shift q', says: t(gapWords), act: toGap }] : []),
          ...(way.article ? [] : [{ key: 'shift h', says: t('knowledge.way.toArticle'), act: toArticle }]),
        ]
      : [],
  );
  return (
    <>
      <div className={classes.actions}>
        {open.map((gap) => (
          <Verb
            key={gap.id}
            {...(hasKeys && gap === first && { shownKey: '⇧ q' })}
            label={t('knowledge.way.toGapNamed', { words: gap.words })}
            loading={join.isPending && join.variables.gap === gap.id}
            onPress={() => put(gap)}
          >
            {open.length === 1
              ? t('knowledge.way.toGap')
              : t('knowledge.way.toGapNamed', { words: gap.words })}
          </Verb>
        ))}
        {mayBegin && (
          <Verb {...(hasKeys && { shownKey: '⇧ q' })} onPress={toGap}>
            {t('knowledge.way.newGap')}
          </Verb>
        )}
        {!way.article && (
          <Verb {...(hasKeys && { shownKey: '⇧ h' })} onPress={toArticle}>
            {t('knowledge.way.toArticle')}
          </Verb>
        )}
        {!way.isTakenUp && way.notedBy === null && (
          <Verb plain loading={takeUp.isPending} onPress={() => takeUp.mutate({ way: way.id })}>
            {t('knowledge.way.nothing')}
          </Verb>
        )}
      </div>
      {problems.map((problem) => problem && <Problem key={problem} sentence={problem} />)}
      {making === 'gap' && (
        <MarkGap
          desk={theCase.deskId}
          caseId={theCase.id}
          about={way.id}
          way={way.id}
          begun={begunOn(theCase)}
          searches={[]}
          kept={() => {}}
          close={stop}
        />
      )}
      {making === 'article' && <ArticleOfIt way={way} theCase={theCase} close={stop} />}
    </>
  );
}

type ArticleOfItProps = { way: WayOfCase; theCase: CaseView; close: () => void };

/** What helps is what they did. */
function ArticleOfIt({ way, theCase, close }: ArticleOfItProps) {
  const { t } = useTranslation();
  const { words, link } = way;
  const source = link === null ? t('knowledge.way.source') : t('knowledge.way.sourceLink', { link });
  const begun = { ...begunOn(theCase, { helps: words ?? '' }), source: source.slice(0, longestSource) };
  return <WriteArticle desk={theCase.deskId} begun={begun} caseId={theCase.id} way={way.id} close={close} />;
}

const longestSource = 1000;
