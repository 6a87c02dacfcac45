import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { useAsk } from '../../../web/api.ts';
import { tasksApi } from '../contract.ts';

type ChooseDepartmentProps = {
  desk: string;
  engagementId: string;
  value: string;
  choose: (id: string) => void;
};

/** Which part of the company is asked, where it has any. */
export function ChooseDepartment({ desk, engagementId, value, choose }: ChooseDepartmentProps) {
  const { t } = useTranslation();
  const departments = useAsk(tasksApi.departments, { desk });
  const there = departments.data?.items.filter((one) => one.engagementId === engagementId) ?? [];
  if (there.length === 0) return null;
  const options = there.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Choice
      label={t('tasks.department')}
      value={value}
      options={[{ value: '', label: t('tasks.anyDepartment') }, ...options]}
      choose={choose}
    />
  );
}
