import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../../ui/clock.ts';
import { laneNumber } from '../../../../ui/initials.ts';
import type { Drawing } from '../../../../ui/line/layout.ts';
import { sayMoment } from '../../../../ui/moment.ts';
import { useDeskZone } from '../../../people/web/index.ts';
import type { CaseView, EntryView } from '../../contract.ts';
import { sayEntry } from '../entry-words.ts';
import { pointTo } from '../point-to.ts';
import { StationCard } from './station-card.tsx';
import { StationShape } from './station-shape.tsx';
import classes from './stations.module.css';
import { stepFrom } from './steps.ts';

type StationsProps = {
  drawing: Drawing;
  theCase: CaseView;
  region: RefObject<HTMLElement | null>;
  /** Brings the conversation to the screen. */
  toWords: () => void;
};

/** All that happened, to be pointed at or walked through: one stop of the tab key, arrows move, Enter leads to the words. */
export function Stations({ drawing, theCase, region, toWords }: StationsProps) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const places = useRef(new Map<string, SVGGElement>());
  const [walked, setWalked] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const { stops, lanes } = drawing;
  const home = stops.find(({ id }) => id === walked)?.id ?? stops.at(-1)?.id;
  const entries = new Map(theCase.entries.map((entry) => [entry.id, entry]));

  // What has no words of its own, such as a receipt, stands with what came before it.
  const lead = (id: string) => {
    toWords();
    const until = theCase.entries.findIndex((entry) => entry.id === id);
    theCase.entries
      .slice(0, until + 1)
      .toReversed()
      .some((entry) => pointTo(entry.id));
  };
  const onKey = (event: KeyboardEvent, id: string) => {
    const next = stepFrom(stops, id, event.key);
    if (next) places.current.get(next)?.focus();
    else if (event.key === 'Enter' || event.key === ' ') lead(id);
    else if (event.key === 'Escape' && shown !== null) setShown(null);
    else return;
    event.preventDefault();
  };
  const sayStation = (entry: EntryView) => {
    const what = sayEntry(entry, t);
    const when = sayMoment(Date.parse(entry.at), { now, zone, t });
    const { organization } = entry.author;
    return organization
      ? t('cases.lineOf', { what, organization, when })
      : t('cases.lineAlone', { what, when });
  };

  const pointed = stops.find(({ id }) => id === shown);
  const pointedEntry = pointed && entries.get(pointed.id);
  return (
    <>
      {stops.map((stop) => {
        const entry = entries.get(stop.id);
        if (!entry) return null;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand in a picture.
          <g
            key={stop.id}
            ref={(element) => {
              if (element) places.current.set(stop.id, element);
              else places.current.delete(stop.id);
            }}
            role="button"
            tabIndex={stop.id === home ? 0 : -1}
            aria-label={sayStation(entry)}
            className={`${classes.station} ${classes[stop.shape]}`}
            style={{ transform: `translate(${stop.x}px, ${stop.y}px)` }}
            onKeyDown={(event) => onKey(event, stop.id)}
            onFocus={() => {
              setWalked(stop.id);
              setShown(stop.id);
            }}
            onBlur={() => setShown(null)}
            onPointerEnter={() => setShown(stop.id)}
            onPointerLeave={() => setShown((now) => (now === stop.id ? null : now))}
            onClick={() => lead(stop.id)}
          >
            <StationShape
              shape={stop.shape}
              color={`var(--track-${laneNumber(lanes[stop.lane]?.company ?? null)})`}
            />
          </g>
        );
      })}
      {pointed &&
        pointedEntry &&
        region.current &&
        createPortal(
          <StationCard
            entry={pointedEntry}
            zone={zone}
            at={placeIn(region.current, places.current.get(pointed.id))}
          />,
          region.current,
        )}
    </>
  );
}

/** Where a station is on what its card hangs in. */
function placeIn(region: HTMLElement, station: SVGGElement | undefined) {
  const [around, own] = [region.getBoundingClientRect(), station?.getBoundingClientRect()];
  if (!own) return { x: 0, y: 0, room: around.width };
  return { x: own.left + own.width / 2 - around.left, y: own.bottom - around.top, room: around.width };
}
