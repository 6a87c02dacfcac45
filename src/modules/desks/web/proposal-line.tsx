import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { languageName } from '../../../ui/language-names.ts';
import { Quiet } from '../../../ui/lines.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { sayMoment } from '../../../ui/moment.ts';
import { When } from '../../../ui/when.tsx';
import { useActor } from '../../people/web/index.ts';
import type { DeskView, ProposalView } from '../contract.ts';
import { Assure } from './assure.tsx';
import classes from './proposals-card.module.css';
import { sayLacking } from './say-asked.ts';

type ProposalLineProps = {
  proposal: ProposalView;
  desk: DeskView;
  /** Whose word it is that they wait for. */
  mayDecide: boolean;
  /** Where several are chosen. */
  choosing: ReactNode;
  /** Where it stands, for whoever needs to know. */
  at?: Ref<HTMLLIElement>;
  /** What can be done about it. */
  children: ReactNode;
};

/** Somebody who is proposed: who they are, what they know, and who vouches for them. */
export function ProposalLine({ proposal, desk, mayDecide, choosing, at: row, children }: ProposalLineProps) {
  const { t } = useTranslation();
  const now = useNow();
  const me = useActor()?.id;
  const { person, picture, title, called, role, skills, languages, words, proposedBy, proposedAt } = proposal;
  const { asks, admitsAt } = proposal;
  const { name, organization, place } = person;
  const at = [title, organization, place && t('people.inPlace', { place })].filter(Boolean).join(', ');
  const list = new Intl.ListFormat(t('language'));
  const spoken = list.format(languages.map((code) => languageName(code, t('language'))));
  const lacking = sayLacking(asks, { me, t });
  return (
    <li ref={row} className={classes.proposal}>
      {choosing}
      {picture ? (
        <img className={classes.picture} src={picture} alt={t('people.pictureOf', { name })} />
      ) : (
        <Mark name={name} lane={organization} large />
      )}
      <div className={classes.who}>
        <span>
          <span className={classes.name}>{name}</span> <Quiet>{at}</Quiet>
        </span>
        <p>{words}</p>
        {called && <Quiet>{t('desks.calledThere', { called })}</Quiet>}
        <Quiet>
          {t('desks.asRole', { role: t(`desks.role.${role}`) })} · {[...skills, spoken].join(' · ')}
        </Quiet>
        <Quiet>
          {t('desks.proposedBy', { name: proposedBy.name })} · <When at={proposedAt} zone={desk.zone} />
        </Quiet>
        {asks
          .filter(({ said }) => said)
          .map(({ kind, person }) => (
            <Quiet key={kind}>{t(`desks.said.${kind}`, { name: person.name })}</Quiet>
          ))}
        {lacking && <span>{t('desks.comesOnce', { what: lacking })}</span>}
        {admitsAt && (
          <span>
            {t(mayDecide ? 'desks.admitsUnlessYou' : 'desks.admitsUnlessClient', {
              moment: sayMoment(Date.parse(admitsAt), { now, zone: desk.zone, t }),
            })}
          </span>
        )}
      </div>
      <span className={classes.verbs}>
        <Assure proposal={proposal} desk={desk.slug} />
        {children}
      </span>
    </li>
  );
}
