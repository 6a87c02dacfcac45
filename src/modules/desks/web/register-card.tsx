import { Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { type DeskView, desksApi, type RegisterWords } from '../contract.ts';
import { parts } from './parts.ts';

const fields = [
  'registerContact',
  'registerPeople',
  'registerTimeLimits',
  'registerSecurity',
] as const satisfies (keyof RegisterWords)[];

/** Where the register is, and what it says in one's own words. */
export function RegisterCard({ desk, mayChange }: { desk: DeskView; mayChange: boolean }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  return (
    <Card
      title={t('desks.register')}
      at={parts.register}
      aside={
        <Link to="/app/o/$organization/desks/$desk/register" params={{ organization, desk: desk.slug }}>
          {t('desks.openRegister')}
        </Link>
      }
    >
      <p>
        <Quiet>{t('desks.registerWhat')}</Quiet>
      </p>
      {mayChange && <WordsForm desk={desk} />}
    </Card>
  );
}

function WordsForm({ desk }: { desk: DeskView }) {
  const { t } = useTranslation();
  const change = useCommand(desksApi.changeDesk);
  const problem = useProblem(change);
  const { registerContact, registerPeople, registerTimeLimits, registerSecurity } = desk;
  const [words, set, forget, changed] = useDraft(`register ${desk.id}`, {
    ...{ registerContact, registerPeople, registerTimeLimits, registerSecurity },
  });
  const onSuccess = () => {
    forget();
    say(t('desks.saved'));
  };
  const send = () => change.mutate({ desk: desk.slug, ...changed }, { onSuccess });
  return (
    <Form aside verb={t('desks.save')} send={send} sending={change.isPending} problem={problem}>
      {fields.map((field) => (
        <Textarea
          key={field}
          label={t(`desks.${field}`)}
          description={t(`desks.hintOf.${field}`)}
          value={words[field]}
          onChange={({ currentTarget }) => set({ [field]: currentTarget.value })}
          maxLength={2000}
          autosize
          minRows={2}
        />
      ))}
    </Form>
  );
}
