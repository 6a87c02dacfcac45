import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { Written } from '../../../ui/written.tsx';
import type { EntryView } from '../../cases/contract.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import classes from './draft-notices.module.css';
import { useKeeping } from './use-drafts.ts';

type CrossedProps = {
  entries: readonly EntryView[];
  zone: string;
  /** The last try to send, which this stopped. */
  stoppedBy: Error | null;
  /** What can be done about it. */
  children: ReactNode;
};

/** What somebody wrote while something was written, before that goes. */
export function Crossed({ entries, zone, stoppedBy, children }: CrossedProps) {
  const { t } = useTranslation();
  useSaid(t('conversations.crossed'), entries.length);
  const notice = useFocusWhenStopped(stoppedBy, entries.length > 0);
  if (entries.length === 0) return null;
  return (
    <section ref={notice} className={classes.notice} aria-label={t('conversations.crossed')}>
      <p className={classes.head}>{t('conversations.crossed')}</p>
      {entries.map((entry) => (
        <blockquote key={entry.id} className={classes.words}>
          <p className={classes.who}>
            <bdi>{entry.author.name}</bdi> · <When at={entry.at} zone={zone} />
          </p>
          {entry.author.kind === 'person' ? (
            <Written text={entry.text ?? ''} />
          ) : (
            <p className={classes.text}>{entry.text}</p>
          )}
        </blockquote>
      ))}
      <div className={classes.actions}>{children}</div>
    </section>
  );
}

type OtherWindowProps<T extends object, D extends { tab: string | null; version: number }> = {
  keeper: DraftKeeper<T, D>;
  textOf: (other: D) => string;
  stoppedBy?: Error | null;
};

/** Two windows wrote the same draft: both texts are here until somebody chooses. */
export function OtherWindow<T extends object, D extends { tab: string | null; version: number }>({
  keeper,
  textOf,
  stoppedBy = null,
}: OtherWindowProps<T, D>) {
  const { t } = useTranslation();
  const { other } = useKeeping(keeper);
  useSaid(t('conversations.otherWindow'), other ? 1 : 0);
  const notice = useFocusWhenStopped(stoppedBy, other !== null);
  if (!other) return null;
  return (
    <section ref={notice} className={classes.notice} aria-label={t('conversations.otherWindow')}>
      <p className={classes.head}>{t('conversations.otherWindow')}</p>
      <p className={`${classes.words} ${classes.text}`}>{textOf(other)}</p>
      <div className={classes.actions}>
        <Verb onPress={() => keeper.takeOther()}>{t('conversations.takeOther')}</Verb>
        <Verb onPress={() => keeper.keepMine()}>{t('conversations.keepMine')}</Verb>
      </div>
    </section>
  );
}

/** Whoever tried to send is led to what they can do about what stands in the way. */
function useFocusWhenStopped(stoppedBy: Error | null, isShown: boolean) {
  const notice = useRef<HTMLElement>(null);
  useEffect(() => {
    if (stoppedBy && isShown) notice.current?.querySelector('button')?.focus();
  }, [stoppedBy, isShown]);
  return notice;
}

/** Screen readers do not hear what comes together with its place. */
function useSaid(sentence: string, count: number): void {
  useEffect(() => {
    if (count > 0) say(sentence);
  }, [sentence, count]);
}
