import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { When } from '../../../ui/when.tsx';
import { useDeskZone } from '../../people/web/index.ts';
import type { ArticleVersion, ArticleView } from '../contract.ts';
import classes from './article.module.css';
import { type Change, difference } from './difference.ts';
import { sayThing } from './say-article.ts';

/** Each version with what became of its words, the newest first. */
export function Versions({ article: { history, deskId } }: { article: ArticleView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(deskId);
  if (history.length < 2) return null;
  return (
    <Card title={t('knowledge.history')}>
      <ol reversed>
        {history.map((version, at) => (
          <Version key={version.version} version={version} before={history[at + 1]} zone={zone} />
        ))}
      </ol>
    </Card>
  );
}

type OneVersionProps = { version: ArticleVersion; before: ArticleVersion | undefined };

/** What became of its words is found once somebody looks. */
function Version({ version, before, zone }: OneVersionProps & { zone: string }) {
  const { t } = useTranslation();
  const [isOpen, turn] = useState(false);
  return (
    <li className={classes.version}>
      <details open={isOpen} onToggle={({ currentTarget }) => turn(currentTarget.open)}>
        <summary>
          {t('knowledge.versionBy', { version: version.version, name: version.author.name })},{' '}
          <When at={version.at} zone={zone} />
        </summary>
        {isOpen && <OneVersion version={version} before={before} />}
      </details>
    </li>
  );
}

function OneVersion({ version, before }: OneVersionProps) {
  const { t } = useTranslation();
  const earlier = before && partsOf(before, t);
  const parts = partsOf(version, t).map(([name, text], at) => {
    const changes = difference(earlier?.[at]?.[1] ?? '', text);
    return { name, changes };
  });
  const shown = parts.filter(({ changes }) => changes.some(({ kind }) => kind !== 'stayed'));
  return (
    <>
      {!before && (
        <p className={classes.quiet}>
          {t(version.version === 1 ? 'knowledge.first' : 'knowledge.firstShared')}
        </p>
      )}
      {before && shown.length === 0 && <p className={classes.quiet}>{t('knowledge.unchanged')}</p>}
      <dl className={classes.facts}>
        {shown.map(({ name, changes }) => (
          <div key={name}>
            <dt>{t(`knowledge.${name}`)}</dt>
            <dd lang={version.language}>
              {changes.map((change, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same paragraph may stand in it twice.
                <p key={at}>
                  <Paragraph change={change} isFirst={!before} />
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Of what was first written nothing is marked. */
function Paragraph({ change: { kind, text }, isFirst }: { change: Change; isFirst: boolean }) {
  if (kind === 'stayed' || isFirst) return text;
  return kind === 'went' ? <del>{text}</del> : <ins>{text}</ins>;
}

const partsOf = (version: ArticleVersion, t: TFunction) =>
  [
    ['words', version.words],
    ['helps', version.helps],
    ['cause', version.cause ?? ''],
    ['source', version.source ?? ''],
    ['thing', sayThing(version, t)],
  ] as const;
