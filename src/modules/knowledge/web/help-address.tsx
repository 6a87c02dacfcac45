import { useTranslation } from 'react-i18next';
import { copy } from '../../../ui/copy.ts';
import { Verb } from '../../../ui/verb.tsx';
import classes from './articles.module.css';

/** Where customers read what is for them. */
export function HelpAddress({ slug }: { slug: string }) {
  const { t } = useTranslation();
  const url = `${window.location.origin}/help/${slug}`;
  return (
    <p className={classes.address}>
      <span>{t('knowledge.helpPages')}</span>{' '}
      <a href={url} target="_blank" rel="noreferrer">
        {url}
      </a>
      <Verb
        plain
        label={t('knowledge.copyHelp')}
        onPress={() => void copy(url, { said: t('knowledge.helpCopied'), t })}
      >
        {t('knowledge.copy')}
      </Verb>
    </p>
  );
}
