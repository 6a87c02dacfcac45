import { useTranslation } from 'react-i18next';
import { Attachments } from '../../conversations/web/index.ts';
import type { WayView } from '../contract.ts';
import classes from './way.module.css';

/** What they did, where they found it and what they show of it. */
export function WayWords({ way }: { way: WayView }) {
  const { t } = useTranslation();
  const { words, language, link, files, deskId } = way;
  return (
    <>
      {words === null ? (
        <p className={classes.quiet}>{t('knowledge.way.noWords')}</p>
      ) : (
        <p className={classes.words} lang={language}>
          {words}
        </p>
      )}
      {link !== null && (
        <p>
          <a href={link} target="_blank" rel="noopener noreferrer nofollow">
            {hostOf(link)}
          </a>
        </p>
      )}
      <Attachments files={files} deskId={deskId} />
    </>
  );
}

/** Where it leads, as a browser would say it. */
const hostOf = (link: string): string => (URL.canParse(link) ? new URL(link).host : link);
