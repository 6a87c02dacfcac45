import { useTranslation } from 'react-i18next';
import { Verb } from '../../../ui/verb.tsx';
import { RequestFailed } from '../../../web/request.ts';
import classes from './article.module.css';
import type { ArticleDraft } from './article-draft.ts';
import { linesWith } from './said-of-somebody.ts';

type Parts = Pick<ArticleDraft, 'words' | 'helps' | 'cause' | 'source' | 'make' | 'model' | 'versions'>;
const parts = ['words', 'helps', 'cause', 'source', 'make', 'model', 'versions'] as const;

type SaidOfSomebodyProps = {
  error: Error | null;
  article: Parts;
  /** What is found is nobody's: said by whoever says who reads it. */
  clear?: ((marks: readonly string[]) => void) | undefined;
};

/** Where an article says something of somebody, so that it can be taken out before others read it. */
export function SaidOfSomebody({ error, article, clear }: SaidOfSomebodyProps) {
  const { t } = useTranslation();
  if (!(error instanceof RequestFailed)) return null;
  const isPerhaps = error.code === 'article.perhaps-personal';
  if (!isPerhaps && error.code !== 'article.personal') return null;
  const found = parts.flatMap((name) => {
    const lines = linesWith(article[name], error.marks);
    return lines.length > 0 ? [{ name, lines }] : [];
  });
  if (found.length === 0) return null;
  return (
    <section aria-label={t('knowledge.personal')} className={classes.personal}>
      <p className={classes.quiet}>{t('knowledge.personal')}</p>
      <dl className={classes.facts}>
        {found.map(({ name, lines }) => (
          <div key={name}>
            <dt>{t(`knowledge.${name}`)}</dt>
            {lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand in it twice.
              <dd key={at}>
                {line.map((part) => (part.isMarked ? <mark key={part.at}>{part.text}</mark> : part.text))}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {isPerhaps && clear && (
        <Verb size="compact-sm" onPress={() => clear(error.marks)}>
          {t('knowledge.nobody')}
        </Verb>
      )}
    </section>
  );
}
