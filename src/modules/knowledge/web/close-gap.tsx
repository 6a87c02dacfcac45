import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Answered, Empty } from '../../../ui/answered.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type DeskView, desksApi } from '../../desks/contract.ts';
import { GapChange, type GapView, knowledgeApi, mostFitting } from '../contract.ts';
import { LanguageField } from './words-fields.tsx';

type Draft = { kind: GapChange; article: string; version: string; words: string; language: string };

type CloseGapProps = { gap: GapView; close: () => void };

/** Nobody has to ask any more: what changed, in a sentence for whoever asked. */
export function CloseGap(props: CloseGapProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const desk = useAsk(desksApi.desk, { desk: props.gap.deskId });
  return (
    <Dialog title={t('knowledge.gap.close')} close={props.close}>
      <Answered of={desk} sentence={sentence}>
        {(view) => <CloseForm {...props} desk={view} />}
      </Answered>
    </Dialog>
  );
}

function CloseForm({ gap, close, desk }: CloseGapProps & { desk: DeskView }) {
  const { t } = useTranslation();
  const [draft, change, forget] = useKept<Draft>(`closing ${gap.id}`, {
    ...{ kind: 'instructions', article: gap.article?.id ?? '', version: '', words: '' },
    language: gap.language,
  });
  const set = (part: Partial<Draft>) => change((before) => ({ ...before, ...part }));
  const { kind, article, version, words, language } = draft;
  const closing = useCommand(knowledgeApi.closeGap, {
    done: () => {
      forget();
      say(t('knowledge.gap.isClosed'));
      close();
    },
  });
  const said = { language, words };
  const send = () => closing.mutate({ gap: gap.id, changed: changed() });
  return (
    <Form
      verb={t('knowledge.gap.closeIt')}
      send={send}
      sending={closing.isPending}
      problem={useProblem(closing)}
      cancel={close}
    >
      <Choice
        begin
        label={t('knowledge.gap.whatChanged')}
        value={kind}
        options={GapChange.options.map((one) => ({ value: one, label: t(`knowledge.gap.change_${one}`) }))}
        choose={(next) => set({ kind: next })}
      />
      {kind === 'article' && (
        <ChooseArticle gap={gap} value={article} choose={(next) => set({ article: next })} />
      )}
      {kind === 'instructions' && (
        <TextField
          label={t('knowledge.gap.fromVersion')}
          value={version}
          choose={(next) => set({ version: next })}
          maxLength={100}
        />
      )}
      <Textarea
        dir="auto"
        lang={language}
        label={t('knowledge.gap.sentence')}
        description={t('knowledge.gap.sentenceHint')}
        value={words}
        onChange={({ currentTarget }) => set({ words: currentTarget.value })}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={500}
      />
      <LanguageField languages={desk.languages} value={language} choose={(next) => set({ language: next })} />
    </Form>
  );

  function changed(): z.input<typeof knowledgeApi.closeGap.input>['changed'] {
    if (kind === 'article') return { ...said, kind, articleId: article };
    if (kind === 'instructions') return { ...said, kind, version };
    return { ...said, kind };
  }
}

type Chosen = { value: string; choose: (value: string) => void };

/** Of those that fit what is asked. */
function ChooseArticle({ gap, value, choose }: Chosen & { gap: GapView }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const asked = useAsk(knowledgeApi.articles, { desk: gap.deskId, q: gap.words, limit: mostFitting });
  return (
    <Answered of={asked} sentence={sentence}>
      {({ items }) => {
        const fitting = gap.article === null ? items : [gap.article, ...items];
        if (fitting.length === 0) return <Empty>{t('knowledge.noneFits')}</Empty>;
        const options = new Map(fitting.map(({ id, words }) => [id, words]));
        const offered = [...options].map(([id, label]) => ({ value: id, label }));
        return (
          <Choice
            label={t('knowledge.gap.whichArticle')}
            value={value}
            options={[{ value: '', label: t('knowledge.gap.choose') }, ...offered]}
            choose={choose}
          />
        );
      }}
    </Answered>
  );
}
