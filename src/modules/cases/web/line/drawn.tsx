import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { laneNumber } from '../../../../ui/initials.ts';
import type { Drawing } from '../../../../ui/line/layout.ts';
import type { Track } from '../../../../ui/line/tracks.ts';
import type { Urgency } from '../next-word.ts';
import classes from './drawn.module.css';

type DrawnProps = { drawing: Drawing; urgency: Urgency };

/** All of the picture that is only looked at. */
export function Drawn({ drawing, urgency }: DrawnProps) {
  const { t } = useTranslation();
  const { size, lanes, tracks, labels, now, flag, daysY } = drawing;
  const colorOf = (lane: number) => `var(--track-${laneNumber(lanes[lane]?.company ?? null)})`;
  return (
    <g aria-hidden>
      <Days drawing={drawing} />
      {lanes.map(({ y, name }) => (
        <line key={name} className={classes.hairline} x1={0} x2={drawing.width} y1={y} y2={y} />
      ))}
      {now !== null && (
        <>
          <line className={classes.now} x1={now} x2={now} y1={8} y2={daysY - 14} />
          {size === 'full' && (
            <text className={classes.nowWord} x={now + 6} y={16}>
              {t('cases.lineNow')}
            </text>
          )}
        </>
      )}
      {tracks.map((track, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no name but their place.
        <Stretch key={index} track={track} colorOf={colorOf} />
      ))}
      {flag && (
        <g className={classes.flag} data-urgency={urgency}>
          <rect x={flag.x} y={flag.y} width={flag.width} height={flag.height} rx={flag.height / 2} />
          <text x={flag.x + flag.width / 2} y={flag.y + 17}>
            {flag.text}
          </text>
        </g>
      )}
      {labels.map(({ id, x, y, text }) => (
        <text key={id} x={x} y={y} className={classes.label}>
          {text}
        </text>
      ))}
    </g>
  );
}

type StretchProps = { track: Track; colorOf: (lane: number) => string };

function Stretch({ track: { d, dots, lane, into }, colorOf }: StretchProps) {
  const id = useId();
  if (dots) return <path d={d} className={classes[dots.tone]} strokeDasharray={dots.dash} />;
  if (!into) return <path d={d} className={classes.track} style={{ stroke: colorOf(lane) }} />;
  return (
    <>
      <linearGradient id={id} gradientUnits="userSpaceOnUse" x1={into.x0} x2={into.x1} y1={0} y2={0}>
        <stop offset="0.1" style={{ stopColor: colorOf(lane) }} />
        <stop offset="0.6" style={{ stopColor: colorOf(into.lane) }} />
      </linearGradient>
      <path d={d} className={classes.track} stroke={`url(#${id})`} />
    </>
  );
}

function Days({ drawing: { days, daysY } }: { drawing: Drawing }) {
  return (
    <>
      {days.marks.map(({ x, label }, index) => (
        <g key={x}>
          {index > 0 && <line className={classes.midnight} x1={x} x2={x} y1={24} y2={daysY - 14} />}
          {label && (
            <text x={index > 0 ? x + 4 : x - 6} y={daysY} className={classes.day}>
              {label}
            </text>
          )}
        </g>
      ))}
      {days.breaks.map((x) => (
        <path key={x} className={classes.break} d={`M${x - 5} ${daysY}l4 -9M${x + 1} ${daysY}l4 -9`} />
      ))}
    </>
  );
}
