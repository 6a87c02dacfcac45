import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { useFirstFocus } from '../../../ui/first-focus.ts';
import { languageName } from '../../../ui/language-names.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { ArticleAudience, Confidence } from '../contract.ts';
import classes from './article.module.css';
import type { ArticleDraft } from './article-draft.ts';

type ArticleFieldsProps = {
  draft: ArticleDraft;
  set: (part: Partial<ArticleDraft>) => void;
  /** What the desk speaks. */
  languages: readonly string[];
  /** How sure one is of it and who reads it, where it is new. */
  isNew?: boolean;
};

/** One form for all articles: their words and what helps first, the rest for whoever knows it. */
export function ArticleFields({ draft, set, languages, isNew }: ArticleFieldsProps) {
  const { t } = useTranslation();
  const first = useFirstFocus<HTMLTextAreaElement>();
  const isMore = draft.cause !== '' || draft.source !== '';
  return (
    <>
      <Textarea
        ref={first}
        dir="auto"
        lang={draft.language}
        label={t('knowledge.words')}
        description={t('knowledge.wordsHint')}
        value={draft.words}
        onChange={({ currentTarget }) => set({ words: currentTarget.value })}
        required
        withAsterisk={false}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={300}
      />
      <Textarea
        dir="auto"
        lang={draft.language}
        label={t('knowledge.helps')}
        description={t('knowledge.helpsHint')}
        value={draft.helps}
        onChange={({ currentTarget }) => set({ helps: currentTarget.value })}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={20_000}
      />
      <div className={classes.thing}>
        <Part name="make" draft={draft} set={set} />
        <Part name="model" draft={draft} set={set} />
      </div>
      <Part name="versions" draft={draft} set={set} />
      <details open={isMore || undefined} className={classes.more}>
        <summary>{t(isNew ? 'knowledge.more' : 'knowledge.moreToChange')}</summary>
        <div className={classes.fields}>
          <Part name="cause" draft={draft} set={set} longest={2000} />
          <Part name="source" draft={draft} set={set} longest={1000} />
          <Spoken draft={draft} set={set} languages={languages} />
          {isNew && <JudgementFields isNew mayShare value={draft} choose={set} />}
        </div>
      </details>
    </>
  );
}

type PartProps = Pick<ArticleFieldsProps, 'draft' | 'set'> & {
  name: 'make' | 'model' | 'versions' | 'cause' | 'source';
  longest?: number;
};

function Part({ name, draft, set, longest = 200 }: PartProps) {
  const { t } = useTranslation();
  return (
    <TextField
      optional
      label={t(`knowledge.${name}`)}
      value={draft[name]}
      choose={(text) => set({ [name]: text })}
      maxLength={longest}
    />
  );
}

function Spoken({ draft: { language }, set, languages }: Omit<ArticleFieldsProps, 'isNew'>) {
  const { t } = useTranslation();
  const offered = [...new Set([...languages, language])];
  if (offered.length < 2) return null;
  return (
    <Choice
      label={t('knowledge.language')}
      value={language}
      options={offered.map((value) => ({ value, label: languageName(value, t('language')) }))}
      choose={(value) => set({ language: value })}
    />
  );
}

type Judgement = Pick<ArticleDraft, 'confidence' | 'audience'>;
type JudgementFieldsProps = {
  value: Judgement;
  choose: (part: Partial<Judgement>) => void;
  /** Who reads it is said by those whose it is. */
  mayShare: boolean;
  /** It said nothing before, and nobody puts it away. */
  isNew?: boolean;
};

/** How sure one is of it, and who reads it. */
export function JudgementFields({ value, choose, mayShare, isNew }: JudgementFieldsProps) {
  const { t } = useTranslation();
  const sure = Confidence.options.filter((one) => !isNew || one !== 'archived');
  return (
    <>
      <Choice
        label={t('knowledge.sure')}
        value={value.confidence}
        options={sure.map((one) => ({ value: one, label: t(`knowledge.confidence.${one}`) }))}
        choose={(confidence) => choose({ confidence })}
      />
      {mayShare && (
        <Choice
          label={t('knowledge.readBy')}
          value={value.audience}
          options={ArticleAudience.options.map((one) => ({
            value: one,
            label: t(one === 'companies' && !isNew ? 'knowledge.toCompanies' : `knowledge.audience.${one}`),
          }))}
          choose={(audience) => choose({ audience })}
        />
      )}
    </>
  );
}
