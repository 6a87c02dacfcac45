import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { MomentField } from '../../../ui/moment-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type DeskView, desksApi } from '../../desks/contract.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { disclosuresApi, type SetbackView } from '../contract.ts';

type KnownEarlierProps = { setback: SetbackView; close: () => void };

/** Which company knew of it before, and since when. */
export function KnownEarlierDialog({ setback, close }: KnownEarlierProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const desk = useAsk(desksApi.desk, { desk: setback.deskId });
  return (
    <Dialog title={t('disclosures.earlier')} close={close}>
      <Answered of={desk} sentence={sentence}>
        {(view) => <KnownEarlierForm setback={setback} desk={view} close={close} />}
      </Answered>
    </Dialog>
  );
}

function KnownEarlierForm({ setback, desk, close }: KnownEarlierProps & { desk: DeskView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(setback.deskId);
  const companies = [...new Map(desk.engagements.map(({ organization: one }) => [one.id, one.name]))];
  const [at, setAt] = useState<string | null>(setback.knownAt);
  const [organizationId, setOrganization] = useState(companies[0]?.[0] ?? '');
  const know = useCommand(disclosuresApi.knowEarlier, {
    done: () => {
      say(t('disclosures.kept'));
      close();
    },
  });
  const problem = useProblem(know);
  return (
    <Form
      verb={t('disclosures.keep')}
      send={() => at !== null && know.mutate({ setback: setback.id, at, organizationId })}
      sending={know.isPending}
      problem={problem}
      cancel={close}
    >
      <p>{t('disclosures.earlierHint')}</p>
      <MomentField label={t('disclosures.since')} value={at} zone={zone} choose={setAt} required />
      <Choice
        label={t('disclosures.whoKnew')}
        value={organizationId}
        options={companies.map(([value, label]) => ({ value, label }))}
        choose={setOrganization}
      />
    </Form>
  );
}
