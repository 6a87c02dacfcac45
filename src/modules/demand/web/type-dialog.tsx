import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type DemandType, demandApi } from '../contract.ts';

type TypeDialogProps = { desk: string; type: DemandType; all: readonly DemandType[]; close: () => void };

const ways = ['rename', 'merge', 'split'] as const;
type Way = (typeof ways)[number];

/** One of three things that can become of a type; its history stays. */
export function TypeDialog({ desk, type, all, close }: TypeDialogProps) {
  const { t } = useTranslation();
  const others = all.filter(({ id, heirId }) => id !== type.id && heirId === null);
  const [way, go] = useState<Way>('rename');
  const [name, setName] = useState(type.name);
  const [newName, setNewName] = useState('');
  const [into, setInto] = useState(others[0]?.id ?? '');
  const done = () => {
    say(t('demand.types.kept'));
    close();
  };
  const rename = useCommand(demandApi.renameType, { done });
  const merge = useCommand(demandApi.mergeType, { done });
  const split = useCommand(demandApi.makeType, { done });
  const problems = { rename: useProblem(rename), merge: useProblem(merge), split: useProblem(split) };
  const send = () => {
    if (way === 'rename') return rename.mutate({ type: type.id, name });
    if (way === 'merge') return merge.mutate({ type: type.id, into });
    return split.mutate({ desk, demand: type.demand, name: newName, from: type.id });
  };
  const possible = ways.filter((one) => one !== 'merge' || others.length > 0);
  return (
    <Dialog title={t('demand.types.changeOf', { name: type.name })} close={close}>
      <Form
        verb={t(`demand.types.${way}`)}
        send={send}
        sending={rename.isPending || merge.isPending || split.isPending}
        problem={problems[way]}
        cancel={close}
      >
        <Choice
          begin
          label={t('demand.types.change')}
          value={way}
          options={possible.map((value) => ({ value, label: t(`demand.types.${value}`) }))}
          choose={go}
        />
        {way === 'merge' ? (
          <>
            <Choice
              label={t('demand.types.into')}
              value={into}
              options={others.map(({ id, name: other }) => ({ value: id, label: other }))}
              choose={setInto}
            />
            <Quiet>{t('demand.types.mergeHint')}</Quiet>
          </>
        ) : (
          <TextField
            label={t(way === 'split' ? 'demand.types.splitName' : 'demand.types.name')}
            value={way === 'split' ? newName : name}
            choose={way === 'split' ? setNewName : setName}
            maxLength={80}
            {...(way === 'split' && { hint: t('demand.types.splitHint') })}
          />
        )}
      </Form>
    </Dialog>
  );
}
