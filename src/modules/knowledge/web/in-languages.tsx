import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { languageName } from '../../../ui/language-names.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useMe } from '../../people/web/index.ts';
import type { ArticleView, InOtherWords } from '../contract.ts';
import classes from './article.module.css';
import { sayUses } from './say-article.ts';

/** The same in other languages, each with how sure the desk is of it and how often it was of use. */
export function InLanguages({ article: { deskId, family } }: { article: ArticleView }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const slug = useMe().data?.desks.find((desk) => desk.id === deskId)?.slug;
  if (family.length === 0) return null;
  return (
    <Card title={t('knowledge.translation.title')}>
      <ul>
        {family.map((one) => (
          <li key={one.id} className={classes.inLanguage}>
            <Link
              to="/app/o/$organization/desks/$desk/knowledge/$article"
              params={{ organization, desk: slug ?? deskId, article: one.id }}
              className={classes.toLanguage}
            >
              <span>{languageName(one.language, t('language'))}</span>
              <span lang={one.language} className={classes.wordsIn}>
                {one.words}
              </span>
            </Link>
            <About one={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function About({ one }: { one: InOtherWords }) {
  const { t } = useTranslation();
  const said = [
    one.isOriginal && t('knowledge.translation.isOriginal'),
    t(`knowledge.confidence.${one.confidence}`),
    one.isBehind && t('knowledge.translation.behind'),
    sayUses(one, t),
  ];
  return <span className={classes.quiet}>{said.filter(Boolean).join(' · ')}</span>;
}
