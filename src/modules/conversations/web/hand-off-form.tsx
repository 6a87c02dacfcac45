import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Form } from '../../../ui/form.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { useKept } from '../../../ui/kept.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import type { DeskView } from '../../desks/contract.ts';
import { BriefingFields, type BriefingText } from './briefing-fields.tsx';
import { type Changes, ChangesFields } from './changes-fields.tsx';

type Taker = { id: string; name: string; organization: string | null };
type Roster = readonly Pick<DeskView['roster'][number], 'person' | 'away'>[];

export type Offered = {
  to: Taker;
  /** Among whom, beside the first, several cases are dealt out. */
  others: string[];
  briefing: BriefingText;
  /** Null: half a working day of theirs. */
  answerBy: string | null;
  /** Null: after two open hours of the desk. */
  changesAt: string | null;
  /** Null: it can wait. */
  cannotWait: string | null;
};

type HandOffFormProps = {
  /** What is handed off, by which the briefing is found again. */
  of: string;
  /** How many cases. */
  count?: number;
  takers: readonly Taker[];
  /** Who of them is away. */
  roster: Roster;
  /** Who works there and cannot own a case. */
  experts: readonly string[];
  zone: string;
  /** What is known before anybody writes. */
  known: Partial<BriefingText>;
  /** `offered` once it is. */
  offer: (said: Offered, offered: () => void) => void;
  sending: boolean;
  problem: string | null;
  cancel: () => void;
};

/** To whom, and what they need to know; only the situation must be said. */
export function HandOffForm({
  of,
  count = 1,
  takers,
  roster,
  experts,
  zone,
  known,
  offer,
  ...form
}: HandOffFormProps) {
  const { t } = useTranslation();
  const [written, set, forget] = useKept(`hand-off ${of}`, {
    toId: takers[0]?.id ?? '',
    others: [] as string[],
    answerBy: null as string | null,
    changes: { at: null, whyAtOnce: null } as Changes,
    briefing: { ...nothingSaid, ...known },
  });
  const { toId, others, answerBy, changes, briefing } = written;
  const to = takers.find(({ id }) => id === toId) ?? takers[0];
  if (!to) return <Empty>{t('conversations.nobodyToHandTo')}</Empty>;
  const also = others.filter((id) => id !== to.id && takers.some((taker) => taker.id === id));
  return (
    <Form
      verb={t('conversations.offer', { count })}
      send={() =>
        offer(
          {
            ...{ to, others: also, briefing, answerBy },
            ...{ changesAt: changes.whyAtOnce === null ? changes.at : null, cannotWait: changes.whyAtOnce },
          },
          () => forget(written),
        )
      }
      {...form}
    >
      <Choice
        begin
        label={t('conversations.handOffTo')}
        value={to.id}
        options={takers.map(({ id, name, organization }) => ({
          value: id,
          label: organization ? `${name}, ${organization}` : name,
        }))}
        choose={(next) => set((before) => ({ ...before, toId: next }))}
      />
      {count > 1 && takers.length > 1 && (
        <Checkbox.Group
          label={t('conversations.dealtOut')}
          value={also}
          onChange={(next) => set((before) => ({ ...before, others: next }))}
        >
          {takers
            .filter(({ id }) => id !== to.id)
            .map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
        </Checkbox.Group>
      )}
      {roster
        .filter(({ person }) => [to.id, ...(count > 1 ? also : [])].includes(person.id))
        .map(({ person, away }) => (
          <IsAway key={person.id} who={person.name} away={away} zone={zone} />
        ))}
      {experts.length > 0 && (
        <p>
          {t('conversations.expertsOwnNone', {
            count: experts.length,
            names: new Intl.ListFormat(t('language')).format(experts),
          })}
        </p>
      )}
      <MomentField
        label={t('conversations.offerAnswerBy')}
        value={answerBy}
        zone={zone}
        choose={(at) => set((before) => ({ ...before, answerBy: at }))}
      />
      <ChangesFields
        changes={changes}
        zone={zone}
        change={(next) => set((before) => ({ ...before, changes: next }))}
      />
      <BriefingFields
        briefing={briefing}
        change={(next) => set((before) => ({ ...before, briefing: next }))}
      />
    </Form>
  );
}

const nothingSaid: BriefingText = {
  situation: '',
  background: '',
  assessment: '',
  recommendation: '',
  promised: '',
  doNotAskAgain: '',
};

/** Whoever is away takes nothing over until they are back: said before it is offered to them. */
function IsAway({ who, away, zone }: { who: string; away: Roster[number]['away']; zone: string }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!away) return null;
  const values = { who: isolated(who), moment: sayMoment(Date.parse(away.until), { now, zone, t }) };
  return (
    <p role="status">
      {away.standIn
        ? t('conversations.takerAwayWith', { ...values, name: isolated(away.standIn) })
        : t('conversations.takerAway', values)}
    </p>
  );
}
