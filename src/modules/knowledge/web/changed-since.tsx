import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type ArticleView, knowledgeApi } from '../contract.ts';
import classes from './article.module.css';
import { usePictures } from './shown-picture.tsx';
import { OneVersion } from './versions.tsx';

/** What became of the original of a translation, until somebody says that it still fits or changes it. */
export function ChangedSince({ article, change }: { article: ArticleView; change: () => void }) {
  const { t } = useTranslation();
  const compare = useCommand(knowledgeApi.compareArticle, {
    done: () => say(t('knowledge.translation.fits')),
  });
  const problem = useProblem(compare);
  const { original, isBehind, mayChange, deskId } = article;
  const picture = usePictures({ deskId, pictures: original?.pictures ?? [], small: true });
  if (!isBehind || !original) return null;
  const { now, compared } = original;
  return (
    <Card title={t('knowledge.translation.behind')} spaced>
      <p className={classes.quiet}>
        {compared
          ? t('knowledge.translation.behindWhy', { version: compared.version })
          : t('knowledge.translation.behindHidden')}
      </p>
      {compared && (
        <div className={classes.version}>
          <OneVersion version={now} before={compared} picture={picture} />
        </div>
      )}
      {mayChange && (
        <div className={classes.verbs}>
          <Verb
            loading={compare.isPending}
            onPress={() => compare.mutate({ article: article.id, ofVersion: now.version })}
          >
            {t('knowledge.translation.stillFits')}
          </Verb>
          <Verb onPress={change}>{t('knowledge.translation.change')}</Verb>
        </div>
      )}
      <Problem sentence={problem} />
    </Card>
  );
}
