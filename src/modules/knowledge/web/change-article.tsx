import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { RequestFailed } from '../../../web/request.ts';
import { desksApi } from '../../desks/contract.ts';
import { type ArticleView, knowledgeApi } from '../contract.ts';
import { useAddPictures } from './add-pictures.ts';
import { type ArticleDraft, draftOf, wordsOf } from './article-draft.ts';
import { ArticleFields } from './article-fields.tsx';
import { LookAtPictures } from './look-at-pictures.tsx';
import { OriginalBeside } from './original-beside.tsx';
import { SaidOfSomebody } from './said-of-somebody.tsx';
import { type Cleared, useCleared } from './use-cleared.ts';

type ChangeArticleProps = { article: ArticleView; close: () => void };
type Rewritten = ArticleDraft & { read: number; sameAs: number | null };

/** It is said better; what it said before is kept. */
export function ChangeArticle(props: ChangeArticleProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const desk = useAsk(desksApi.desk, { desk: props.article.deskId });
  return (
    <Dialog title={t('knowledge.change')} close={props.close} wide={props.article.original ? 'beside' : true}>
      <Answered of={desk} sentence={sentence}>
        {({ languages }) => <ChangeForm {...props} languages={languages} />}
      </Answered>
    </Dialog>
  );
}

function ChangeForm({ article, close, languages }: ChangeArticleProps & { languages: string[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id, version, history, isTranslation, original } = article;
  // With the version that was read: what is written stays, whoever changes the article meanwhile.
  // So is the version of its original that it is said to be the same as.
  const [draft, change, forget] = useKept<Rewritten>(`article ${id}`, {
    ...draftOf(article),
    read: version,
    sameAs: null,
  });
  const rewrite = useCommand(knowledgeApi.changeArticle, {
    done: () => {
      forget();
      say(t('knowledge.changed'));
      close();
    },
  });
  const problem = useProblem(rewrite);
  const [newest] = history;
  const isBehind = version > draft.read;
  const isTold = isBehind && (rewrite.error === null || isChanged(rewrite.error));
  const pictures = useAddPictures(
    article.deskId,
    (put) => change((before) => ({ ...before, helps: put(before.helps) })),
    article.pictures,
  );
  const send = (nobody: Cleared) =>
    rewrite.mutate(
      {
        ...{ article: id, version, ...wordsOf(draft), ...nobody },
        ...(draft.sameAs !== null && { ofVersion: draft.sameAs }),
      },
      { onError: () => void queries.invalidateQueries({ queryKey: [knowledgeApi.article.path] }) },
    );
  const { said, clear, clearPictures } = useCleared(send);
  const fields = (
    <>
      <ArticleFields
        draft={draft}
        set={(part) => change((before) => ({ ...before, ...part }))}
        languages={isTranslation ? [] : languages}
        pictures={pictures}
        isForCustomers={article.audience === 'customers'}
      />
      {original && article.isBehind && (
        <Checkbox
          label={t('knowledge.translation.saysTheSame')}
          checked={draft.sameAs === original.now.version}
          onChange={({ currentTarget }) => {
            const sameAs = currentTarget.checked ? original.now.version : null;
            change((before) => ({ ...before, sameAs }));
          }}
        />
      )}
      <SaidOfSomebody error={rewrite.error} article={draft} clear={article.mayShare ? clear : undefined} />
      <LookAtPictures error={rewrite.error} helps={draft.helps} clear={clearPictures} {...pictures} />
    </>
  );
  return (
    <Form
      // What follows the version that was read can only fail by now.
      verb={t(isBehind ? 'knowledge.putOver' : 'knowledge.keep')}
      send={() => send(said)}
      sending={rewrite.isPending || pictures.adding !== null}
      problem={isTold && newest ? t('knowledge.changedMeanwhile', newest.author) : problem}
      cancel={close}
    >
      {original ? (
        <OriginalBeside deskId={article.deskId} original={original.now} pictures={original.pictures}>
          {fields}
        </OriginalBeside>
      ) : (
        fields
      )}
    </Form>
  );
}

const isChanged = (error: Error) => error instanceof RequestFailed && error.code === 'article.changed';
