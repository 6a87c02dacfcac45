import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useKeysHere } from '../../../ui/keys-here.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { type ArticleUse, knowledgeApi } from '../contract.ts';
import { Helps, useInserting, useSlug } from './insert-words.tsx';
import { sayThing, sayUses } from './say-article.ts';
import { type Shown, waysOf } from './ways.ts';
import classes from './what-helps.module.css';

export type Insert = ((text: string) => void) | null;
/** Sends a file along with what is written. */
export type Attach = ((file: File) => Promise<void>) | null;

type OneArticleProps = {
  article: Shown;
  /** The case that it would help on, where there is one already. */
  caseId: string | null;
  isOpen: boolean;
  turn: () => void;
  insert: Insert;
  attach?: Attach | undefined;
  /** Of the rows of the screen, among which one moves by keys. */
  isRow?: boolean;
  /** Told when it is put into what is written. */
  inserted?: (article: string) => void;
};

/** What fits, opened in place. Whoever stands on it says by one key that it helped or was wrong. */
export function OneArticle({
  article,
  caseId,
  isOpen,
  turn,
  insert,
  attach = null,
  isRow,
  inserted,
}: OneArticleProps) {
  const { t } = useTranslation();
  const panel = useId();
  const { use, judge, problem } = useJudging(article, caseId);
  const inserting = useInserting(article, {
    insert,
    done: (id, isWithout) => {
      inserted?.(id);
      say(t(isWithout && attach ? 'knowledge.insertedWithout' : 'knowledge.inserted'));
      judge('used', id);
    },
  });
  const row = useKeysHere([
    ...(insert === null ? [] : [{ key: 'i', act: () => inserting.put(article.insertsId ?? article.id) }]),
    ...(caseId === null
      ? []
      : [
          { key: 's', act: () => judge('helped') },
          { key: 'w', act: () => judge('wrong') },
        ]),
  ]);
  const about = [
    use && t(`knowledge.use.${use}`),
    sayThing(article, t),
    t(`knowledge.confidence.${article.confidence}`),
    sayUses(article, t),
  ].filter(Boolean);
  return (
    <li
      ref={row}
      className={classes.entry}
      data-keys={[insert && 'i', caseId && 's w'].filter(Boolean).join(' ') || undefined}
    >
      <button
        type="button"
        className={classes.head}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        onClick={turn}
        data-row={isRow || undefined}
      >
        <span className={classes.words} lang={article.language}>
          {article.words}
        </span>
        <span className={classes.quiet}>{about.join(' · ')}</span>
      </button>
      {isOpen && (
        <div id={panel} className={classes.open}>
          <Helps
            article={article}
            put={insert && inserting.put}
            isPutting={inserting.isPending}
            attach={attach}
          />
          <div className={classes.actions}>
            {caseId !== null && (
              <>
                <Verb plain shownKey="s" aria-pressed={use === 'helped'} onPress={() => judge('helped')}>
                  {t('knowledge.helped')}
                </Verb>
                <Verb plain shownKey="w" aria-pressed={use === 'wrong'} onPress={() => judge('wrong')}>
                  {t('knowledge.wrong')}
                </Verb>
              </>
            )}
            <ToArticle article={article} />
          </div>
        </div>
      )}
      <Problem sentence={inserting.problem ?? problem} />
    </li>
  );
}

const said = { helped: 'saidHelped', wrong: 'saidWrong' } as const;

/** The last word counts, so that what was said to have helped is not only used once more. It is said of what was used. */
function useJudging(article: Shown, caseId: string | null) {
  const { t } = useTranslation();
  const judging = useCommand(knowledgeApi.useArticle, {
    done: ({ as }) => as !== 'used' && say(t(`knowledge.${said[as]}`)),
  });
  const [put, setPut] = useState<string | null>(null);
  const ways = waysOf(article);
  const used = put ?? ways.find((way) => way.use)?.id ?? article.id;
  const saidOf = (id: string) =>
    judging.isPending && judging.variables.article === id
      ? judging.variables.as
      : (ways.find((way) => way.id === id)?.use ?? null);
  const judge = (as: ArticleUse, id = used) => {
    if (as === 'used') setPut(id);
    const before = saidOf(id);
    if (caseId === null || before === as || (as === 'used' && before !== null)) return;
    judging.mutate({ case: caseId, article: id, as });
  };
  return { use: saidOf(used), judge, problem: useProblem(judging) };
}

function ToArticle({ article: { deskId, id } }: { article: Shown }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const slug = useSlug(deskId);
  return (
    <Link
      to="/app/o/$organization/desks/$desk/knowledge/$article"
      params={{ organization, desk: slug ?? deskId, article: id }}
    >
      {t('knowledge.open')}
    </Link>
  );
}
