import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { MomentField } from '../../../ui/moment-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { Given } from '../../desks/contract.ts';
import { GivenField } from '../../desks/web/index.ts';
import { preparationsApi } from '../contract.ts';
import { whereOf } from './where.ts';

const roles = ['third party', 'provider'] as const;
type Role = (typeof roles)[number];

type InviteCardProps = { desk: string; zone: string };

/** A company that need not be here: its name, and where it is reached or who leads for it. */
export function InviteCard({ desk, zone }: InviteCardProps) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  return (
    <Card title={t('preparations.invite')}>
      <p>
        <Quiet>{t('preparations.inviteWhat')}</Quiet>
      </p>
      {isOpen ? (
        <InviteForm desk={desk} zone={zone} close={() => open(false)} />
      ) : (
        <Verb onPress={() => open(true)}>{t('preparations.inviteBegin')}</Verb>
      )}
    </Card>
  );
}

const nobody = {
  ...{ name: '', role: 'third party' as Role, purpose: '' },
  ...{ reached: '', leadName: '', leadMail: '', startsAt: null as string | null },
  mayBeGiven: [] as Given[],
};

function InviteForm({ desk, zone, close }: InviteCardProps & { close: () => void }) {
  const { t } = useTranslation();
  const invite = useCommand(preparationsApi.inviteCompany);
  const problem = useProblem(invite);
  const [draft, set, forget] = useDraft(`invitation ${desk}`, nobody);
  const { name, role, purpose, reached, mayBeGiven, leadName, leadMail, startsAt } = draft;
  const send = () =>
    invite.mutate(
      {
        ...{ desk, name, role, purpose },
        ...(role === 'provider'
          ? { lead: { name: leadName, mail: leadMail.trim() } }
          : { ...whereOf(reached), mayBeGiven }),
        ...(startsAt && { startsAt }),
      },
      {
        onSuccess: () => {
          forget();
          say(t('preparations.invited', { name }));
          close();
        },
      },
    );
  return (
    <Form
      aside
      verb={t('preparations.inviteDo')}
      send={send}
      sending={invite.isPending}
      problem={problem}
      cancel={close}
    >
      <TextField
        begin
        label={t('preparations.company')}
        value={name}
        choose={(typed) => set({ name: typed })}
        maxLength={200}
      />
      <Choice
        label={t('preparations.asWhat')}
        value={role}
        options={roles.map((value) => ({ value, label: t(`preparations.companyRole.${value}`) }))}
        choose={(chosen) => set({ role: chosen })}
      />
      <TextField
        label={t('preparations.whatFor')}
        value={purpose}
        choose={(typed) => set({ purpose: typed })}
        maxLength={1000}
      />
      {role === 'provider' ? (
        <>
          <TextField
            label={t('preparations.leadName')}
            value={leadName}
            choose={(typed) => set({ leadName: typed })}
            maxLength={200}
          />
          <TextField
            type="email"
            label={t('preparations.leadMail')}
            hint={t('preparations.leadHint')}
            value={leadMail}
            choose={(typed) => set({ leadMail: typed })}
            maxLength={254}
          />
        </>
      ) : (
        <>
          <TextField
            label={t('preparations.reached')}
            hint={t('preparations.reachedHint')}
            value={reached}
            choose={(typed) => set({ reached: typed })}
            maxLength={254}
          />
          <GivenField value={mayBeGiven} choose={(chosen) => set({ mayBeGiven: chosen })} />
        </>
      )}
      <MomentField
        label={t('preparations.startsAt')}
        value={startsAt}
        zone={zone}
        choose={(chosen) => set({ startsAt: chosen })}
      />
    </Form>
  );
}
