import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { desksApi } from '../../desks/contract.ts';
import { knowledgeApi } from '../contract.ts';
import { useAddPictures } from './add-pictures.ts';
import { type ArticleDraft, languageOf, nothingYet, wordsOf } from './article-draft.ts';
import { ArticleFields } from './article-fields.tsx';
import { LookAtPictures } from './look-at-pictures.tsx';
import { SaidOfSomebody } from './said-of-somebody.tsx';
import { type Cleared, useCleared } from './use-cleared.ts';

type WriteArticleProps = {
  desk: string;
  /** What stands in it already. */
  begun: Partial<ArticleDraft>;
  /** The case beside which it stands from then on. */
  caseId?: string;
  /** What its customer told of another way, from which it is begun. */
  way?: string;
  done?: (article: string) => void;
  close: () => void;
};

/** What helps is written down, in the words of whoever asked. */
export function WriteArticle(props: WriteArticleProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const desk = useAsk(desksApi.desk, { desk: props.desk });
  return (
    <Dialog title={t('knowledge.write')} close={props.close} wide>
      <Answered of={desk} sentence={sentence}>
        {({ languages }) => <WriteForm {...props} languages={languages} />}
      </Answered>
    </Dialog>
  );
}

function WriteForm({
  desk,
  begun,
  caseId,
  way,
  done,
  close,
  languages,
}: WriteArticleProps & { languages: string[] }) {
  const { t } = useTranslation();
  const first = { ...nothingYet, ...begun, language: languageOf(begun.language, languages) };
  // Begun with other words it is another article.
  const [place] = useState(`article ${desk} ${caseId ?? ''} ${first.words} ${first.helps}`);
  const [draft, change, forget] = useKept(place, first);
  const write = useCommand(knowledgeApi.writeArticle, {
    done: (_, { id }) => {
      forget();
      say(t('knowledge.kept'));
      close();
      done?.(id);
    },
  });
  const { confidence, audience } = draft;
  const pictures = useAddPictures(desk, (put) =>
    change((before) => ({ ...before, helps: put(before.helps) })),
  );
  const send = (nobody: Cleared) =>
    write.mutate({
      ...{ desk, confidence, audience, ...wordsOf(draft) },
      ...(caseId && { case: caseId }),
      ...(way !== undefined && { way }),
      ...nobody,
    });
  const { said, clear, clearPictures } = useCleared(send);
  return (
    <Form
      verb={t('knowledge.keep')}
      send={() => send(said)}
      sending={write.isPending || pictures.adding !== null}
      problem={useProblem(write)}
      cancel={close}
    >
      <ArticleFields
        isNew
        draft={draft}
        set={(part) => change((before) => ({ ...before, ...part }))}
        languages={languages}
        pictures={pictures}
        isForCustomers={audience === 'customers'}
      />
      <SaidOfSomebody error={write.error} article={draft} clear={clear} />
      <LookAtPictures error={write.error} helps={draft.helps} clear={clearPictures} {...pictures} />
    </Form>
  );
}
