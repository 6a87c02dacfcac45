import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { When } from '../../../ui/when.tsx';
import type { ShowPicture } from '../../../ui/written.tsx';
import { useDeskZone } from '../../people/web/index.ts';
import type { ArticleVersion, ArticleView } from '../contract.ts';
import classes from './article.module.css';
import { type Change, difference } from './difference.ts';
import pictureClasses from './pictures.module.css';
import { partsOf } from './pictures.ts';
import { sayThing } from './say-article.ts';
import { usePictures } from './shown-picture.tsx';

/** Each version with what became of its words, the newest first. */
export function Versions({ article: { history, deskId, pictures } }: { article: ArticleView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(deskId);
  const picture = usePictures({ deskId, pictures, small: true });
  if (history.length < 2) return null;
  return (
    <Card title={t('knowledge.history')}>
      <ol reversed>
        {history.map((version, at) => (
          <Version
            key={version.version}
            version={version}
            before={history[at + 1]}
            zone={zone}
            picture={picture}
          />
        ))}
      </ol>
    </Card>
  );
}

type OneVersionProps = {
  version: ArticleVersion;
  before: ArticleVersion | undefined;
  picture: ShowPicture;
};

/** What became of its words is found once somebody looks. */
function Version({ version, before, zone, picture }: OneVersionProps & { zone: string }) {
  const { t } = useTranslation();
  const [isOpen, turn] = useState(false);
  return (
    <li className={classes.version}>
      <details open={isOpen} onToggle={({ currentTarget }) => turn(currentTarget.open)}>
        <summary>
          {t('knowledge.versionBy', { version: version.version, name: version.author.name })},{' '}
          <When at={version.at} zone={zone} />
        </summary>
        {isOpen && <OneVersion version={version} before={before} picture={picture} />}
      </details>
    </li>
  );
}

export function OneVersion({ version, before, picture }: OneVersionProps) {
  const { t } = useTranslation();
  const earlier = before && partsOfVersion(before, t);
  const parts = partsOfVersion(version, t).map(([name, text], at) => {
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
                <div key={at}>
                  <Paragraph change={change} isFirst={!before} picture={picture} />
                </div>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

type ParagraphProps = { change: Change; isFirst: boolean; picture: ShowPicture };

/** Of what was first written nothing is marked. */
function Paragraph({ change: { kind, text }, isFirst, picture }: ParagraphProps) {
  const marked = isFirst ? 'stayed' : kind;
  const said = <WithPictures text={text} picture={picture} says={`knowledge.picture.${marked}`} />;
  if (marked === 'stayed') return said;
  return marked === 'went' ? <del>{said}</del> : <ins>{said}</ins>;
}

type WithPicturesProps = { text: string; picture: ShowPicture; says: `knowledge.picture.${Change['kind']}` };

/** A picture is shown as it was, with what became of it. */
function WithPictures({ text, picture, says }: WithPicturesProps) {
  const { t } = useTranslation();
  return partsOf(text).map((part, at) =>
    typeof part === 'string' ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may stand in it twice.
      <span key={at} className={pictureClasses.change}>
        {t(says, { description: part.description.trim() || t('knowledge.undescribed') })}
        {picture(part)}
      </span>
    ),
  );
}

const partsOfVersion = (version: ArticleVersion, t: TFunction) =>
  [
    ['words', version.words],
    ['helps', version.helps],
    ['cause', version.cause ?? ''],
    ['source', version.source ?? ''],
    ['thing', sayThing(version, t)],
  ] as const;
