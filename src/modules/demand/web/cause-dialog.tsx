import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type DeskView, desksApi } from '../../desks/contract.ts';
import { type OwnerDraft, OwnerFields, ownerBegun, ownerOf } from '../../tasks/web/index.ts';
import { Behind, type CauseRow, type DemandType, demandApi } from '../contract.ts';

type CauseDraft = OwnerDraft & { name: string; behind: Behind; behindWords: string };

type CauseDialogProps = {
  desk: string;
  /** One that is changed; else it is a new one. */
  changes?: CauseRow;
  /** What comes of the new one. */
  type?: Pick<DemandType, 'id' | 'name'>;
  /** Told which one was made. */
  made?: (id: string) => void;
  close: () => void;
};

/** What makes customers come, what stands behind it, and whose it is to remove. */
export function CauseDialog(props: CauseDialogProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const desk = useAsk(desksApi.desk, { desk: props.desk });
  const begun = props.type ? t('demand.cause.makeFor', { name: props.type.name }) : t('demand.cause.make');
  return (
    <Dialog title={props.changes ? t('demand.cause.change') : begun} close={props.close}>
      <Answered of={desk} sentence={sentence}>
        {(view) => <CauseForm {...props} view={view} />}
      </Answered>
    </Dialog>
  );
}

/** In a month: rules and contracts change more slowly than an instruction sheet. */
const usualDays = 28;

function CauseForm({ changes, type, made, close, view }: CauseDialogProps & { view: DeskView }) {
  const { t } = useTranslation();
  const now = useNow();
  const place = `cause ${changes ? `${changes.id} ${changes.version}` : `of ${view.id} ${type?.id ?? ''}`}`;
  const [draft, write, forget] = useKept<CauseDraft>(
    place,
    changes
      ? { ...ownerOf(changes), name: changes.name, behind: changes.behind, behindWords: changes.behindWords }
      : { ...ownerBegun(view, now, usualDays), name: '', behind: 'rule', behindWords: '' },
  );
  const set = (part: Partial<CauseDraft>) => write((before) => ({ ...before, ...part }));
  const done = () => {
    forget();
    say(t('demand.cause.kept'));
    close();
  };
  const make = useCommand(demandApi.makeCause, {
    done: (_, { id }) => {
      made?.(id);
      done();
    },
  });
  const change = useCommand(demandApi.changeCause, { done });
  const problems = { make: useProblem(make), change: useProblem(change) };
  const send = () => {
    const { due, departmentId, ...words } = draft;
    if (due === null) return;
    const said = { ...words, due, departmentId: departmentId || null };
    if (changes)
      change.mutate({ ...said, cause: changes.id, version: changes.version, removal: changes.removal });
    else make.mutate({ ...said, desk: view.id, ...(type && { type: type.id }) });
  };
  return (
    <Form
      verb={t('demand.cause.keep')}
      send={send}
      sending={make.isPending || change.isPending}
      problem={changes ? problems.change : problems.make}
      cancel={close}
    >
      <TextField
        begin
        label={t('demand.cause.name')}
        hint={t('demand.cause.nameHint')}
        value={draft.name}
        choose={(name) => set({ name })}
        maxLength={120}
      />
      <Choice
        label={t('demand.cause.behindLabel')}
        value={draft.behind}
        options={Behind.options.map((value) => ({ value, label: t(`demand.cause.behind.${value}`) }))}
        choose={(behind) => set({ behind })}
      />
      <Textarea
        dir="auto"
        label={t('demand.cause.behindWords')}
        value={draft.behindWords}
        onChange={({ currentTarget }) => set({ behindWords: currentTarget.value })}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={500}
      />
      <OwnerFields desk={view} draft={draft} label={t('demand.cause.owner')} set={set} />
    </Form>
  );
}
