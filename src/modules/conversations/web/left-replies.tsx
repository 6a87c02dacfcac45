import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { Written } from '../../../ui/written.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { conversationsApi, type LeftDraft } from '../contract.ts';
import classes from './draft-notices.module.css';
import type { ReplyKeeper } from './use-drafts.ts';

type LeftProps = {
  replies: readonly LeftDraft[];
  /** How many words of others are before whoever takes one up. */
  seen: number;
  /** Where my own reply is kept; null where I write none here. */
  keeper: ReplyKeeper | null;
  write: () => void;
};

/** Replies of those who work here no more, and that nobody has sent. */
export function LeftReplies({ replies, ...props }: LeftProps) {
  return replies.map((reply) => <LeftReply key={reply.id} reply={reply} {...props} />);
}

type ReplyProps = Omit<LeftProps, 'replies'> & { reply: LeftDraft };

function LeftReply({ reply: { id, text, writer }, seen, keeper, write }: ReplyProps) {
  const { t } = useTranslation();
  const take = useCommand(conversationsApi.takeUpDraft, { done: write });
  const discard = useCommand(conversationsApi.discardDraft, {});
  const takeProblem = useProblem(take);
  const discardProblem = useProblem(discard);
  const title = t('conversations.leftUnsent', { name: writer });
  const takeUp = async (mine: ReplyKeeper) => {
    // What I am writing is to be there before this comes after it.
    await mine.flush(false);
    take.mutate({ draft: id, seen });
  };
  return (
    <article className={classes.held} aria-label={title}>
      <p className={classes.head}>{title}</p>
      <div className={classes.words}>
        <Written text={text} />
      </div>
      <Problem sentence={takeProblem ?? discardProblem} />
      <div className={classes.actions}>
        {keeper && (
          <Verb loading={take.isPending} onPress={() => void takeUp(keeper)}>
            {t('conversations.takeUp')}
          </Verb>
        )}
        <Verb loading={discard.isPending} onPress={() => discard.mutate({ draft: id })}>
          {t('conversations.discard')}
        </Verb>
      </div>
    </article>
  );
}
