import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import type { CaseView } from '../../cases/contract.ts';
import type { Me } from '../../people/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import classes from './at-a-glance.module.css';
import { whatIsNext, whatWasPromised, whoDoesWhat } from './glance.ts';

/** What I must do next, what was promised, and which company does what by when: a sentence each. */
export function AtAGlance({ theCase, me }: { theCase: CaseView; me: Me }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const told = { now, zone, t };
  const promised = whatWasPromised(theCase, told);
  return (
    <section className={classes.glance} aria-label={t('tasks.glance.title')}>
      <p className={classes.next}>
        {whatIsNext(theCase, { id: me.id, organizationId: me.organization.id }, told)}
      </p>
      <ul>
        {promised && <li>{promised}</li>}
        {whoDoesWhat(theCase, told).map(({ id, words }) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
    </section>
  );
}
