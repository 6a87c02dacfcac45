import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useAsk } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import type { CaseView } from '../../cases/contract.ts';
import { pointTo } from '../../cases/web/index.ts';
import type { Fact } from '../../customers/contract.ts';
import { FactsCard, ThingsCard } from '../../customers/web/index.ts';
import { conversationsApi } from '../contract.ts';

/** What we know of the customer of a case, each with where it was said. */
export function FactsOfCase({ theCase }: { theCase: CaseView }) {
  const { customer, deskId, id } = theCase;
  return (
    <FactsCard
      {...{ customer, deskId }}
      covered={(fact) => <Covered fact={fact} caseId={id} />}
      learntFrom={(from) => <LearntFrom from={from} here={id} />}
    />
  );
}

/** What the customer of a case has. */
export function ThingsOfCase({ theCase }: { theCase: CaseView }) {
  const { customer, deskId, id: caseId, reference, entries } = theCase;
  const learntFrom = (entryId: string) => {
    const said = entries.find(({ id }) => id === entryId);
    return said && <LearntFrom from={{ entryId, caseId, reference, channel: said.channel }} here={caseId} />;
  };
  return <ThingsCard {...{ customer, deskId, learntFrom }} />;
}

function Covered({ fact, caseId }: { fact: Fact; caseId: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [asked, ask] = useState(false);
  const told = useAsk(conversationsApi.uncoveredFact, { case: caseId, fact: fact.id }, { enabled: asked });
  if (told.data) return told.data.text;
  return (
    <>
      {t('customers.sensitive')}{' '}
      <Verb plain loading={told.isFetching} onPress={() => (asked ? void told.refetch() : ask(true))}>
        {t('conversations.known.uncover')}
      </Verb>
      <Problem sentence={told.error && sentence(told.error)} />
    </>
  );
}

const places = { mail: 'mail', page: 'page', phone: 'call', text: 'text', api: 'words' } as const;

function LearntFrom({ from, here }: { from: NonNullable<Fact['learntFrom']>; here: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const { caseId, entryId, reference, channel } = from;
  const words = t(`conversations.known.from.${places[channel ?? 'api']}`);
  if (caseId === here)
    return (
      <Verb plain onPress={() => pointTo(entryId)}>
        {words}
      </Verb>
    );
  return (
    <Link to="/app/o/$organization/cases/$case" params={{ organization, case: reference }}>
      {words}
    </Link>
  );
}
