import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { sayNumber, sayShare } from '../../../ui/say-numbers.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { Continuity, Mean, Measured, Share } from '../contract.ts';
import classes from './measures.module.css';

type FigureProps = {
  title: string;
  /** How it is counted. */
  how: string;
  desk: string;
  weeks: number;
  /** The counts that it is made of, each with its needs. */
  counts: readonly (readonly [Measured, number])[];
  children: ReactNode;
};

/** A figure with what it is made of and how. */
export function Figure({ title, how, desk, weeks, counts, children }: FigureProps) {
  const { t } = useTranslation();
  return (
    <Card title={title} spaced>
      {children}
      <ul className={classes.counts}>
        {counts.map(([which, count]) => (
          <CountOf key={which} {...{ desk, weeks, which, count }} says={t(`measures.which.${which}`)} />
        ))}
      </ul>
      <details>
        <summary>{t('measures.how')}</summary>
        <p>{how}</p>
        <p>{t('measures.leftOut')}</p>
      </details>
    </Card>
  );
}

type CountOfProps = {
  desk: string;
  weeks: number;
  which: Measured;
  /** As this one alone sees them. */
  company?: string;
  says: string;
  count: number;
};

/** A count, with its needs. */
export function CountOf({ desk, weeks, which, company, says, count }: CountOfProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  return (
    <li>
      <Link
        to="/app/o/$organization/desks/$desk/demand/measures/needs"
        params={{ organization, desk }}
        search={{ which, weeks, ...(company && { company }) }}
        className={classes.row}
        data-row
      >
        <span>{says}</span>
        <span className={classes.count}>{sayNumber(count, t)}</span>
      </Link>
    </li>
  );
}

/** So much of all, within what, and of how many. */
export function SayShare({ of: { count, of, share, interval } }: { of: Share }) {
  const { t } = useTranslation();
  if (of === 0) return <p>{t('measures.noneYet')}</p>;
  if (share === null || interval === null)
    return (
      <p>
        {t('measures.ofCount', { count, of })}. {t('measures.noShare')}
      </p>
    );
  const [low, high] = [sayShare(interval.low, t), sayShare(interval.high, t)];
  return (
    <>
      <p className={classes.figure}>{t('measures.shareIs', { share: sayShare(share, t), low, high })}</p>
      <p className={classes.quiet}>{t('measures.ofCount', { count, of })}</p>
    </>
  );
}

/** By the same person, or the same company: in most contacts, in any two, and one after another. */
export function SayContinuity({ of: { usual, alike, inTurn } }: { of: NonNullable<Continuity> }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={classes.figure}>{sayMean(usual, t)}</p>
      <p className={classes.quiet}>{t('measures.usual')}</p>
      <p className={classes.quiet}>{t('measures.alike', { share: sayMean(alike, t) })}</p>
      <p className={classes.quiet}>{t('measures.inTurn', { share: sayMean(inTurn, t) })}</p>
    </>
  );
}

function sayMean({ mean, interval }: Mean, t: TFunction): string {
  const share = sayShare(mean, t);
  if (interval === null) return share;
  return t('measures.shareIs', { share, low: sayShare(interval.low, t), high: sayShare(interval.high, t) });
}
