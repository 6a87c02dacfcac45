import { useTranslation } from 'react-i18next';
import { shortened } from '../../../platform/shortened.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { CaseView } from '../../cases/contract.ts';

type ChooseReturnProps = {
  theCase: CaseView;
  /** Empty of none. */
  value: string;
  choose: (entry: string) => void;
};

const mostSigns = 60;

/** Whoever gets what comes back on the case can be asked what they find; not of what was called off. */
export function ChooseReturn({ theCase, value, choose }: ChooseReturnProps) {
  const { t } = useTranslation();
  const returns = comingBack(theCase);
  if (returns.length === 0) return null;
  return (
    <Choice
      label={t('tasks.inspects')}
      value={value}
      options={[
        { value: '', label: t('tasks.inspectsNothing') },
        ...returns.map(({ id, text }) => ({
          value: id,
          label: t('tasks.inspectsThis', { reason: shortened(text ?? '', mostSigns) }),
        })),
      ]}
      choose={choose}
    />
  );
}

export function comingBack({ entries }: CaseView) {
  const calledOff = new Set(
    entries.filter(({ kind }) => kind === 'return called off').map(({ data }) => data.returnId),
  );
  return entries.filter(({ id, kind }) => kind === 'return' && !calledOff.has(id));
}
