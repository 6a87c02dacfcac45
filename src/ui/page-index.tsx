import { useTranslation } from 'react-i18next';
import classes from './page-index.module.css';

/** The parts of a long screen, beside it where there is room. */
export function PageIndex({ parts }: { parts: readonly { at: string; title: string }[] }) {
  const { t } = useTranslation();
  return (
    <nav className={classes.index} aria-label={t('ui.onThisPage')}>
      <ul>
        {parts.map(({ at, title }) => (
          <li key={at}>
            <a href={`#${at}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
