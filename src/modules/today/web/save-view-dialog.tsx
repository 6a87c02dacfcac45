import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { leadsOn } from '../../desks/policy.ts';
import type { Me } from '../../people/contract.ts';
import { useActor } from '../../people/web/index.ts';
import { todayApi } from '../contract.ts';
import type { Filters } from './filter.ts';
import { ViewNameField } from './view-name-field.tsx';
import { viewOf } from './views.ts';

type SaveViewProps = { me: Me; filters: Filters; close: () => void };

/** Keeps what is shown now under a name. */
export function SaveViewDialog({ me, filters, close }: SaveViewProps) {
  const { t } = useTranslation();
  const actor = useActor();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useCommand(todayApi.saveView);
  const problem = useProblem(save);
  const kept = viewOf(filters, me.desks);
  const desk = me.desks.find(({ slug }) => slug === kept.desk);
  const mayShare = actor !== null && desk !== undefined && leadsOn(actor, desk.id);
  const send = () =>
    save.mutate(
      { ...kept, name, shared },
      {
        onSuccess: () => {
          say(t('today.viewSaved'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('today.saveView')} close={close}>
      <Form verb={t('today.save')} send={send} sending={save.isPending} problem={problem} cancel={close}>
        <ViewNameField name={name} change={setName} />
        {mayShare && (
          <Checkbox
            label={t('today.share', { desk: desk.name })}
            checked={shared}
            onChange={({ currentTarget }) => setShared(currentTarget.checked)}
          />
        )}
      </Form>
    </Dialog>
  );
}
