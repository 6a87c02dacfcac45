import { useTranslation } from 'react-i18next';
import { When } from '../../../../ui/when.tsx';
import type { EntryView } from '../../contract.ts';
import { sayEntry } from '../entry-words.ts';
import classes from './station-card.module.css';

const WIDTH = 272;
const LONGEST = 140;

type StationCardProps = { entry: EntryView; zone: string; at: { x: number; y: number; room: number } };

/** Who, for which company, what and when: for who points at a station. Its name says the same to who listens. */
export function StationCard({ entry, zone, at }: StationCardProps) {
  const { t } = useTranslation();
  const left = Math.max(8, Math.min(at.x - 24, at.room - WIDTH - 8));
  const { author, askedOf, text } = entry;
  const company = author.kind === 'customer' ? null : author.organization;
  return (
    <div
      className={classes.card}
      style={{ left, top: at.y + 4, width: Math.min(WIDTH, at.room - 16) }}
      aria-hidden
    >
      <p className={classes.what}>{sayEntry(entry, t)}</p>
      <p className={classes.about}>
        {company && <span>{company}</span>}
        {askedOf && <span>{t('cases.stop.asksOf', { whom: askedOf })}</span>}
        {entry.channel && <span>{t(`cases.channel.${entry.channel}`)}</span>}
        <When at={entry.at} zone={zone} />
      </p>
      {text && (
        <p className={classes.words}>
          {text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()} …` : text}
        </p>
      )}
    </div>
  );
}
