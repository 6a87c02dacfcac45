import { useTranslation } from 'react-i18next';
import type { ShowPicture } from '../../../ui/written.tsx';
import { useOrganization } from '../../../web/organization.ts';
import { type ArticlePicture, shownSize } from '../contract.ts';
import classes from './pictures.module.css';

export const pictureAddress = (of: { id: string; deskId: string; organization: string }): string =>
  `/api/desks/${encodeURIComponent(of.deskId)}/pictures/${encodeURIComponent(of.id)}?organization=${encodeURIComponent(of.organization)}`;

const smallHigh = 160;

type Shown = { deskId: string; pictures: readonly ArticlePicture[]; small?: boolean };

/** How the pictures of an article are shown where it is read; a small one opens larger. */
export function usePictures({ deskId, pictures, small }: Shown): ShowPicture {
  const organization = useOrganization();
  return ({ id, description }) => {
    const picture = pictures.find((one) => one.id === id);
    if (!picture) return <em>{description}</em>;
    const src = pictureAddress({ id, deskId, organization });
    return <ShownPicture {...{ picture, src, description, small }} />;
  };
}

type ShownPictureProps = {
  picture: ArticlePicture;
  src: string;
  description: string;
  small: boolean | undefined;
};

function ShownPicture({ picture, src, description, small }: ShownPictureProps) {
  const { t } = useTranslation();
  const size = { ...shownSize(picture, small ? smallHigh : undefined), className: classes.picture };
  if (picture.type.startsWith('video/'))
    return (
      <>
        <video {...size} src={src} controls preload="metadata" playsInline aria-label={description} />
        <span className={classes.printed}>{t('knowledge.videoOf', { description })}</span>
      </>
    );
  return (
    <a href={src} target="_blank" rel="noopener" title={t('knowledge.larger')} className={classes.larger}>
      <img
        {...size}
        src={src}
        alt={description || t('knowledge.undescribed')}
        loading="lazy"
        decoding="async"
      />
    </a>
  );
}
