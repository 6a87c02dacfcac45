import { useEffect } from 'react';
import { useCommand } from '../../../web/api.ts';
import { knowledgeApi } from '../contract.ts';

/** Articles that a caller was told of before there was a case, by the call. */
const inserted = new Map<string, Set<string>>();

export function keepInserted(callId: string, article: string): void {
  inserted.set(callId, (inserted.get(callId) ?? new Set()).add(article));
}

/** Once a call is written down, what was inserted on it stands beside its case. */
export function useInsertedBesideCase(callId: string, writtenOn: string | null): void {
  const { mutate } = useCommand(knowledgeApi.useArticle);
  useEffect(() => {
    if (writtenOn === null) return;
    for (const article of inserted.get(callId) ?? []) mutate({ case: writtenOn, article, as: 'used' });
    inserted.delete(callId);
  }, [callId, writtenOn, mutate]);
}
