import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sayShare } from '../../../ui/say-numbers.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { ReturnsPicture, Which } from '../contract.ts';
import classes from './returns.module.css';

type CountsProps = {
  desk: string;
  weeks: number;
  of: ReturnsPicture['all'];
  /** Of what they are, for who hears the screen. */
  thing: string;
  only?: { make: string; model: string; version: string } | undefined;
};

type BehindProps = Pick<CountsProps, 'desk' | 'weeks' | 'only'> & {
  which: Which;
  label?: string;
  children: string;
};

/** A figure that opens to the cases behind it. */
export function Behind({ desk, weeks, which, only, label, children }: BehindProps) {
  const organization = useOrganization();
  return (
    <Link
      to="/app/o/$organization/desks/$desk/knowledge/returns/cases"
      params={{ organization, desk }}
      search={{ which, weeks, ...only }}
      aria-label={label}
      data-row
    >
      {children}
    </Link>
  );
}

const figures = ['sentBack', 'inspected', 'noFault', 'faulty'] as const satisfies Which[];

/** How much was sent back, was looked at, had no fault and was faulty, each with its cases; and the share, where enough is known. */
export function Counts({ desk, weeks, of, thing, only }: CountsProps) {
  const { t } = useTranslation();
  const { share } = of;
  const say = (value: number) => sayShare(value, t);
  return (
    <>
      <ul className={classes.figures}>
        {figures.map((which) => {
          const said = t(`returns.${which}`, { count: of[which] });
          return (
            <li key={which}>
              <Behind {...{ desk, weeks, which, only }} label={t('returns.seeBehind', { said, thing })}>
                {said}
              </Behind>
            </li>
          );
        })}
      </ul>
      {share === null ? (
        <p className={classes.quiet}>{t('returns.noShare')}</p>
      ) : (
        <p>
          {t('returns.shareIs', {
            share: say(share.share),
            low: say(share.interval.low),
            high: say(share.interval.high),
          })}{' '}
          {t('returns.bounds', { low: say(share.bounds.low), high: say(share.bounds.high) })}
        </p>
      )}
    </>
  );
}
