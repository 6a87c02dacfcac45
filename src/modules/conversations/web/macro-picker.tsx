import { useTranslation } from 'react-i18next';
import { useNow } from '../../../ui/clock.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { Picker } from '../../../ui/picker.tsx';
import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { conversationsApi, type FilledMacro } from '../contract.ts';
import classes from './macro-picker.module.css';

type MacroPickerProps = {
  theCase: CaseView;
  reader: FilledMacro['reader'];
  use: (macro: FilledMacro) => void;
  leave: (typed: string, byKey: boolean) => void;
};

/** The words that are kept for this reader, as they would read on this case. */
export function MacroPicker({ theCase, reader, use, leave }: MacroPickerProps) {
  const { t } = useTranslation();
  const macros = useAsk(conversationsApi.macrosForCase, { case: theCase.id });
  const fitting = (macros.data?.items ?? []).filter(
    (macro) => macro.reader === reader && (!macro.proposesDone || theCase.state === 'open'),
  );
  const named = (id: string) => fitting.find((macro) => macro.id === id);
  return (
    <Picker
      label={t('conversations.chooseMacro')}
      options={fitting.map(({ id, name, mine }) => ({
        id,
        label: name,
        aside: t(mine ? 'conversations.macroMine' : 'conversations.macroOfDesk'),
      }))}
      none={t(macros.data ? 'conversations.noMacro' : 'ui.loading')}
      choose={(id) => {
        const macro = named(id);
        if (macro) use(macro);
      }}
      leave={leave}
      preview={(id) => {
        const macro = named(id);
        return macro && <Preview macro={macro} deskId={theCase.deskId} />;
      }}
    />
  );
}

function Preview({ macro, deskId }: { macro: FilledMacro; deskId: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = useDeskZone(deskId);
  const { text, stands, nextWordBy, proposesDone } = macro;
  const told = [
    stands && t('cases.toldOf', { stands }),
    nextWordBy && t('cases.promisedBy', { moment: sayMoment(Date.parse(nextWordBy), { now, zone, t }) }),
    proposesDone && t('conversations.macroAsksDone'),
  ].filter(Boolean);
  return (
    <>
      <p className={classes.text}>{text}</p>
      {told.length > 0 && <p className={classes.told}>{told.join(' · ')}</p>}
    </>
  );
}
