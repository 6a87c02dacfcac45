import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type CaseView, type EntryView, isSaid } from '../../cases/contract.ts';
import { maySpeakToCustomers } from '../../conversations/policy.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import { disclosuresApi, type SetbackView } from '../contract.ts';
import { SetbackDialog } from './setback-dialog.tsx';
import classes from './setbacks.module.css';
import { useSetbacks } from './use-setbacks.ts';

/** What went wrong on this case and its customer does not know yet. */
export function UntoldSetbacks({ theCase }: { theCase: CaseView }) {
  return useSetbacks(theCase)
    .filter(({ customerToldAt }) => customerToldAt === null)
    .map((setback) => <Untold key={setback.id} theCase={theCase} setback={setback} />);
}

function Untold({ theCase, setback }: { theCase: CaseView; setback: SetbackView }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(theCase.deskId);
  const actor = useActor();
  const [telling, setTelling] = useState(false);
  const { name } = theCase.customer;
  const at = (moment: string) => sayMoment(Date.parse(moment), { now, zone, t });
  const title = t('disclosures.doesNotKnow', { name });
  const mayTell = actor !== null && maySpeakToCustomers(actor, theCase.deskId);
  const isOver = theCase.state === 'ended' || theCase.state === 'joined';
  const said = theCase.entries.findLast((entry) => mayHaveTold(entry, setback));
  return (
    <section className={classes.untold} aria-label={title}>
      <h2>{title}</h2>
      <p className={classes.what}>{setback.what}</p>
      <p className={classes.quiet}>
        {t('disclosures.knownSince', { moment: at(setback.knownAt), company: setback.knownBy })}
      </p>
      <div className={classes.actions}>
        {mayTell && !isOver && theCase.reach !== null && (
          <Verb primary onPress={() => setTelling(true)}>
            {t('disclosures.tell', { name })}
          </Verb>
        )}
        {said && <Knows setback={setback} said={said} moment={at(said.at)} />}
      </div>
      {telling && <SetbackDialog theCase={theCase} marked={setback} close={() => setTelling(false)} />}
    </section>
  );
}

/** It may have told them: what a person wrote or said to them since it was known. */
const mayHaveTold = (entry: EntryView, { knownAt }: SetbackView): boolean =>
  isSaid(entry) && entry.at >= knownAt;

type KnowsProps = { setback: SetbackView; said: EntryView; moment: string };

function Knows({ setback, said, moment }: KnowsProps) {
  const { t } = useTranslation();
  const tell = useCommand(disclosuresApi.tellCustomer);
  const problem = useProblem(tell);
  return (
    <>
      <Verb
        plain
        loading={tell.isPending}
        onPress={() => tell.mutate({ setback: setback.id, telling: { entryId: said.id } })}
      >
        {t('disclosures.knows', { who: said.author.name, moment })}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}
