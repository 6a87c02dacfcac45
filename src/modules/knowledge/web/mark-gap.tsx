import { useTranslation } from 'react-i18next';
import { Answered, Problem } from '../../../ui/answered.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { useSettled } from '../../../ui/settled.ts';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import { type DeskView, desksApi } from '../../desks/contract.ts';
import { OwnerFields } from '../../tasks/web/index.ts';
import { knowledgeApi } from '../contract.ts';
import classes from './article.module.css';
import type { ArticleDraft } from './article-draft.ts';
import { type GapDraft, gapBegun, gapWordsOf } from './gap-draft.ts';
import { sayHit, sayOwner } from './say-gap.ts';
import { ThingFields, WordsField } from './words-fields.tsx';

type MarkGapProps = {
  desk: string;
  caseId: string;
  /** What on the case it is about, where that is not the case itself. */
  about?: string;
  /** What they told of another way, which is evidence on it. */
  way?: string;
  begun: Partial<ArticleDraft>;
  /** What was looked for here, and found nothing. */
  searches: readonly string[];
  /** Told once it is written down. */
  kept: () => void;
  close: () => void;
};

/** Nobody has an answer to what is asked here: somebody is to find one, for all who ask. */
export function MarkGap(props: MarkGapProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const desk = useAsk(desksApi.desk, { desk: props.desk });
  return (
    <Dialog title={t('knowledge.gap.mark')} close={props.close} wide>
      <Answered of={desk} sentence={sentence}>
        {(view) => <GapForm {...props} on={view} />}
      </Answered>
    </Dialog>
  );
}

function GapForm({
  desk,
  caseId,
  about = caseId,
  way,
  begun,
  searches,
  kept,
  close,
  on,
}: MarkGapProps & { on: DeskView }) {
  const { t } = useTranslation();
  const first = gapBegun(begun, on, useNow());
  const [draft, change, forget] = useKept<GapDraft>(`gap ${about}`, first);
  const set = (part: Partial<GapDraft>) => change((before) => ({ ...before, ...part }));
  const done = () => {
    forget();
    kept();
    say(t('knowledge.gap.marked'));
    close();
  };
  const make = useCommand(knowledgeApi.makeGap, { done });
  const { ownerId, departmentId, due } = draft;
  const send = () =>
    due !== null &&
    make.mutate({
      ...{ case: caseId, ...gapWordsOf(draft), ownerId, due },
      ...{ departmentId: departmentId || null, searches: [...searches] },
      ...(way !== undefined && { way }),
    });
  return (
    <Form
      verb={t('knowledge.gap.keep')}
      send={send}
      sending={make.isPending}
      problem={useProblem(make)}
      cancel={close}
    >
      <WordsField draft={draft} set={set} />
      <Alike {...{ desk, caseId, way, searches, done }} words={draft.words} />
      <ThingFields draft={draft} set={set} />
      {searches.length > 0 && (
        <p className={classes.quiet}>{t('knowledge.gap.searches', { words: searches.join(', ') })}</p>
      )}
      <OwnerFields desk={on} draft={draft} label={t('knowledge.gap.owner')} set={set} />
    </Form>
  );
}

type AlikeProps = Pick<MarkGapProps, 'desk' | 'caseId' | 'searches'> & {
  way: string | undefined;
  words: string;
  done: () => void;
};

const MOST = 3;

/** What is open already and says much the same: one gap is not made twice. */
function Alike({ desk, caseId, way, searches, words, done }: AlikeProps) {
  const { t } = useTranslation();
  const q = useSettled(words.trim());
  const alike = useAsk(knowledgeApi.gaps, { desk, q, limit: MOST }, { enabled: q !== '', keep: true });
  const join = useCommand(knowledgeApi.joinGap, { done });
  const problem = useProblem(join);
  const of = { case: caseId, searches: [...searches], ...(way !== undefined && { way }) };
  const items = q === '' ? [] : (alike.data?.items ?? []);
  return (
    <section aria-label={t('knowledge.gap.alike')} className={classes.alike} hidden={items.length === 0}>
      <h3>{t('knowledge.gap.alike')}</h3>
      <ul>
        {items.map((gap) => (
          <Line key={gap.id}>
            <span lang={gap.language}>{gap.words}</span>
            <Quiet>{[sayHit(gap, t), sayOwner(gap)].join(' · ')}</Quiet>
            <Verb
              plain
              label={t('knowledge.gap.joinNamed', { words: gap.words })}
              loading={join.isPending && join.variables.gap === gap.id}
              onPress={() => join.mutate({ gap: gap.id, ...of })}
            >
              {t('knowledge.gap.join')}
            </Verb>
          </Line>
        ))}
      </ul>
      <Problem sentence={problem} />
    </section>
  );
}
