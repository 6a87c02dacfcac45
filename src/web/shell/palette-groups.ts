import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sayReference } from '../../modules/cases/web/index.ts';
import { type Found, type FoundCase, type FoundCustomer, todayApi } from '../../modules/today/contract.ts';
import { actionsOf, stillThere, type Where } from '../../ui/keys.ts';
import { useSettled } from '../../ui/settled.ts';
import { say } from '../../ui/voice.tsx';
import { useAsk } from '../api.ts';
import { useSentence } from '../failure.ts';
import { useOrganization } from '../organization.ts';
import { fitting } from './fitting.ts';
import { type RecentCase, useRecentCases } from './recent.ts';

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

const MOST = 5;

/** What can be chosen for what is typed, and whether that is the answer to it yet. */
export function usePaletteGroups(
  typed: string,
  { overDialog }: { overDialog: boolean },
): {
  groups: Group[];
  settled: boolean;
  problem: string | null;
} {
  const { t } = useTranslation();
  const sentence = useSentence();
  const words = typed.trim();
  const ways = useWays();
  const { case: shown } = useParams({ strict: false });
  const recent = useRecentCases().filter(({ reference }) => reference !== shown);
  const { found, settled, error } = useFound(words);
  const actions = [
    // What can be done on the screen waits until the dialog over it is closed.
    { title: t('shell.here'), choices: overDialog ? [] : choicesOf('here') },
    { title: t('shell.everywhere'), choices: choicesOf('everywhere') },
  ];
  const groups =
    words === ''
      ? [{ title: t('shell.recent'), choices: recent.map(asChoice) }, ...actions]
      : [
          ...actions,
          { title: t('today.foundCases'), choices: [...found.cases, ...found.messages].map(asFound) },
          { title: t('today.foundCustomers'), choices: found.customers.map(customerChoice) },
          { title: t('shell.search'), choices: [searchChoice()] },
        ];
  const problem = error && words !== '' ? sentence(error) : null;
  return { groups: groups.filter(({ choices }) => choices.length > 0), settled, problem };

  function choicesOf(where: Where): Choice[] {
    return fitting(actionsOf(where), words).flatMap(({ says, key, act }) => {
      if (!says || !act || key === 'mod k') return [];
      // What can be done for seconds only may be over by the time that it is chosen.
      const actNow = () => {
        const now = stillThere(where, says);
        if (now) now.act?.();
        else say(t('shell.over'));
      };
      return [{ id: `${where} ${says}`, says, key, known: true, act: actNow }];
    });
  }

  function asChoice({ reference, subject, customer }: RecentCase): Choice {
    return {
      id: `case ${reference}`,
      says: subject,
      aside: `${customer} · ${sayReference(reference)}`,
      act: () => ways.open(reference),
    };
  }

  function asFound(one: FoundCase & { entryId?: string }): Choice {
    return { ...asChoice(one), act: () => ways.open(one.reference, one.entryId) };
  }

  function customerChoice({ id, desk, name, addresses }: FoundCustomer): Choice {
    return {
      id: `customer ${id}`,
      says: name,
      aside: addresses.join(', '),
      act: () => ways.openCustomer(desk, id),
    };
  }

  function searchChoice(): Choice {
    return { id: 'all', says: t('shell.allResults', { words }), act: () => ways.searchFor(words) };
  }
}

const nothing: Found = { cases: [], messages: [], customers: [] };

function useFound(words: string) {
  const q = useSettled(words);
  const asked = useAsk(todayApi.search, { q, limit: MOST }, { enabled: q !== '', keep: true });
  const settled = words === '' || (q === words && !asked.isPlaceholderData && !asked.isFetching);
  return { found: asked.data ?? nothing, settled, error: asked.error };
}

function useWays() {
  const organization = useOrganization();
  const navigate = useNavigate();
  return {
    open: (reference: string, entryId?: string) =>
      navigate({
        to: '/app/o/$organization/cases/$case',
        params: { organization, case: reference },
        hash: entryId,
      }),
    openCustomer: (desk: string, customer: string) =>
      navigate({
        to: '/app/o/$organization/desks/$desk/customers/$customer',
        params: { organization, desk, customer },
      }),
    searchFor: (q: string) =>
      navigate({ to: '/app/o/$organization/search', params: { organization }, search: { q } }),
  };
}
