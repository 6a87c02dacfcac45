import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languageName } from '../../../ui/language-names.ts';
import { Written } from '../../../ui/written.tsx';
import type { ArticlePicture, ArticleVersion } from '../contract.ts';
import classes from './article.module.css';
import { sayThing } from './say-article.ts';
import { usePictures } from './shown-picture.tsx';

type OriginalBesideProps = {
  deskId: string;
  original: ArticleVersion;
  pictures: readonly ArticlePicture[];
  children: ReactNode;
};

/** What is translated, beside the fields in which it is; where there is no room for both, above them. */
export function OriginalBeside({ deskId, original, pictures, children }: OriginalBesideProps) {
  const { t } = useTranslation();
  const picture = usePictures({ deskId, pictures, small: true });
  const { language, words, helps, cause, source } = original;
  const title = t('knowledge.translation.original', { language: languageName(language, t('language')) });
  const parts = [
    ['cause', cause],
    ['source', source],
    ['thing', sayThing(original, t)],
  ] as const;
  return (
    <div className={classes.beside}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: where it is long it is scrolled by keys. */}
      <section aria-label={title} tabIndex={0} className={classes.original}>
        <h3>{title}</h3>
        <dl className={classes.facts}>
          <div>
            <dt>{t('knowledge.words')}</dt>
            <dd lang={language}>{words}</dd>
          </div>
          <div>
            <dt>{t('knowledge.helps')}</dt>
            <dd lang={language}>
              <Written text={helps} picture={picture} />
            </dd>
          </div>
          {parts.map(
            ([name, text]) =>
              text && (
                <div key={name}>
                  <dt>{t(`knowledge.${name}`)}</dt>
                  <dd lang={language}>{text}</dd>
                </div>
              ),
          )}
        </dl>
      </section>
      <div className={classes.fields}>{children}</div>
    </div>
  );
}
