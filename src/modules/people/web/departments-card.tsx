import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Form } from '../../../ui/form.tsx';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { peopleApi } from '../contract.ts';
import { RenameDepartmentDialog } from './rename-department-dialog.tsx';

type DepartmentsCardProps = {
  mayChange: boolean;
  /** Whoever works alone has none, and is shown them only where there are some. */
  alone: boolean;
};

/** The parts of the organization that can be asked, decide or own a cause. */
export function DepartmentsCard({ mayChange, alone }: DepartmentsCardProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const departments = useAsk(peopleApi.departments, {});
  const members = useAsk(peopleApi.members, {});
  const [renaming, setRenaming] = useState<{ id: string; name: string } | null>(null);
  const peopleIn = (id: string) =>
    members.data?.items.filter(({ departmentId, endedAt }) => departmentId === id && endedAt === null).length;
  if (alone && !departments.data?.items.length) return null;
  return (
    <Card title={t('people.departments')}>
      <Answered of={departments} sentence={sentence}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty>{t('people.noDepartments')}</Empty>}
            <ul>
              {items.map(({ id, name }) => (
                <Line key={id}>
                  <span>{name}</span>
                  <Quiet>{t('people.peopleIn', { count: peopleIn(id) ?? 0 })}</Quiet>
                  {mayChange && (
                    <Verb
                      plain
                      label={t('people.renameDepartment', { name })}
                      onPress={() => setRenaming({ id, name })}
                    >
                      {t('people.rename')}
                    </Verb>
                  )}
                </Line>
              ))}
            </ul>
          </>
        )}
      </Answered>
      {mayChange && <AddDepartment />}
      {renaming && <RenameDepartmentDialog department={renaming} close={() => setRenaming(null)} />}
    </Card>
  );
}

function AddDepartment() {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const add = useCommand(peopleApi.addDepartment);
  const problem = useProblem(add);
  const send = () =>
    add.mutate(
      { name },
      {
        onSuccess: () => {
          setName('');
          say(t('people.departmentAdded'));
        },
      },
    );
  return (
    <Form aside verb={t('people.addDepartment')} send={send} sending={add.isPending} problem={problem}>
      <TextField label={t('people.departmentName')} value={name} choose={setName} maxLength={200} />
    </Form>
  );
}
