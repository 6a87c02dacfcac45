import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import type { DeskView } from '../../desks/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { ChooseDepartment } from '../../tasks/web/index.ts';
import { type OwnerDraft, whoMends } from './gap-draft.ts';

type OwnerFieldsProps = {
  desk: DeskView;
  draft: OwnerDraft;
  set: (part: Partial<OwnerDraft>) => void;
  /** One begins here. */
  begin?: boolean;
};

/** Whose it is to mend, and by when. */
export function OwnerFields({ desk, draft, set, begin }: OwnerFieldsProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(desk.id);
  const companies = whoMends(desk, useNow());
  const engaged = companies.find(({ organization }) => organization.id === draft.ownerId);
  return (
    <>
      <Choice
        begin={begin}
        label={t('knowledge.gap.owner')}
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
        label={t('knowledge.gap.due')}
        value={draft.due}
        zone={zone}
        choose={(due) => set({ due })}
      />
    </>
  );
}
