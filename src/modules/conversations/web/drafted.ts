import { useAsk } from '../../../web/api.ts';
import { conversationsApi } from '../contract.ts';

/** The cases on which something of mine waits unsent. */
export function useDrafted(): ReadonlySet<string> {
  const { data } = useAsk(conversationsApi.myDrafts, {});
  return new Set(data?.items.map(({ caseId }) => caseId));
}
