import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { Found, type ReturnView, returnsApi } from '../contract.ts';
import { type CostDraft, CostFields, costFrom, noCost } from './cost-fields.tsx';

/** Empty before it is chosen: nothing is found by a press too many. */
type FoundDraft = CostDraft & { found: Found | ''; words: string };

/** Whoever got it says what they found; what is said last counts. */
export function FoundForm({ one, close }: { one: ReturnView; close: () => void }) {
  const { t } = useTranslation();
  const [draft, change, forget] = useKept<FoundDraft>(`found ${one.id}`, { found: '', words: '', ...noCost });
  const set = (part: Partial<FoundDraft>) => change((before) => ({ ...before, ...part }));
  const [wrong, setWrong] = useState<string | null>(null);
  const inspecting = useCommand(returnsApi.inspect, {
    done: () => {
      forget();
      say(t('returns.saidFound'));
      close();
    },
  });
  const problem = useProblem(inspecting);
  const send = () => {
    const { found, words } = draft;
    const cost = costFrom(draft);
    setWrong(found === '' ? t('returns.noFound') : cost === null ? t('returns.noCost') : null);
    if (found !== '' && cost) inspecting.mutate({ return: one.id, found, words, ...cost });
  };
  return (
    <Form
      aside
      verb={t('returns.keepFound')}
      send={send}
      sending={inspecting.isPending}
      problem={wrong ?? problem}
      cancel={close}
    >
      <Choice
        begin
        label={t('returns.whatFound')}
        value={draft.found}
        options={[
          ...(draft.found === '' ? [{ value: '' as const, label: t('returns.chooseFound') }] : []),
          ...Found.options.map((found) => ({ value: found, label: t(`returns.found.${found}`) })),
        ]}
        choose={(found) => set({ found })}
      />
      <TextField
        optional
        label={t('returns.foundWords')}
        value={draft.words}
        choose={(words) => set({ words })}
        maxLength={2000}
      />
      <CostFields draft={draft} set={set} />
    </Form>
  );
}
