import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Form } from '../../../ui/form.tsx';
import { BriefingFields, type BriefingText } from './briefing-fields.tsx';

type Taker = { id: string; name: string; organization: string | null };

type HandOffFormProps = {
  takers: readonly Taker[];
  /** What is known before anybody writes. */
  known: Partial<BriefingText>;
  offer: (to: Taker, briefing: BriefingText) => void;
  sending: boolean;
  problem: string | null;
  cancel: () => void;
};

/** To whom, and what they need to know; only the situation must be said. */
export function HandOffForm({ takers, known, offer, sending, problem, cancel }: HandOffFormProps) {
  const { t } = useTranslation();
  const [toId, setToId] = useState(takers[0]?.id ?? '');
  const [briefing, setBriefing] = useState<BriefingText>(() => ({ ...nothingSaid, ...known }));
  const to = takers.find(({ id }) => id === toId);
  if (!to) return <Empty>{t('conversations.nobodyToHandTo')}</Empty>;
  return (
    <Form
      verb={t('conversations.offer')}
      send={() => offer(to, briefing)}
      sending={sending}
      problem={problem}
      cancel={cancel}
    >
      <Choice
        begin
        label={t('conversations.handOffTo')}
        value={toId}
        options={takers.map(({ id, name, organization }) => ({
          value: id,
          label: organization ? `${name}, ${organization}` : name,
        }))}
        choose={setToId}
      />
      <BriefingFields briefing={briefing} change={setBriefing} />
    </Form>
  );
}

const nothingSaid: BriefingText = {
  situation: '',
  background: '',
  assessment: '',
  recommendation: '',
  promised: '',
  doNotAskAgain: '',
};
