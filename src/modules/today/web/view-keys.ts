import { useNavigate } from '@tanstack/react-router';
import { useKeys } from '../../../ui/keys.ts';
import { useAsk } from '../../../web/api.ts';
import { askOrRecall } from '../../../web/offline/kept-answers.ts';
import { todayApi } from '../contract.ts';
import { filtersOfView } from './views.ts';

export const mostKeys = 9;

/** `g 1` to `g 9` lead to the first nine saved views, from every screen. */
export function useViewKeys(organization: string): void {
  const navigate = useNavigate();
  const views = useAsk(todayApi.views, {}, { through: askOrRecall });
  const to = (search: ReturnType<typeof filtersOfView>) =>
    navigate({ to: '/app/o/$organization/today', params: { organization }, search });
  useKeys(
    Object.fromEntries(
      (views.data?.items ?? [])
        .slice(0, mostKeys)
        .map((view, at) => [`g ${at + 1}`, { says: view.name, act: () => to(filtersOfView(view)) }]),
    ),
    'everywhere',
  );
}
