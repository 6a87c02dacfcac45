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
  only?: { make: string; model: string; version: string };
};

const figures = ['sentBack', 'inspected', 'noFault'] as const satisfies Which[];

/** How much was sent back, was looked at and had no fault, each with its cases; and the share, where enough is known. */
export function Counts({ desk, weeks, of, thing, only }: CountsProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const { share } = of;
  const say = (value: number) => sayShare(value, t);
  return (
    <>
      <ul className={classes.figures}>
        {figures.map((which) => {
          const said = t(`returns.${which}`, { count: of[which] });
          return (
            <li key={which}>
              <Link
                to="/app/o/$organization/desks/$desk/knowledge/returns/cases"
                params={{ organization, desk }}
                search={{ which, weeks, ...only }}
                aria-label={t('returns.seeBehind', { said, thing })}
                data-row
              >
                {said}
              </Link>
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
