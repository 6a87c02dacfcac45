import { useCommand } from '../../../web/api.ts';
import { type CauseRow, CauseWords, demandApi } from '../contract.ts';

/** Says of a cause by what it is removed, or that it is there again. */
export function useCause(cause: CauseRow, done: () => void) {
  const command = useCommand(demandApi.changeCause, { done });
  const change = (removal: string | null) =>
    command.mutate({ ...CauseWords.parse(cause), cause: cause.id, version: cause.version, removal });
  return { command, change };
}
