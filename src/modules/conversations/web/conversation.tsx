import { useLocation } from '@tanstack/react-router';
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { When } from '../../../ui/when.tsx';
import type { CaseView, EntryView } from '../../cases/contract.ts';
import { placeOfEntry, pointTo, sayEntry } from '../../cases/web/index.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { Attachments } from './attachments.tsx';
import classes from './conversation.module.css';
import { StillToRing } from './danger/who-hears.tsx';
import type { MoreOfEntry } from './entry-menu.tsx';
import { Said } from './said.tsx';
import { SplitLine, SplitWords, ToOtherCase } from './split-words.tsx';
import { isSettled, threadOf } from './thread.ts';

type ConversationProps = {
  theCase: CaseView;
  /** What can be done about something that was asked, below what came of it. */
  below?: (asked: EntryView, answers: EntryView[]) => ReactNode;
  /** What else can be done with one thing that was said. */
  more?: MoreOfEntry;
};

/** All that was said on the case, the newest at the foot and in view. */
export function Conversation({ theCase, below, more }: ConversationProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  const scroller = useRef<HTMLElement>(null);
  const items = threadOf(theCase.entries);
  const newest = theCase.entries.at(-1)?.id;

  useFootInView(scroller, newest);
  return (
    <section
      ref={scroller}
      className={classes.conversation}
      aria-label={t('conversations.conversation')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: who has only a keyboard scrolls this region with it.
      tabIndex={0}
    >
      {items.length === 0 && <Empty>{t('conversations.nothingSaid')}</Empty>}
      {items.map((item) => {
        if (item.as === 'happened')
          return <Happened key={item.entry.id} entry={item.entry} theCase={theCase} />;
        if (item.as === 'split') return <Split key={item.entry.id} entry={item.entry} theCase={theCase} />;
        if (item.as === 'said')
          return <Said key={item.entry.id} entry={item.entry} zone={zone} theCase={theCase} more={more} />;
        return (
          <Asked
            key={item.entry.id}
            entry={item.entry}
            answers={item.answers}
            zone={zone}
            theCase={theCase}
            below={below}
          />
        );
      })}
    </section>
  );
}

/**
 * Each new entry brings the foot into view, and there it stays whatever takes room below; whoever reads further up stays
 * there, and whoever comes for one entry begins at it.
 */
function useFootInView(scroller: RefObject<HTMLElement | null>, newest: string | undefined): void {
  const { hash } = useLocation();
  const wanted = useRef(hash);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry is what brings the foot into view.
  useEffect(() => {
    const region = scroller.current;
    if (!region) return;
    let isAtFoot = !pointTo(wanted.current);
    wanted.current = '';
    let foot = 0;
    // What grew since it was brought into view takes nobody from the foot: only who goes up leaves it.
    const look = () => {
      const isThere = region.scrollHeight - region.scrollTop - region.clientHeight < 8;
      isAtFoot = isThere || (isAtFoot && region.scrollTop >= foot);
      if (isThere) foot = region.scrollTop;
    };
    // It tells of the size there is at first, too.
    const resized = new ResizeObserver(() => {
      if (!isAtFoot) return;
      region.scrollTo({ top: region.scrollHeight });
      foot = region.scrollTop;
    });
    for (const part of [region, ...region.children]) resized.observe(part, { box: 'border-box' });
    region.addEventListener('scroll', look);
    return () => {
      resized.disconnect();
      region.removeEventListener('scroll', look);
    };
  }, [scroller, newest]);
}

function Split(split: { entry: EntryView; theCase: CaseView }) {
  if (split.entry.data.fromId) return <SplitWords {...split} />;
  return (
    <div className={classes.split}>
      <SplitLine {...split} />
    </div>
  );
}

function Happened({ entry, theCase }: { entry: EntryView; theCase: CaseView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  const to = theCase.people.find((person) => person.id === entry.data.toId);
  const missed = entry.kind === 'next word missed' || entry.kind === 'danger';
  return (
    <p id={placeOfEntry(entry.id)} tabIndex={-1} className={missed ? classes.missed : classes.happened}>
      {entry.kind === 'hand-off offered' && to
        ? t('conversations.handedTo', { who: entry.author.name, to: to.name })
        : sayEntry(entry, t)}{' '}
      · <When at={entry.at} zone={zone} />
      {typeof entry.data.unheardId === 'string' && (
        <>
          {' · '}
          <StillToRing deskId={theCase.deskId} danger={entry.data.unheardId} />
        </>
      )}
      {entry.kind === 'joined' && (
        <>
          {' · '}
          <ToOtherCase entry={entry} theCase={theCase} />
        </>
      )}
    </p>
  );
}

type AskedProps = ConversationProps & { entry: EntryView; answers: EntryView[]; zone: string };

function Asked({ entry, answers, zone, theCase, below }: AskedProps) {
  const { t } = useTranslation();
  const now = useNow();
  const whom = theCase.people.find((person) => person.id === entry.data.personId);
  const due = typeof entry.data.due === 'string' ? Date.parse(entry.data.due) : null;
  return (
    <article
      id={placeOfEntry(entry.id)}
      tabIndex={-1}
      className={classes.asked}
      aria-label={sayEntry(entry, t)}
    >
      <p className={classes.askedHead}>
        {sayEntry(entry, t)}
        {whom && `, ${whom.name}`} · <When at={entry.at} zone={zone} />
        {due !== null && ` · ${t('conversations.neededBy', { moment: sayMoment(due, { now, zone, t }) })}`}
        <ByMail entry={entry} />
      </p>
      <p className={classes.text}>{entry.text}</p>
      {answers.map((answer) => (
        <div key={answer.id} id={placeOfEntry(answer.id)} tabIndex={-1}>
          <p className={classes.askedHead}>
            {sayEntry(answer, t)} · <When at={answer.at} zone={zone} />
            <ByMail entry={answer} />
          </p>
          {answer.text && <p className={`${classes.text} ${classes.answer}`}>{answer.text}</p>}
          <Attachments files={answer.files} deskId={theCase.deskId} />
        </div>
      ))}
      {!isSettled(answers) && <p className={classes.askedHead}>{t('conversations.notSettled')}</p>}
      {below?.(entry, answers)}
    </article>
  );
}

/** That it came or went by mail, and how that mail fares. */
function ByMail({ entry: { channel, delivery } }: { entry: EntryView }) {
  const { t } = useTranslation();
  if (delivery === null) return channel === 'mail' ? ` · ${t('cases.channel.mail')}` : null;
  return (
    <span className={delivery === 'failed' ? classes.notGone : undefined}>
      {` · ${t('conversations.byMail')}, ${t(`cases.delivery.${delivery}`)}`}
    </span>
  );
}
