import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import type { DeskView } from '../../desks/contract.ts';
import { runsNow } from '../../desks/policy.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { ChooseDepartment } from './choose-department.tsx';

/** Whose something is to put right, as it is filled in. */
export type OwnerDraft = { ownerId: string; departmentId: string; due: string | null };

type Owned = { ownerId: string; departmentId: string | null; due: string };

export const ownerOf = ({ ownerId, departmentId, due }: Owned): OwnerDraft => ({
  ...{ ownerId, due },
  departmentId: departmentId ?? '',
});

const DAY = 24 * 60 * 60 * 1000;
const HOUR = 60 * 60 * 1000;

/** Of the client, in so many days. */
export const ownerBegun = ({ engagements }: DeskView, now: number, days: number): OwnerDraft => ({
  ownerId: engagements.find(({ role }) => role === 'client')?.organization.id ?? '',
  departmentId: '',
  due: new Date(Math.ceil((now + days * DAY) / HOUR) * HOUR).toISOString(),
});

type OwnerFieldsProps = {
  desk: DeskView;
  draft: OwnerDraft;
  /** Which company, as the label of the choice. */
  label: string;
  set: (part: Partial<OwnerDraft>) => void;
  /** One begins here. */
  begin?: boolean;
};

/** Which company that works on the desk, which part of it, and by when. */
export function OwnerFields({ desk, draft, label, set, begin }: OwnerFieldsProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(desk.id);
  const now = useNow();
  const companies = desk.engagements.filter((one) => one.role !== 'third party' && runsNow(one, now));
  const engaged = companies.find(({ organization }) => organization.id === draft.ownerId);
  return (
    <>
      <Choice
        begin={begin}
        label={label}
        value={draft.ownerId}
        options={companies.map(({ organization }) => ({ value: organization.id, label: organization.name }))}
        choose={(ownerId) => set({ ownerId, departmentId: '' })}
      />
      {engaged && (
        <ChooseDepartment
          desk={desk.slug}
          engagementId={engaged.id}
          value={draft.departmentId}
          choose={(departmentId) => set({ departmentId })}
        />
      )}
      <MomentField
        required
        label={t('tasks.byWhen')}
        value={draft.due}
        zone={zone}
        choose={(due) => set({ due })}
      />
    </>
  );
}
