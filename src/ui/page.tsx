import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './page.module.css';

type PageProps = {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
  narrow?: boolean;
  door?: boolean;
};

/** A screen with its heading; the window is named after it. A door is what stands before all screens. */
export function Page({ title, actions, children, narrow, door }: PageProps) {
  usePageTitle(title);
  const width = door ? classes.door : narrow ? classes.narrow : '';
  return (
    <div className={`${classes.page} ${width}`}>
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
