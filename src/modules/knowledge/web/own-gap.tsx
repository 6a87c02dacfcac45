import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type DeskView, desksApi } from '../../desks/contract.ts';
import { OwnerFields, ownerOf } from '../../tasks/web/index.ts';
import { type GapRow, knowledgeApi } from '../contract.ts';

type OwnGapProps = { gap: GapRow; close: () => void };

/** Whose a gap is to mend, said anew. */
export function OwnGap(props: OwnGapProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const desk = useAsk(desksApi.desk, { desk: props.gap.deskId });
  return (
    <Dialog title={t('knowledge.gap.change')} close={props.close}>
      <Answered of={desk} sentence={sentence}>
        {(view) => <OwnForm {...props} desk={view} />}
      </Answered>
    </Dialog>
  );
}

function OwnForm({ gap, close, desk }: OwnGapProps & { desk: DeskView }) {
  const { t } = useTranslation();
  const [draft, change] = useState(() => ownerOf(gap));
  const own = useCommand(knowledgeApi.ownGap, {
    done: () => {
      say(t('knowledge.gap.changed'));
      close();
    },
  });
  const { ownerId, departmentId, due } = draft;
  const send = () =>
    due !== null &&
    own.mutate({ gap: gap.id, turn: gap.turn, ownerId, departmentId: departmentId || null, due });
  return (
    <Form
      verb={t('knowledge.keep')}
      send={send}
      sending={own.isPending}
      problem={useProblem(own)}
      cancel={close}
    >
      <OwnerFields
        begin
        desk={desk}
        draft={draft}
        label={t('knowledge.gap.owner')}
        set={(part) => change({ ...draft, ...part })}
      />
    </Form>
  );
}
