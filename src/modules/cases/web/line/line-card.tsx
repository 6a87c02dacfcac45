import { useMediaQuery } from '@mantine/hooks';
import { type CSSProperties, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../../ui/clock.ts';
import { useActions } from '../../../../ui/keys.ts';
import { heightOf, layOut, type Size } from '../../../../ui/line/layout.ts';
import { Verb } from '../../../../ui/verb.tsx';
import { When } from '../../../../ui/when.tsx';
import { useDeskZone } from '../../../people/web/index.ts';
import type { CaseView } from '../../contract.ts';
import { sayEntry } from '../entry-words.ts';
import { sayNextWord, urgencyOf } from '../next-word.ts';
import { Drawn } from './drawn.tsx';
import classes from './line-card.module.css';
import { Stations } from './stations.tsx';
import { storyOf } from './story.ts';
import { useRoom } from './use-room.ts';

/** A case as a transit map: a lane for each company, the customer's own on top; the same stands as a list for who listens. */
export function LineCard({ theCase, toWords }: { theCase: CaseView; toWords: () => void }) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  const now = useNow();
  const region = useRef<HTMLElement>(null);
  const { scroller, width, followEnd } = useRoom(theCase.entries.length);
  const story = useMemo(() => storyOf(theCase, t), [theCase, t]);
  const { isLow, isOpen, size, turn } = useFolding();
  const drawing = useMemo(() => {
    const flag = theCase.due === null ? '' : sayNextWord(theCase.due, { now, zone, t });
    return layOut(story, {
      width,
      now,
      zone,
      language: t('language'),
      size,
      words: { now: t('cases.lineNow'), next: flag },
    });
  }, [story, size, width, now, zone, t, theCase.due]);
  const lead = () => {
    flushSync(turn);
    if (!isOpen) region.current?.querySelector<SVGElement>('svg [tabindex="0"]')?.focus();
  };
  useActions([
    ...(isLow ? [{ key: 'v', says: t('cases.wholeLine'), act: lead }] : []),
    // Before the case itself is left.
    ...(isOpen ? [{ key: 'esc', act: turn }] : []),
    { key: '← →', says: t('cases.stationsAlong') },
    { key: '↑ ↓', says: t('cases.stationsAcross') },
    { key: 'Home End', says: t('cases.stationsEnds') },
  ]);
  if (theCase.entries.length === 0) return null;
  const card = (
    <section
      ref={region}
      className={classes.card}
      aria-label={t('cases.line')}
      data-size={isOpen ? 'over' : size}
      data-closes={isOpen || undefined}
    >
      <div
        className={classes.names}
        style={{ height: drawing.height, width: drawing.namesWidth }}
        aria-hidden
      >
        {drawing.lanes.map(({ name, y }) => (
          <span key={name} title={name} style={{ top: y }}>
            {name}
          </span>
        ))}
      </div>
      <div ref={scroller} className={classes.scroller} onScroll={followEnd}>
        {/* biome-ignore lint/a11y/useSemanticElements: a picture holds no field set. */}
        <svg width={drawing.width} height={drawing.height} role="group" aria-label={t('cases.stations')}>
          <Drawn drawing={drawing} urgency={urgencyOf(theCase, now)} />
          <Stations drawing={drawing} theCase={theCase} region={region} toWords={toWords} />
        </svg>
      </div>
      {isLow && (
        <div className={classes.fold}>
          <Verb
            plain
            label={t('cases.wholeLine')}
            title={t('cases.wholeLine')}
            aria-keyshortcuts="v"
            aria-expanded={isOpen}
            onPress={turn}
          >
            {isOpen ? '▴' : '▾'}
          </Verb>
        </div>
      )}
      <ol className={classes.list} aria-label={t('cases.line')}>
        {theCase.entries.map((entry) => (
          <li key={entry.id}>
            {sayEntry(entry, t)} <When at={entry.at} zone={zone} />
          </li>
        ))}
      </ol>
    </section>
  );
  const flat = { '--flat': `${heightOf(story, 'flat') + BORDERS}px` } as CSSProperties;
  // In the same place on a low window and a high one, as it is measured there.
  return (
    <div className={isLow ? classes.place : undefined} style={flat}>
      {card}
    </div>
  );
}

const BORDERS = 2;
/** Where a whole picture would leave too little to the conversation. */
const LOW = '(max-height: 860px), (max-width: 700px)';

/** On a low window the line is flat, and the whole of it opens. */
function useFolding() {
  const isLow = useMediaQuery(LOW, false, { getInitialValueInEffect: false });
  const [wanted, setWanted] = useState(false);
  const isOpen = isLow && wanted;
  const size: Size = isLow && !wanted ? 'flat' : 'full';
  return { isLow, isOpen, size, turn: () => setWanted(!wanted) };
}
