import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Card } from '../../../ui/card.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { conversationsApi, type Mention } from '../contract.ts';
import classes from './mentions.module.css';
import { sayMention } from './say-mention.ts';

/**
 * The notes that name me and the answers to what I asked, until I have seen them. What comes in while somebody looks
 * stands with them once they want it: no row below moves under their finger.
 */
export function useMentions() {
  const { data, isFetchedAfterMount } = useAsk(conversationsApi.mentions, {});
  const items = data?.items ?? [];
  const ids = new Set(items.map(({ entryId }) => entryId));
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  if (known === null && isFetchedAfterMount) setKnown(ids);
  const isKnown = ({ entryId }: Mention) => (known ?? ids).has(entryId);
  return {
    shown: items.filter(isKnown),
    comingIn: items.filter((mention) => !isKnown(mention)),
    show: () => setKnown(ids),
  };
}

export function Mentions({ mentions }: { mentions: readonly Mention[] }) {
  const { t } = useTranslation();
  if (mentions.length === 0) return null;
  return (
    <Card title={t('conversations.mentions')}>
      <ul>
        {mentions.map((mention) => (
          <OneMention key={mention.entryId} mention={mention} />
        ))}
      </ul>
    </Card>
  );
}

function OneMention({ mention }: { mention: Mention }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const zone = useDeskZone(mention.deskId);
  const see = useCommand(conversationsApi.seeMentions);
  const problem = useProblem(see);
  const { by, subject, text, at, caseId, reference, entryId } = mention;
  return (
    <li className={classes.mention} data-mention={mention.entryId}>
      <Link
        to="/app/o/$organization/cases/$case"
        params={{ organization, case: reference }}
        className={classes.note}
        data-row
      >
        <span>
          <strong>{sayMention(mention, t)}</strong>
          {text && `: ${text}`}
        </span>
        <span className={classes.aside}>
          <bdi>{subject}</bdi> · <When at={at} zone={zone} />
        </span>
      </Link>
      <Verb
        plain
        label={t('conversations.seenOf', { who: by, subject })}
        loading={see.isPending}
        onPress={() => see.mutate({ case: caseId, entryId })}
      >
        {t('conversations.seen')}
      </Verb>
      <Problem sentence={problem} />
    </li>
  );
}

/** Who has a case open sees what names them there. */
export function useSeenMentions(caseId: string): void {
  const mentions = useAsk(conversationsApi.mentions, {});
  const { mutate, isPending, isError } = useCommand(conversationsApi.seeMentions);
  const isNamed = mentions.data?.items.some((mention) => mention.caseId === caseId) ?? false;
  const { dataUpdatedAt } = mentions;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tab that is shown again asks anew, and only then is it seen.
  useEffect(() => {
    if (isNamed && !isPending && !isError && !document.hidden) mutate({ case: caseId });
  }, [isNamed, isPending, isError, mutate, caseId, dataUpdatedAt]);
}
