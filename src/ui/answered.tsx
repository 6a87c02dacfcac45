import { Skeleton } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './answered.module.css';
import { Verb } from './verb.tsx';

type Question<T> = { data: T | undefined; error: Error | null; refetch: () => unknown };

type AnsweredProps<T> = {
  of: Question<T>;
  /** A failure as a sentence. */
  sentence: (error: Error) => string;
  /** What stands there meanwhile, where it has a shape of its own. */
  loading?: ReactNode;
  children: (answer: T) => ReactNode;
};

/**
 * What a question to the server shows: nothing yet, the answer, or why there is none. An old answer beats none; what
 * the server refuses by now is no answer any more.
 */
export function Answered<T>({ of, sentence, loading, children }: AnsweredProps<T>) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <Failed sentence={sentence(of.error)} again={() => of.refetch()} />;
  return loading ?? <Loading />;
}

const PATIENCE = 150;

export function Loading() {
  return (
    <Patience>
      <div className={classes.loading}>
        <Skeleton height={20} width="60%" />
        <Skeleton height={20} />
        <Skeleton height={20} width="80%" />
      </div>
    </Patience>
  );
}

/** Shown only to who has waited for a while: a flicker is worse than a moment of nothing. */
export function Patience({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(() => setWaited(true), PATIENCE);
    return () => clearTimeout(waiting);
  }, []);
  if (!waited) return null;
  return (
    <div role="status">
      <span className={classes.hidden}>{t('ui.loading')}</span>
      {children}
    </div>
  );
}

export function Failed({ sentence, again }: { sentence: string; again?: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.failed} role="alert">
      <p>{sentence}</p>
      {again && <Verb onPress={again}>{t('ui.tryAgain')}</Verb>}
    </div>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return <p className={classes.empty}>{children}</p>;
}

/** What went wrong with a command, beside the button that asked for it. */
export function Problem({ sentence }: { sentence: string | null }) {
  if (sentence === null) return null;
  return (
    <p className={classes.problem} role="alert">
      {sentence}
    </p>
  );
}
