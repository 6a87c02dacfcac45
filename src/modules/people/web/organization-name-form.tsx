import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Form } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { peopleApi } from '../contract.ts';

/** The organization's name, as customers and the other companies read it. */
export function OrganizationNameForm({ name: now }: { name: string }) {
  const { t } = useTranslation();
  const [name, setName] = useState(now);
  const change = useCommand(peopleApi.changeOrganization);
  const problem = useProblem(change);
  const send = () => change.mutate({ name }, { onSuccess: () => say(t('people.saved')) });
  return (
    <Card title={t('people.organizationCalled')}>
      <Form aside verb={t('people.rename')} send={send} sending={change.isPending} problem={problem}>
        <TextField label={t('people.organizationName')} value={name} choose={setName} maxLength={200} />
      </Form>
    </Card>
  );
}
