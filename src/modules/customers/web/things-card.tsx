import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Problem } from '../../../ui/answered.tsx';
import { calledName } from '../../../ui/called-name.ts';
import { Card } from '../../../ui/card.tsx';
import { useNow } from '../../../ui/clock.ts';
import { useFirstFocus } from '../../../ui/first-focus.ts';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { useActions } from '../../../ui/keys.ts';
import { sayDate } from '../../../ui/moment.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { When } from '../../../ui/when.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { type CustomerView, customersApi, type Thing, type ThingView } from '../contract.ts';
import classes from './facts-card.module.css';

type ThingsCardProps = { customer: CustomerView; deskId: string };
/** Where the words stand in which it was said, as far as they stand here. */
type LearntFrom = { learntFrom: (entryId: string) => ReactNode };

/** What the customer has, so that nobody asks for its serial number again. */
export function ThingsCard({ customer, deskId, learntFrom }: ThingsCardProps & LearntFrom) {
  const { t } = useTranslation();
  const [writing, write] = useState<Thing | 'new' | null>(null);
  useActions([{ says: t('customers.addThing'), act: () => write('new') }]);
  return (
    <Card title={t('customers.things')}>
      {customer.things.length === 0 && <Empty>{t('customers.noThings')}</Empty>}
      <ul>
        {customer.things.map((thing) => (
          <li key={thing.id} className={classes.fact}>
            <ThingWords thing={thing} />
            {thing.entryId && learntFrom(thing.entryId)}
            <Noted thing={thing} deskId={deskId} />
            <span className={classes.checks}>
              <Verb
                plain
                label={t('customers.correctThingOf', { thing: nameOf(thing) })}
                onPress={() => write(thing)}
              >
                {t('customers.correctThing')}
              </Verb>
              <Retire thing={thing} deskId={deskId} />
            </span>
          </li>
        ))}
      </ul>
      {writing === null && (
        <Verb plain onPress={() => write('new')}>
          {t('customers.addThing')}
        </Verb>
      )}
      {writing !== null && (
        <WriteThing
          key={writing === 'new' ? 'new' : writing.id}
          {...{ customer, deskId }}
          known={writing === 'new' ? null : writing}
          close={() => write(null)}
        />
      )}
      <FormerThings customer={customer} deskId={deskId} />
    </Card>
  );
}

const nameOf = ({ make, model, serial }: Thing) => [make, model, serial].filter(Boolean).join(' ');

/** Who corrected it, or said that they have it no more, and when. */
function Noted({ thing: { noted }, deskId, isFormer = false }: OneThingProps & { isFormer?: boolean }) {
  const { t } = useTranslation();
  const zone = useDeskZone(deskId);
  if (noted.by === null || !noted.isCorrection) return null;
  return (
    <span className={classes.learnt}>
      {t(isFormer ? 'customers.retiredBy' : 'customers.correctedBy', { who: calledName(noted.by) })}{' '}
      <When at={noted.at} zone={zone} />
    </span>
  );
}

type OneThingProps = { thing: ThingView; deskId: string };

function Retire({ thing, deskId }: OneThingProps) {
  const { t } = useTranslation();
  const retire = useCommand(customersApi.retireThing, { done: () => say(t('customers.retired')) });
  const problem = useProblem(retire);
  return (
    <>
      <Verb
        plain
        label={t('customers.retireOf', { thing: nameOf(thing) })}
        disabled={retire.isPending}
        onPress={() => retire.mutate({ desk: deskId, thing: thing.id })}
      >
        {t('customers.retire')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}

/** What they have no more stays readable, and comes back by one press. */
function FormerThings({ customer, deskId }: ThingsCardProps) {
  const { t } = useTranslation();
  const again = useCommand(customersApi.noteThing, { done: () => say(t('customers.noted')) });
  const problem = useProblem(again);
  if (customer.formerThings.length === 0) return null;
  const giveBack = ({ id, noted, entryId, ...thing }: ThingView) =>
    again.mutate({ desk: deskId, customer: customer.id, ...thing, replacesId: id });
  return (
    <details className={classes.former}>
      <summary>{t('customers.formerThings', { count: customer.formerThings.length })}</summary>
      <ul>
        {customer.formerThings.map((thing) => (
          <li key={thing.id} className={classes.fact}>
            <ThingWords thing={thing} />
            <Noted thing={thing} deskId={deskId} isFormer />
            <Verb
              plain
              label={t('customers.haveAgainOf', { thing: nameOf(thing) })}
              disabled={again.isPending}
              onPress={() => giveBack(thing)}
            >
              {t('customers.haveAgain')}
            </Verb>
          </li>
        ))}
      </ul>
      <Problem sentence={problem} />
    </details>
  );
}

/** What it is, and where and when it was bought. */
export function ThingWords({ thing }: { thing: Thing }) {
  const { t } = useTranslation();
  return (
    <span>
      {[thing.make, thing.model].filter(Boolean).join(' ')}
      {thing.serial && <> · {t('customers.serialIs', { serial: thing.serial })}</>}
      <Bought thing={thing} />
      <Warranty thing={thing} />
      {thing.instructions && (
        <span className={classes.bought}>
          {t('customers.instructionsAre', { version: thing.instructions })}
        </span>
      )}
    </span>
  );
}

function Bought({ thing: { boughtFrom, boughtOn } }: { thing: Thing }) {
  const { t } = useTranslation();
  if (boughtFrom === null && boughtOn === null) return null;
  const day = boughtOn && sayDate(boughtOn, t('language'));
  const words =
    boughtFrom && day
      ? t('customers.boughtFromOn', { shop: boughtFrom, day })
      : boughtFrom
        ? t('customers.boughtFromShop', { shop: boughtFrom })
        : t('customers.boughtOnDay', { day });
  return <span className={classes.bought}>{words}</span>;
}

function Warranty({ thing: { warrantyBy, warrantyUntil } }: { thing: Thing }) {
  const { t } = useTranslation();
  const now = useNow();
  if (warrantyBy === null && warrantyUntil === null) return null;
  const is = warrantyUntil === null ? 'known' : isPast(warrantyUntil, now) ? 'over' : 'runs';
  const values = { by: warrantyBy, day: warrantyUntil && sayDate(warrantyUntil, t('language')) };
  return (
    <span className={classes.bought}>{t(`customers.warranty.${is}${warrantyBy ? 'By' : ''}`, values)}</span>
  );
}

/** It runs until the end of its last day, wherever that is. */
const isPast = (day: string, now: number) => now > Date.parse(`${day}T23:59:59Z`) + 12 * 3_600_000;

const nothing = {
  ...{ make: '', model: '', serial: '', boughtFrom: '', boughtOn: '' },
  ...{ warrantyBy: '', warrantyUntil: '', instructions: '' },
};
type Field = keyof typeof nothing;

type WriteThingProps = ThingsCardProps & { known: Thing | null; close: () => void };

function WriteThing({ customer, deskId, known, close }: WriteThingProps) {
  const { t } = useTranslation();
  const [written, write, forget] = useKept(`thing ${known?.id ?? customer.id}`, {
    ...nothing,
    ...textsOf(known),
  });
  const first = useFirstFocus<HTMLInputElement>();
  const note = useCommand(customersApi.noteThing);
  const problem = useProblem(note);
  const send = () => {
    const told = Object.fromEntries(
      Object.entries(written).map(([name, text]) => [name, text.trim() || null]),
    ) as Record<Field, string | null>;
    const where = { desk: deskId, customer: customer.id, ...(known && { replacesId: known.id }) };
    note.mutate(
      { ...where, ...told },
      {
        onSuccess: () => {
          forget();
          say(t('customers.noted'));
          close();
        },
      },
    );
  };
  const field = (name: Field, more: object = {}) => (
    <TextInput
      label={t(`customers.thing.${name}`)}
      value={written[name]}
      onChange={({ currentTarget: { value } }) => write((before) => ({ ...before, [name]: value }))}
      maxLength={200}
      {...more}
    />
  );
  return (
    <Form
      aside
      verb={t('customers.noteFact')}
      send={send}
      sending={note.isPending}
      problem={problem}
      cancel={close}
    >
      {field('make', { ref: first })}
      {field('model')}
      {field('serial')}
      {field('boughtFrom')}
      {field('boughtOn', { type: 'date' })}
      {field('warrantyBy')}
      {field('warrantyUntil', { type: 'date' })}
      {field('instructions')}
    </Form>
  );
}

const textsOf = (known: Thing | null): Partial<typeof nothing> =>
  Object.fromEntries(
    Object.entries(known ?? {}).flatMap(([name, text]) => (name in nothing ? [[name, text ?? '']] : [])),
  );
