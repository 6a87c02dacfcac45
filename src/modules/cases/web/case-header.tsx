import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { Mark } from '../../../ui/mark.tsx';
import { sayMoment } from '../../../ui/moment.ts';
import { usePageTitle } from '../../../ui/page.tsx';
import { Face, useDeskZone } from '../../people/web/index.ts';
import type { CaseView } from '../contract.ts';
import classes from './case-header.module.css';
import { NextWordPill } from './next-word-time.tsx';
import { sayReference } from './reference.ts';

type CaseHeaderProps = {
  theCase: CaseView;
  /** Who else is here. */
  present?: ReactNode;
  actions: ReactNode;
};

/** Whose case, which, who owns it and when the customer hears next; beside it what can be done. */
export function CaseHeader({ theCase, present, actions }: CaseHeaderProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(theCase.deskId);
  const now = useNow();
  const { owner, awayUntil, standIn, customer, desk } = theCase;
  return (
    <CaseTitle {...theCase} customer={customer.name} of={desk} present={present}>
      <div className={classes.pills}>
        {theCase.state !== 'open' && <span className={classes.pill}>{stateOf(theCase)}</span>}
        <span className={classes.pill} title={[owner.organization, owner.place].filter(Boolean).join(', ')}>
          <Face who={owner} />
          {t('cases.ownedBy', { name: owner.name })}
        </span>
        {awayUntil && (
          <span className={classes.pill}>
            {standIn && <Face who={standIn} />}
            {t(standIn ? 'cases.standsIn' : 'cases.away', {
              name: standIn?.name,
              when: sayMoment(Date.parse(awayUntil), { now, zone, t }),
            })}
          </span>
        )}
        <NextWordPill due={theCase.due} dueSetAt={theCase.dueSetAt} zone={zone} />
      </div>
      <div className={classes.actions}>{actions}</div>
    </CaseTitle>
  );

  function stateOf({ state, outcome }: CaseView): string {
    return state === 'ended' && outcome ? t(`cases.outcome.${outcome}`) : t(`cases.state.${state}`);
  }
}

type CaseTitleProps = {
  subject: string;
  reference: string;
  customer: string;
  of?: string;
  present?: ReactNode;
  children?: ReactNode;
};

/** What a case is called; all that is known of it while the rest is on its way. */
export function CaseTitle({ subject, reference, customer, of, present, children }: CaseTitleProps) {
  usePageTitle(subject);
  return (
    <header className={classes.header}>
      <Mark name={customer} lane={null} />
      <div className={classes.subject}>
        <h1>
          <bdi>{subject}</bdi>
        </h1>
        <p>
          <bdi>{customer}</bdi> · <span className={classes.reference}>{sayReference(reference)}</span>
          {of !== undefined && (
            <>
              {' · '}
              <bdi>{of}</bdi>
            </>
          )}
        </p>
        {present}
      </div>
      {children}
    </header>
  );
}
