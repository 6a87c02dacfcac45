import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sayReference } from '../../modules/cases/web/index.ts';
import { todayApi } from '../../modules/today/contract.ts';
import { actionsOf, type Where } from '../../ui/keys.ts';
import { useSettled } from '../../ui/settled.ts';
import { useAsk } from '../api.ts';
import { useOrganization } from '../organization.ts';
import { fitting } from './fitting.ts';
import { useRecentCases } from './recent.ts';

export type Choice = {
  id: string;
  says: string;
  aside?: string;
  key?: string;
  /** Nothing the server finds comes before it. */
  known?: boolean;
  act: () => void;
};
export type Group = { title: string; choices: Choice[] };

const MOST = 6;

/** What can be chosen for what is typed, and whether that is the answer to it yet. */
export function usePaletteGroups(typed: string): { groups: Group[]; settled: boolean } {
  const { t } = useTranslation();
  const words = typed.trim();
  const { open, searchFor } = useWays();
  const recent = useRecentCases();
  const { cases, settled } = useFoundCases(words);
  const asked = words !== '';
  const shown = asked ? cases : recent;
  const casesGroup = {
    title: t(asked ? 'today.cases' : 'shell.recent'),
    choices: shown.map(({ reference, subject, customer }) => ({
      id: `case ${reference}`,
      says: subject,
      aside: `${customer} · ${sayReference(reference)}`,
      act: () => open(reference),
    })),
  };
  const actions = [
    { title: t('shell.here'), choices: choicesOf('here', words) },
    { title: t('shell.everywhere'), choices: choicesOf('everywhere', words) },
  ];
  const all = {
    title: t('shell.search'),
    choices: asked
      ? [{ id: 'all', says: t('shell.allResults', { words }), act: () => searchFor(words) }]
      : [],
  };
  const groups = asked ? [...actions, casesGroup, all] : [casesGroup, ...actions];
  return { groups: groups.filter(({ choices }) => choices.length > 0), settled };
}

function choicesOf(where: Where, words: string): Choice[] {
  return fitting(actionsOf(where), words).flatMap(({ says, key, act }) =>
    says && act && key !== 'mod k' ? [{ id: `${where} ${says}`, says, key, known: true, act }] : [],
  );
}

function useFoundCases(words: string) {
  const q = useSettled(words);
  const found = useAsk(todayApi.search, { q, limit: MOST }, { enabled: q !== '', keep: true });
  const settled = words === '' || (q === words && !found.isPlaceholderData && !found.isFetching);
  return { cases: found.data?.items ?? [], settled };
}

function useWays() {
  const organization = useOrganization();
  const navigate = useNavigate();
  return {
    open: (reference: string) =>
      navigate({ to: '/app/o/$organization/cases/$case', params: { organization, case: reference } }),
    searchFor: (q: string) =>
      navigate({ to: '/app/o/$organization/search', params: { organization }, search: { q } }),
  };
}
