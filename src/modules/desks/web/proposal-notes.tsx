import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { Me } from '../../people/contract.ts';
import { desksApi, type ProposalView } from '../contract.ts';
import { asksOf } from '../policy.ts';
import { parts } from './parts.ts';
import classes from './proposals-card.module.css';
import { sayDecided } from './say-decided.ts';

type ProposalNotesProps = { me: Me; desk: Me['desks'][number] };

/** Who waits for a word of the client's, of whom one is asked oneself, and what became of those whom one proposed, until one has seen it. */
export function ProposalNotes({ me, desk }: ProposalNotesProps) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const proposals = useAsk(desksApi.proposals, { desk: desk.slug });
  const items = proposals.data?.items ?? [];
  const isTold = desk.side === 'client' && (desk.role === 'accountable' || desk.role === 'lead');
  const waiting = isTold ? items.filter(({ state }) => state === 'proposed') : [];
  const answered = items.filter(
    ({ state, seen, proposedBy }) =>
      (state === 'admitted' || state === 'refused') && !seen && proposedBy.id === me.id,
  );
  const asked = items.filter((proposal) => asksOf(proposal, me.id).length > 0);
  if (waiting.length + answered.length + asked.length === 0) return null;
  return (
    <Card title={t('desks.proposalsOn', { desk: desk.name })}>
      <ul>
        {waiting.length > 0 && (
          <li className={classes.note}>
            <Link
              to="/app/o/$organization/desks/$desk/settings"
              params={{ organization, desk: desk.slug }}
              hash={parts.proposals}
            >
              {t(desk.role === 'accountable' ? 'desks.waitForYou' : 'desks.waitToBeAdmitted', {
                count: waiting.length,
              })}
            </Link>
          </li>
        )}
        {asked.length > 0 && (
          <li className={classes.note}>
            <Link
              to="/app/o/$organization/desks/$desk/settings"
              params={{ organization, desk: desk.slug }}
              hash={parts.proposals}
            >
              {t('desks.askedAbout', { count: asked.length })}
            </Link>
          </li>
        )}
        {answered.map((proposal) => (
          <AnsweredNote key={proposal.id} proposal={proposal} desk={desk.slug} />
        ))}
      </ul>
    </Card>
  );
}

function AnsweredNote({ proposal, desk }: { proposal: ProposalView; desk: string }) {
  const { t } = useTranslation();
  const see = useCommand(desksApi.seeDecision);
  const problem = useProblem(see);
  const { id, person } = proposal;
  return (
    <li className={classes.note}>
      <span>{sayDecided(proposal, t)}</span>
      <Verb
        plain
        label={t('desks.seenOf', { name: person.name })}
        loading={see.isPending}
        onPress={() => see.mutate({ desk, proposal: id })}
      >
        {t('desks.seen')}
      </Verb>
      <Problem sentence={problem} />
    </li>
  );
}
