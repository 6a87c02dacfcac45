import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { languageName } from '../../../ui/language-names.ts';
import { Verb } from '../../../ui/verb.tsx';
import { Written } from '../../../ui/written.tsx';
import { useAsk } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { request } from '../../../web/request.ts';
import { useMe } from '../../people/web/index.ts';
import { knowledgeApi } from '../contract.ts';
import type { Attach } from './one-article.tsx';
import { usePictures } from './shown-picture.tsx';
import { useAttaching } from './use-attaching.ts';
import { insertedOf, isWordless, leavesPictures, type Shown, unsureOf, type Way, waysOf } from './ways.ts';
import classes from './what-helps.module.css';

type Inserting = {
  insert: ((text: string) => void) | null;
  done: (id: string, isWithoutPictures: boolean) => void;
};

export const useSlug = (deskId: string) =>
  useMe().data?.desks.find((desk) => desk.id === deskId)?.slug ?? deskId;

/** Puts one of its ways to say it into what is written, once its words are there. */
export function useInserting(article: Shown, { insert, done }: Inserting) {
  const organization = useOrganization();
  const articles = `${window.location.origin}/help/${useSlug(article.deskId)}/articles`;
  const putting = useMutation({
    mutationFn: async (id: string) =>
      waysOf(article).find((way) => way.id === id)?.said ??
      (await request(knowledgeApi.article, { article: id }, { organization })),
    onSuccess: (said, id) => {
      if (said.helps === '') return;
      insert?.(insertedOf(said, articles));
      done(id, leavesPictures(said));
    },
  });
  return { put: putting.mutate, isPending: putting.isPending, problem: useProblem(putting) };
}

type HelpsProps = {
  article: Shown;
  put: ((id: string) => void) | null;
  isPutting: boolean;
  attach: Attach;
};

/** What helps, where it came with the list; else it is asked for. */
export function Helps({ article, ...rest }: HelpsProps) {
  const sentence = useSentence();
  const asked = useAsk(
    knowledgeApi.article,
    { article: article.id },
    { enabled: article.helps === undefined },
  );
  const { helps } = article;
  if (helps !== undefined) return <Words article={{ pictures: [], ...article, helps }} {...rest} />;
  return (
    <Answered of={asked} sentence={sentence}>
      {({ helps, pictures }) => <Words article={{ ...article, helps, pictures }} {...rest} />}
    </Answered>
  );
}

type WordsProps = Omit<HelpsProps, 'article'> & {
  article: Shown & Required<Pick<Shown, 'helps' | 'pictures'>>;
};

/** As it was found, and which words are inserted, where it is said in several languages. */
function Words({ article, put, isPutting, attach }: WordsProps) {
  const { t } = useTranslation();
  const { helps, language } = article;
  const picture = usePictures({ ...article, small: true });
  const [first, ...others] = waysOf(article).filter((way) => !isWordless(way));
  const attached = first?.said ?? article;
  const attaching = useAttaching({ ...article, helps: attached.helps }, attach);
  const named = (way: Way) => ({ language: languageName(way.language, t('language')) });
  const sayUnsure = (way: Way, words: string) => {
    const unsure = unsureOf(way);
    return unsure === null ? words : `${words}, ${t(`knowledge.translation.unsure.${unsure}`)}`;
  };
  return (
    <>
      {helps === '' ? (
        <Empty>{t('knowledge.helpsUnknown')}</Empty>
      ) : (
        <div lang={language}>
          <Written text={helps} picture={picture} />
        </div>
      )}
      {put && first && (
        <div className={classes.inserts}>
          <Verb shownKey="i" loading={isPutting} onPress={() => put(first.id)}>
            {t('knowledge.insert')}
          </Verb>
          {others.length > 0 && (
            <span className={classes.quiet}>
              {sayUnsure(
                first,
                t(first.isBehind ? 'knowledge.insertsBehind' : 'knowledge.inserts', named(first)),
              )}
            </span>
          )}
          {leavesPictures(attached) && attach && (
            <Verb plain loading={attaching.isPending} onPress={() => attaching.mutate()}>
              {t('knowledge.attachPictures')}
            </Verb>
          )}
        </div>
      )}
      {put && others.length > 0 && (
        <div className={classes.actions}>
          {others.map((way) => (
            <Verb plain key={way.id} onPress={() => put(way.id)}>
              {sayUnsure(way, t('knowledge.insertIn', named(way)))}
            </Verb>
          ))}
        </div>
      )}
      {put && first?.said && first.id !== article.id && (
        <details>
          <summary className={classes.quiet}>{t('knowledge.wordsIn', named(first))}</summary>
          <div lang={first.language}>
            <Shows said={first.said} deskId={article.deskId} />
          </div>
        </details>
      )}
      <Problem sentence={attaching.problem} />
    </>
  );
}

function Shows({ said, deskId }: { said: NonNullable<Way['said']>; deskId: string }) {
  const picture = usePictures({ deskId, pictures: said.pictures, small: true });
  return <Written text={said.helps} picture={picture} />;
}
