import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { ArticleAudience, Confidence } from '../contract.ts';
import type { AddPictures } from './add-pictures.ts';
import classes from './article.module.css';
import type { ArticleDraft } from './article-draft.ts';
import { HelpsField } from './helps-field.tsx';
import { LanguageField, PartField, ThingFields, WordsField } from './words-fields.tsx';

type ArticleFieldsProps = {
  draft: ArticleDraft;
  set: (part: Partial<ArticleDraft>) => void;
  /** What the desk speaks. */
  languages: readonly string[];
  /** How sure one is of it and who reads it, where it is new. */
  isNew?: boolean;
  pictures: AddPictures;
  /** Then each picture is to be described. */
  isForCustomers: boolean;
  /** The most who may read it. */
  most?: ArticleAudience | undefined;
};

/** One form for all articles: their words and what helps first, the rest for whoever knows it. */
export function ArticleFields({
  draft,
  set,
  languages,
  isNew,
  pictures,
  isForCustomers,
  most,
}: ArticleFieldsProps) {
  const { t } = useTranslation();
  const isMore = draft.cause !== '' || draft.source !== '';
  return (
    <>
      <WordsField draft={draft} set={set} />
      <HelpsField
        language={draft.language}
        helps={draft.helps}
        write={(helps) => set({ helps })}
        pictures={pictures}
        mustDescribe={isForCustomers}
      />
      <ThingFields draft={draft} set={set} />
      <details open={isMore || undefined} className={classes.more}>
        <summary>{t(isNew ? 'knowledge.more' : 'knowledge.moreToChange')}</summary>
        <div className={classes.fields}>
          <PartField name="cause" value={draft.cause} choose={(cause) => set({ cause })} longest={2000} />
          <PartField name="source" value={draft.source} choose={(source) => set({ source })} longest={1000} />
          <LanguageField
            languages={languages}
            value={draft.language}
            choose={(language) => set({ language })}
          />
          {isNew && <JudgementFields isNew mayShare most={most} value={draft} choose={set} />}
        </div>
      </details>
    </>
  );
}

type Judgement = Pick<ArticleDraft, 'confidence' | 'audience'>;
type JudgementFieldsProps = {
  value: Judgement;
  choose: (part: Partial<Judgement>) => void;
  /** Who reads it is said by those whose it is. */
  mayShare: boolean;
  /** That customers do is said by whoever answers for the desk. */
  mayPublish?: boolean;
  /** How sure the desk is of it, which is the client's to say of what customers read. */
  mayJudge?: boolean;
  /** It said nothing before, and nobody puts it away. */
  isNew?: boolean;
  /** The most who may read it. */
  most?: ArticleAudience | undefined;
};

/** How sure one is of it, and who reads it. */
export function JudgementFields({
  value,
  choose,
  mayShare,
  mayPublish = false,
  mayJudge = true,
  isNew,
  most = 'customers',
}: JudgementFieldsProps) {
  const { t } = useTranslation();
  const sure = Confidence.options.filter((one) => !isNew || one !== 'archived');
  const readers = ArticleAudience.options
    .slice(0, ArticleAudience.options.indexOf(most) + 1)
    .filter((one) => one !== 'customers' || mayPublish || value.audience === one);
  return (
    <>
      {mayJudge && (
        <Choice
          label={t('knowledge.sure')}
          value={value.confidence}
          options={sure.map((one) => ({ value: one, label: t(`knowledge.confidence.${one}`) }))}
          choose={(confidence) => choose({ confidence })}
        />
      )}
      {mayShare && (
        <Choice
          label={t('knowledge.readBy')}
          value={value.audience}
          options={readers.map((one) => ({
            value: one,
            label: t(`knowledge.audience.${one}`),
          }))}
          choose={(audience) => choose({ audience })}
        />
      )}
    </>
  );
}
