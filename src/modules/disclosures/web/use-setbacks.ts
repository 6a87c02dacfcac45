import { useAsk } from '../../../web/api.ts';
import type { CaseView } from '../../cases/contract.ts';
import { disclosuresApi, type SetbackView } from '../contract.ts';

/** What went wrong on a case; asked for only where its line says that something did. */
export function useSetbacks({ id, entries }: CaseView): readonly SetbackView[] {
  const enabled = entries.some(({ kind }) => kind === 'setback');
  const { data } = useAsk(disclosuresApi.setbacksOfCase, { case: id }, { enabled });
  return data?.items ?? [];
}
