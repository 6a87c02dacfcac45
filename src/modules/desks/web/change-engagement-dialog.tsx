import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { partsBetweenCommas } from '../../../ui/lists.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type DeskView, desksApi } from '../contract.ts';
import { GivenField } from './given-field.tsx';

type ChangeEngagementDialogProps = {
  desk: DeskView;
  engaged: DeskView['engagements'][number];
  close: () => void;
};

/** What a company does here, what of the customers it may see, where it keeps it, how it is paid and until when. */
export function ChangeEngagementDialog({ desk, engaged, close }: ChangeEngagementDialogProps) {
  const { t } = useTranslation();
  const { id, role, organization } = engaged;
  const [draft, set, forget] = useDraft(`engagement ${id}`, {
    ...{ purpose: engaged.purpose, data: engaged.data.join(', '), country: engaged.country ?? '' },
    ...{ pay: engaged.pay ?? '', agreement: engaged.agreement ?? '', endsAt: engaged.endsAt },
    mayBeGiven: engaged.mayBeGiven,
    ...{ contact: engaged.contact ?? '', safeguards: engaged.safeguards ?? '' },
  });
  const change = useCommand(desksApi.changeEngagement);
  const problem = useProblem(change);
  const send = () =>
    change.mutate(
      {
        ...{ desk: desk.slug, engagement: id, purpose: draft.purpose },
        data: partsBetweenCommas(draft.data),
        country: draft.country.trim().toUpperCase() || null,
        ...{ pay: draft.pay.trim() || null, agreement: draft.agreement.trim() || null },
        ...{ contact: draft.contact.trim() || null, safeguards: draft.safeguards.trim() || null },
        ...(role !== 'client' && { endsAt: draft.endsAt }),
        ...(draft.mayBeGiven && { mayBeGiven: draft.mayBeGiven }),
      },
      {
        onSuccess: () => {
          forget();
          say(t('desks.saved'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('desks.changeEngagementOf', { name: organization.name })} close={close}>
      <Form verb={t('desks.save')} send={send} sending={change.isPending} problem={problem} cancel={close}>
        <TextField
          begin
          label={t('desks.purpose')}
          value={draft.purpose}
          choose={(purpose) => set({ purpose })}
          maxLength={1000}
        />
        <TextField
          optional
          label={t('desks.dataSeen')}
          hint={t('desks.dataSeenHint')}
          value={draft.data}
          choose={(data) => set({ data })}
        />
        {draft.mayBeGiven && (
          <GivenField value={draft.mayBeGiven} choose={(mayBeGiven) => set({ mayBeGiven })} />
        )}
        <TextField
          optional
          label={t('desks.country')}
          hint={t('desks.countryHint')}
          value={draft.country}
          choose={(country) => set({ country })}
          maxLength={2}
        />
        <TextField
          optional
          label={t('desks.safeguards')}
          hint={t('desks.safeguardsHint')}
          value={draft.safeguards}
          choose={(safeguards) => set({ safeguards })}
          maxLength={1000}
        />
        <TextField
          optional
          label={t('desks.contact')}
          hint={t('desks.contactHint')}
          value={draft.contact}
          choose={(contact) => set({ contact })}
          maxLength={1000}
        />
        <TextField
          optional
          label={t('desks.pay')}
          value={draft.pay}
          choose={(pay) => set({ pay })}
          maxLength={1000}
        />
        <TextField
          optional
          label={t('desks.agreement')}
          hint={t('desks.agreementHint')}
          value={draft.agreement}
          choose={(agreement) => set({ agreement })}
          maxLength={1000}
        />
        {role !== 'client' && (
          <MomentField
            label={t('desks.untilWhen')}
            value={draft.endsAt}
            zone={desk.zone}
            choose={(endsAt) => set({ endsAt })}
          />
        )}
      </Form>
    </Dialog>
  );
}
