import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { useKeysHere } from '../../../ui/keys-here.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { Written } from '../../../ui/written.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useMe } from '../../people/web/index.ts';
import { type ArticleRow, type ArticleUse, type FittingArticle, knowledgeApi } from '../contract.ts';
import { partsOf, withoutPictures } from './pictures.ts';
import { sayThing, sayUses } from './say-article.ts';
import { usePictures } from './shown-picture.tsx';
import { useAttaching } from './use-attaching.ts';
import classes from './what-helps.module.css';

export type Insert = ((text: string) => void) | null;
/** Sends a file along with what is written. */
export type Attach = ((file: File) => Promise<void>) | null;

/** Of a case it has what was said of it there; else it is read alone. */
export type Shown = Omit<ArticleRow, 'beginning'> &
  Partial<Pick<FittingArticle, 'helps' | 'pictures' | 'use'>>;

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
  const put = (text: string, isWithout: boolean) => {
    insert?.(text);
    inserted?.(article.id);
    say(t(isWithout && attach ? 'knowledge.insertedWithout' : 'knowledge.inserted'));
    judge('used');
  };
  const row = useKeysHere(
    caseId === null
      ? []
      : [
          { key: 's', act: () => judge('helped') },
          { key: 'w', act: () => judge('wrong') },
        ],
  );
  const about = [
    use && t(`knowledge.use.${use}`),
    sayThing(article, t),
    t(`knowledge.confidence.${article.confidence}`),
    sayUses(article, t),
  ].filter(Boolean);
  return (
    <li ref={row} className={classes.entry} data-keys={caseId === null ? undefined : 's w'}>
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
          <Helps article={article} put={insert && put} attach={attach} />
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
      <Problem sentence={problem} />
    </li>
  );
}

const said = { helped: 'saidHelped', wrong: 'saidWrong' } as const;

/** The last word counts, so that what was said to have helped is not only used once more. */
function useJudging(article: Shown, caseId: string | null) {
  const { t } = useTranslation();
  const judging = useCommand(knowledgeApi.useArticle, {
    done: ({ as }) => as !== 'used' && say(t(`knowledge.${said[as]}`)),
  });
  const use = judging.isPending ? judging.variables.as : (article.use ?? null);
  const judge = (as: ArticleUse) => {
    if (caseId === null || use === as || (as === 'used' && use !== null)) return;
    judging.mutate({ case: caseId, article: article.id, as });
  };
  return { use, judge, problem: useProblem(judging) };
}

type HelpsProps = {
  article: Shown;
  put: ((text: string, isWithout: boolean) => void) | null;
  attach: Attach;
};

/** What helps, where it came with the list; else it is asked for. */
function Helps({ article, ...rest }: HelpsProps) {
  const sentence = useSentence();
  const asked = useAsk(
    knowledgeApi.article,
    { article: article.id },
    { enabled: article.helps === undefined },
  );
  if (article.helps !== undefined)
    return <Words article={{ pictures: [], ...article, helps: article.helps }} {...rest} />;
  return (
    <Answered of={asked} sentence={sentence}>
      {(whole) => <Words article={whole} {...rest} />}
    </Answered>
  );
}

type WordsProps = Omit<HelpsProps, 'article'> & {
  article: Pick<
    FittingArticle,
    'id' | 'deskId' | 'words' | 'helps' | 'pictures' | 'language' | 'audience' | 'confidence'
  >;
};

/** Pictures go with the words as the address at which customers see them, or not at all. */
function Words({ article, put, attach }: WordsProps) {
  const { t } = useTranslation();
  const { helps, language, deskId, audience, confidence } = article;
  const picture = usePictures({ ...article, small: true });
  const slug = useSlug(deskId);
  const attaching = useAttaching(article, attach);
  if (helps === '') return <Empty>{t('knowledge.helpsUnknown')}</Empty>;
  const shows = partsOf(helps).some((part) => typeof part !== 'string');
  const isRead = audience === 'customers' && confidence === 'validated';
  const address = shows && isRead ? `${window.location.origin}/help/${slug}/articles/${article.id}` : '';
  const text = [withoutPictures(helps), address].filter((part) => part !== '').join('\n\n');
  return (
    <>
      <div lang={language}>
        <Written text={helps} picture={picture} />
      </div>
      {put && (
        <div className={classes.inserts}>
          <Verb onPress={() => put(text, shows && !isRead)}>{t('knowledge.insert')}</Verb>
          {shows && !isRead && attach && (
            <Verb plain loading={attaching.isPending} onPress={() => attaching.mutate()}>
              {t('knowledge.attachPictures')}
            </Verb>
          )}
        </div>
      )}
      <Problem sentence={attaching.problem} />
    </>
  );
}

function ToArticle({ article: { deskId, id } }: { article: Shown }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const slug = useSlug(deskId);
  return (
    <Link
      to="/app/o/$organization/desks/$desk/knowledge/$article"
      params={{ organization, desk: slug, article: id }}
    >
      {t('knowledge.open')}
    </Link>
  );
}

const useSlug = (deskId: string) => useMe().data?.desks.find((desk) => desk.id === deskId)?.slug ?? deskId;
