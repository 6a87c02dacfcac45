import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { desksApi } from '../../desks/contract.ts';
import { type ArticleView, knowledgeApi } from '../contract.ts';
import { draftOf, wordsOf } from './article-draft.ts';
import { ArticleFields } from './article-fields.tsx';

type ChangeArticleProps = { article: ArticleView; close: () => void };

/** It is said better; what it said before is kept. */
export function ChangeArticle(props: ChangeArticleProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const desk = useAsk(desksApi.desk, { desk: props.article.deskId });
  return (
    <Dialog title={t('knowledge.change')} close={props.close} wide>
      <Answered of={desk} sentence={sentence}>
        {({ languages }) => <ChangeForm {...props} languages={languages} />}
      </Answered>
    </Dialog>
  );
}

function ChangeForm({ article, close, languages }: ChangeArticleProps & { languages: string[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [read, readNow] = useState(article.version);
  const [place] = useState(`article ${article.id} ${article.version}`);
  const [draft, change, forget] = useKept(place, draftOf(article));
  const rewrite = useCommand(knowledgeApi.changeArticle, {
    done: () => {
      forget();
      say(t('knowledge.changed'));
      close();
    },
  });
  const problem = useProblem(rewrite);
  const [newest] = article.history;
  const isBehind = article.version > read;
  const send = (version: number) =>
    rewrite.mutate(
      { article: article.id, version, ...wordsOf(draft) },
      { onError: () => void queries.invalidateQueries({ queryKey: [knowledgeApi.article.path] }) },
    );
  const putOver = () => {
    readNow(article.version);
    send(article.version);
  };
  return (
    <Form
      verb={t('knowledge.keep')}
      send={() => send(read)}
      sending={rewrite.isPending}
      problem={isBehind && newest ? t('knowledge.changedMeanwhile', newest.author) : problem}
      instead={isBehind && <Verb onPress={putOver}>{t('knowledge.putOver')}</Verb>}
      cancel={close}
    >
      <ArticleFields
        draft={draft}
        set={(part) => change((before) => ({ ...before, ...part }))}
        languages={languages}
      />
    </Form>
  );
}
