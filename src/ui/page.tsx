import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './page.module.css';

type PageProps = { title: string; actions?: ReactNode; children: ReactNode; narrow?: boolean };

/** A screen with its heading; the window is named after it. */
export function Page({ title, actions, children, narrow }: PageProps) {
  usePageTitle(title);
  return (
    <div className={narrow ? `${classes.page} ${classes.narrow}` : classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{title}</h1>
        <div className={classes.actions}>{actions}</div>
      </header>
      {children}
    </div>
  );
}

export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t('ui.windowTitle', { title });
  }, [title, t]);
}
