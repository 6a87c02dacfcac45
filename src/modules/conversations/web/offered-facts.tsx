import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView, EntryView } from '../../cases/contract.ts';
import { customersApi } from '../../customers/contract.ts';
import classes from './known.module.css';
import { isToKeep, keptAs, offeredIn } from './offered.ts';

/** Beside what a customer said, what of it looks worth keeping: one press keeps it, with where it was said. */
export function OfferedFacts({ theCase, entry }: { theCase: CaseView; entry: EntryView }) {
  const { t } = useTranslation();
  const { customer, deskId } = theCase;
  const done = () => say(t('customers.noted'));
  const learn = useCommand(customersApi.learn, { done });
  const note = useCommand(customersApi.noteThing, { done });
  const problem = useProblem(learn.error ? learn : note);
  const offered = isToKeep(theCase, entry) ? offeredIn(entry, customer) : [];
  const keep = (told: (typeof offered)[number]) => {
    const where = { desk: deskId, customer: customer.id, entryId: entry.id };
    const kept = keptAs(told, customer);
    if ('thing' in kept) note.mutate({ ...where, ...kept.thing });
    else learn.mutate({ ...where, ...kept.fact });
  };
  const [first] = offered;
  const hasKey =
    first !== undefined && theCase.entries.findLast((one) => isToKeep(theCase, one))?.id === entry.id;
  useActions(hasKey ? [{ key: 'k', says: t('conversations.known.keepFirst'), act: () => keep(first) }] : []);
  if (offered.length === 0) return null;
  return (
    <div className={classes.offered}>
      {offered.map((told) => (
        <Verb
          key={`${told.kind} ${told.value}`}
          plain
          shownKey={hasKey && told === first ? 'k' : undefined}
          disabled={learn.isPending || note.isPending}
          onPress={() => keep(told)}
        >
          {t(`conversations.known.keep.${told.kind}`, { value: told.value })}
        </Verb>
      ))}
      <Problem sentence={problem} />
    </div>
  );
}
