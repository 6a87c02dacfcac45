import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import { usePages } from '../../../web/api.ts';
import { askOrRecall } from '../../../web/offline/kept-answers.ts';
import type { CaseRow } from '../../cases/contract.ts';
import type { Choosing } from '../../cases/web/index.ts';
import { maySpeakToCustomers } from '../../conversations/policy.ts';
import { useActor } from '../../people/web/index.ts';
import { mostAtOnce, todayApi } from '../contract.ts';
import {
  chosenAfter,
  type Extent,
  extentOf,
  firstOf,
  nobodyChosen,
  offeredToNobody,
  stillChosen,
} from './choosing.ts';
import { HandOffSeveralDialog } from './hand-off-several-dialog.tsx';
import { SayToSeveralDialog } from './say-to-several-dialog.tsx';
import classes from './several.module.css';
import { SnoozeDialog } from './snooze-dialog.tsx';

const dialogs = { snooze: SnoozeDialog, say: SayToSeveralDialog, handOff: HandOffSeveralDialog };
type Act = keyof typeof dialogs;
const acts = ['snooze', 'say', 'handOff'] as const;
type Acting = { act: Act; on: readonly CaseRow[] };

/**
 * What can be done to several cases at once: the rows are chosen with x, or from the last one with shift. Without any
 * chosen the same keys act on the row one stands on, which may also be one of `reachable`.
 */
export function useSeveral(
  shown: readonly CaseRow[],
  reachable: readonly CaseRow[] = [],
): { choosing: Choosing | undefined; bar: ReactNode } {
  const { t } = useTranslation();
  const rules = useRules();
  const [picked, setPicked] = useState(nobodyChosen);
  const [acting, setActing] = useState<Acting | null>(null);
  const chosen = stillChosen(picked, shown);
  const ids = shown.map(({ id }) => id);
  const free = offeredToNobody(shown);
  const choose = (id: string, how: { range: boolean }) =>
    setPicked((before) => chosenAfter(before, id, { ...how, shown: ids }));
  const clear = () => setPicked(nobodyChosen);
  const chooseHere = (range: boolean) => {
    const here = rowHere(shown);
    if (here) choose(here.id, { range });
  };
  const all = [...shown, ...reachable];
  const begin = (act: Act) => {
    const here = rowHere(all);
    const on = chosen.length > 0 ? chosen : here ? [here] : [];
    if (rules[act](on)) setActing({ act, on });
  };
  const possible = acts.filter((act) => all.some((row) => rules[act]([row])));
  const isAny = possible.length > 0;
  useKeys({
    ...(isAny && {
      x: { says: t('today.chooseRow'), act: () => chooseHere(false) },
      'shift x': { says: t('today.chooseUpTo'), act: () => chooseHere(true) },
    }),
    ...Object.fromEntries(
      possible.map((act) => [shownKeys[act], { says: t(words[act]), act: () => begin(act) }]),
    ),
    ...(chosen.length > 0 && { esc: clear }),
  });
  const Dialog = acting && dialogs[acting.act];
  return {
    choosing: isAny
      ? { chosen: new Set(chosen.map(({ id }) => id)), choose: ({ id }, how) => choose(id, how) }
      : undefined,
    bar: (
      <>
        {chosen.length > 0 && (
          <Bar
            count={chosen.length}
            extent={extentOf(chosen, free)}
            all={shown.length}
            free={free.length}
            chooseAll={() => setPicked(({ last }) => ({ ids: firstOf(free), last }))}
            acts={acts.filter((act) => rules[act](chosen))}
            begin={begin}
            clear={clear}
          />
        )}
        {Dialog && <Dialog cases={acting.on} close={() => setActing(null)} done={clear} />}
      </>
    ),
  };
}

/**
 * Whoever speaks to customers writes to them and hands off; one snoozes what stands in one's own list, and hears what did not. Neither is
 * done to more than can be done at once.
 */
function useRules(): Record<Act, (on: readonly CaseRow[]) => boolean> {
  const actor = useActor();
  const today = usePages(todayApi.today, { limit: 100 }, { through: askOrRecall });
  const standIn = new Set(today.data?.pages[0]?.standIn.map(({ id }) => id));
  const isPossible = (on: readonly CaseRow[]) => on.length > 0 && on.length <= mostAtOnce;
  const speaksToAll = (on: readonly CaseRow[]) =>
    isPossible(on) && actor !== null && on.every(({ deskId }) => maySpeakToCustomers(actor, deskId));
  return {
    handOff: speaksToAll,
    say: speaksToAll,
    snooze: (on) => isPossible(on) && on.some(({ id, owner }) => owner.id === actor?.id || standIn.has(id)),
  };
}

const words = { snooze: 'today.snooze', say: 'today.write', handOff: 'conversations.handOff' } as const;
const shownKeys = { snooze: 'z', say: 'r', handOff: 'h' };

/** What lies at the foot of a list, wherever it is scrolled to. */
export const Bars = ({ children }: { children: ReactNode }) => <div className={classes.bars}>{children}</div>;

/** The row that has the focus, or whose box has it. */
function rowHere(rows: readonly CaseRow[]): CaseRow | undefined {
  const id = document.activeElement?.closest('[data-case]')?.getAttribute('data-case');
  return rows.find((row) => row.id === id);
}

const counts = {
  fitting: 'today.chosen',
  first: 'today.chosenFirst',
  'too many': 'today.chosenTooMany',
} as const;

/** What is offered to somebody already is left out: it stands in the list until they have answered. */
function allWords({ all, free }: { all: number; free: number }) {
  if (free <= mostAtOnce) return free === all ? 'today.chooseAll' : 'today.chooseAllFree';
  return free === all ? 'today.chooseFirst' : 'today.chooseFirstFree';
}

type BarProps = {
  count: number;
  extent: Extent;
  all: number;
  /** How many of them are offered to nobody. */
  free: number;
  chooseAll: () => void;
  acts: readonly Act[];
  begin: (act: Act) => void;
  clear: () => void;
};

function Bar({ count, extent, all, free, chooseAll, acts, begin, clear }: BarProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.bar} aria-label={t('today.forChosen')}>
      <p role="status" className={classes.count}>
        {t(counts[extent], { count, most: mostAtOnce })}
      </p>
      {count < free && extent !== 'first' && (
        <Verb onPress={chooseAll}>{t(allWords({ all, free }), { count: Math.min(free, mostAtOnce) })}</Verb>
      )}
      {acts.map((act) => (
        <Verb key={act} shownKey={shownKeys[act]} onPress={() => begin(act)}>
          {t(words[act])}
        </Verb>
      ))}
      <Verb shownKey="Esc" onPress={clear}>
        {t('today.clear')}
      </Verb>
    </section>
  );
}
