import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useActor } from '../../people/web/index.ts';
import { desksApi, type ProposalView } from '../contract.ts';
import { asksOf } from '../policy.ts';

type AssureProps = { proposal: ProposalView; desk: string };

/** Whoever the rule asks says of somebody that they trained them, or that they vouch for them. */
export function Assure({ proposal, desk }: AssureProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const assure = useCommand(desksApi.assure, {
    done: ({ kind }) => say(t(`desks.assured.${kind}`, { name })),
  });
  const problem = useProblem(assure);
  const { id, person } = proposal;
  const { name } = person;
  const asksMe = actor === null ? [] : asksOf(proposal, actor.id);
  return (
    <>
      {asksMe.map(({ kind }) => (
        <Verb
          key={kind}
          plain
          loading={assure.isPending}
          onPress={() => assure.mutate({ desk, proposal: id, kind })}
        >
          {t(`desks.assure.${kind}`, { name })}
        </Verb>
      ))}
      <Problem sentence={problem} />
    </>
  );
}
