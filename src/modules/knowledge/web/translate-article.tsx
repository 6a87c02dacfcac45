import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { languageName, languagesToChoose } from '../../../ui/language-names.ts';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { desksApi } from '../../desks/contract.ts';
import { useActor } from '../../people/web/index.ts';
import { type ArticleVersion, type ArticleView, knowledgeApi } from '../contract.ts';
import { readersOfTranslation } from '../policy.ts';
import { useAddPictures } from './add-pictures.ts';
import { type ArticleDraft, draftOf, wordsOf } from './article-draft.ts';
import { ArticleFields } from './article-fields.tsx';
import { keptAs } from './kept-as.ts';
import { LookAtPictures } from './look-at-pictures.tsx';
import { OriginalBeside } from './original-beside.tsx';
import { picturesAlone } from './pictures.ts';
import { SaidOfSomebody } from './said-of-somebody.tsx';
import { type Cleared, useCleared } from './use-cleared.ts';

/** What is translated, who reads it, and the languages in which it is said already, or was and is put away. */
export type Original = Pick<ArticleView, 'id' | 'deskId' | 'audience' | 'pictures'> & {
  now: ArticleVersion;
  taken: string[];
  away: string[];
};

type TranslateArticleProps = { original: Original; done: (article: string) => void; close: () => void };

/** The same is said in another language, beside the original. */
export function TranslateArticle(props: TranslateArticleProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const desk = useAsk(desksApi.desk, { desk: props.original.deskId });
  return (
    <Dialog title={t('knowledge.translation.translate')} close={props.close} wide="beside">
      <Answered of={desk} sentence={sentence}>
        {({ languages }) => <TranslateForm {...props} languages={languages} />}
      </Answered>
    </Dialog>
  );
}

function TranslateForm({
  original: { id, deskId, audience, now, pictures: shown, taken, away },
  done,
  close,
  languages,
}: TranslateArticleProps & { languages: string[] }) {
  const { t } = useTranslation();
  const actor = useActor();
  const offered = languages.filter((one) => !taken.includes(one));
  const readers = actor ? readersOfTranslation(actor, { deskId, audience }) : audience;
  const begun = { ...draftOf(now), language: offered[0] ?? '', words: '', cause: '' };
  // It shows the same.
  const helps = picturesAlone(now.helps);
  const first: ArticleDraft = { ...begun, helps, confidence: 'not validated', audience: readers };
  // With the version that was read: what is written stays, whoever changes the original meanwhile.
  const [draft, change, forget] = useKept(`translation of ${id}`, { ...first, read: now.version });
  const translate = useCommand(knowledgeApi.translateArticle, {
    done: (_, made) => {
      forget();
      say(t(`knowledge.translation.${keptAs(draft, audience)}`));
      close();
      done(made.id);
    },
  });
  const pictures = useAddPictures(
    deskId,
    (put) => change((before) => ({ ...before, helps: put(before.helps) })),
    shown,
  );
  const problem = useProblem(translate);
  const [isUnchosen, setUnchosen] = useState(false);
  const send = (nobody: Cleared) => {
    setUnchosen(draft.language === '');
    if (draft.language === '') return;
    translate.mutate({
      ...{ article: id, ofVersion: draft.read, confidence: draft.confidence, audience: draft.audience },
      ...wordsOf(draft),
      ...nobody,
    });
  };
  const { said, clear, clearPictures } = useCleared(send);
  return (
    <Form
      verb={t('knowledge.keep')}
      send={() => send(said)}
      sending={translate.isPending || pictures.adding !== null}
      problem={isUnchosen && draft.language === '' ? t('knowledge.translation.choose') : problem}
      cancel={close}
    >
      <Choice
        begin={offered.length !== 1}
        label={t('knowledge.translation.into')}
        value={draft.language}
        options={[
          ...(draft.language === '' ? [{ value: '', label: t('knowledge.translation.chooseOne') }] : []),
          ...toChoose(offered, taken, t('language')),
        ]}
        choose={(language) => change((before) => ({ ...before, language }))}
      />
      {away.length > 0 && (
        <p>
          {t('knowledge.translation.away', {
            languages: away.map((one) => languageName(one, t('language'))).join(', '),
          })}
        </p>
      )}
      <OriginalBeside deskId={deskId} original={now} pictures={shown}>
        <ArticleFields
          isNew
          draft={draft}
          set={(part) => change((before) => ({ ...before, ...part }))}
          languages={[]}
          pictures={pictures}
          isForCustomers={draft.audience === 'customers'}
          most={readers}
        />
        <SaidOfSomebody error={translate.error} article={draft} clear={clear} />
        <LookAtPictures error={translate.error} helps={draft.helps} clear={clearPictures} {...pictures} />
      </OriginalBeside>
    </Form>
  );
}

/** What the desk speaks first, then all others by their names. */
function toChoose(offered: readonly string[], taken: readonly string[], inLanguage: string) {
  const ours = offered.map((value) => ({ value, label: languageName(value, inLanguage) }));
  const others = languagesToChoose([], inLanguage).filter(
    ({ value }) => !offered.includes(value) && !taken.includes(value),
  );
  return [...ours, ...others];
}
