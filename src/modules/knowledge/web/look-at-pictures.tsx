import { useTranslation } from 'react-i18next';
import { Verb } from '../../../ui/verb.tsx';
import { useOrganization } from '../../../web/organization.ts';
import { RequestFailed } from '../../../web/request.ts';
import classes from './pictures.module.css';
import { describedAs } from './pictures.ts';
import { pictureAddress } from './shown-picture.tsx';

type LookAtPicturesProps = {
  error: Error | null;
  deskId: string;
  /** What helps, with what each of its pictures is said to show. */
  helps: string;
  moves: (id: string) => boolean;
  /** They show nobody: said by whoever shares them. */
  clear: (ids: readonly string[]) => void;
};

/** Pictures that others are about to see and nobody has looked at, each large: no machine finds a person or a label in them. */
export function LookAtPictures({ error, deskId, helps, moves, clear }: LookAtPicturesProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  if (!(error instanceof RequestFailed) || error.code !== 'article.pictures-perhaps-personal') return null;
  const { marks } = error;
  const title = t('knowledge.lookAt', { count: marks.length });
  return (
    <section aria-label={title} className={classes.look}>
      <p>{title}</p>
      {marks.map((id) => {
        const shown = { src: pictureAddress({ id, deskId, organization }), className: classes.picture };
        const description = describedAs(helps, id) || t('knowledge.undescribed');
        return moves(id) ? (
          <video key={id} {...shown} aria-label={description} controls playsInline />
        ) : (
          <img key={id} {...shown} alt={description} />
        );
      })}
      <Verb size="compact-sm" onPress={() => clear(marks)}>
        {t('knowledge.showNobody', { count: marks.length })}
      </Verb>
    </section>
  );
}
