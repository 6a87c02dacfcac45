import { Skeleton } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './answered.module.css';
import { Verb } from './verb.tsx';

export type Question<T> = {
  data: T | undefined;
  error: Error | null;
  /** How often it has failed. */
  errorUpdateCount: number;
  isFetching: boolean;
  refetch: () => unknown;
};

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
  const failure = useFailure(of);
  if (of.data !== undefined) return children(of.data);
  if (failure)
    return <Failed sentence={sentence(failure)} again={() => of.refetch()} asking={of.isFetching} />;
  return loading ?? <Loading />;
}

/** A question that is asked again has no failure; until its answer comes the last one stays where it was read. */
function useFailure({ error, errorUpdateCount }: Question<unknown>): Error | null {
  const last = useRef<Error | null>(null);
  if (error) last.current = error;
  return error ?? (errorUpdateCount > 0 ? last.current : null);
}

const PATIENCE = 300;

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

type FailedProps = { sentence: string; again?: () => void; asking?: boolean };

export function Failed({ sentence, again, asking }: FailedProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.failed} role="alert">
      <p>{sentence}</p>
      {again && (
        <Verb loading={asking} onPress={again}>
          {t('ui.tryAgain')}
        </Verb>
      )}
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
