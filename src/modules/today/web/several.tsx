import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import type { CaseRow } from '../../cases/contract.ts';
import type { Choosing } from '../../cases/web/index.ts';
import { chosenAfter, nobodyChosen, stillChosen } from './choosing.ts';
import { HandOffSeveralDialog } from './hand-off-several-dialog.tsx';
import classes from './several.module.css';
import { SnoozeDialog } from './snooze-dialog.tsx';

const dialogs = { snooze: SnoozeDialog, handOff: HandOffSeveralDialog };
type Act = keyof typeof dialogs;
type Acting = { act: Act; on: readonly CaseRow[] };

/**
 * What can be done to several cases at once: the rows are chosen with x, or from the last one with shift. Without any
 * chosen the same keys act on the row one stands on, which may also be one of `reachable`.
 */
export function useSeveral(
  shown: readonly CaseRow[],
  reachable: readonly CaseRow[] = [],
): { choosing: Choosing; bar: ReactNode } {
  const { t } = useTranslation();
  const [picked, setPicked] = useState(nobodyChosen);
  const [acting, setActing] = useState<Acting | null>(null);
  const chosen = stillChosen(picked, shown);
  const ids = shown.map(({ id }) => id);
  const choose = (id: string, how: { range: boolean }) =>
    setPicked((before) => chosenAfter(before, id, { ...how, shown: ids }));
  const clear = () => setPicked(nobodyChosen);
  const chooseHere = (range: boolean) => {
    const here = rowHere(shown);
    if (here) choose(here.id, { range });
  };
  const begin = (act: Act) => {
    const here = rowHere([...shown, ...reachable]);
    const on = chosen.length > 0 ? chosen : here ? [here] : [];
    if (on.length > 0) setActing({ act, on });
  };
  useKeys({
    x: { says: t('today.chooseRow'), act: () => chooseHere(false) },
    'shift x': { says: t('today.chooseUpTo'), act: () => chooseHere(true) },
    z: { says: t('today.snooze'), act: () => begin('snooze') },
    h: { says: t('conversations.handOff'), act: () => begin('handOff') },
    ...(chosen.length > 0 && { esc: clear }),
  });
  const Dialog = acting && dialogs[acting.act];
  return {
    choosing: { chosen: new Set(chosen.map(({ id }) => id)), choose: ({ id }, how) => choose(id, how) },
    bar: (
      <>
        {chosen.length > 0 && (
          <Bar
            count={chosen.length}
            all={shown.length}
            chooseAll={() => setPicked(({ last }) => ({ ids: new Set(ids), last }))}
            begin={begin}
            clear={clear}
          />
        )}
        {Dialog && <Dialog cases={acting.on} close={() => setActing(null)} done={clear} />}
      </>
    ),
  };
}

/** The row that has the focus, or whose box has it. */
function rowHere(rows: readonly CaseRow[]): CaseRow | undefined {
  const id = document.activeElement?.closest('[data-case]')?.getAttribute('data-case');
  return rows.find((row) => row.id === id);
}

type BarProps = {
  count: number;
  all: number;
  chooseAll: () => void;
  begin: (act: Act) => void;
  clear: () => void;
};

function Bar({ count, all, chooseAll, begin, clear }: BarProps) {
  const { t } = useTranslation();
  return (
    <section className={classes.bar} aria-label={t('today.forChosen')}>
      <p role="status" className={classes.count}>
        {t('today.chosen', { count })}
      </p>
      {count < all && <Verb onPress={chooseAll}>{t('today.chooseAll', { count: all })}</Verb>}
      <Verb shownKey="z" onPress={() => begin('snooze')}>
        {t('today.snooze')}
      </Verb>
      <Verb shownKey="h" onPress={() => begin('handOff')}>
        {t('conversations.handOff')}
      </Verb>
      <Verb shownKey="Esc" onPress={clear}>
        {t('today.clear')}
      </Verb>
    </section>
  );
}
