import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayReckon } from '../../modules/costs/policy.ts';
import type { Me } from '../../modules/people/contract.ts';
import { useActor, useMe } from '../../modules/people/web/index.ts';
import { type Action, useActions } from '../../ui/keys.ts';

type Opening = { organization: string; find: () => void; showKeys: () => void; cutOff: () => void };

/** What can be done on every screen. */
export function useShellActions({ organization, find, showKeys, cutOff }: Opening): void {
  const { t } = useTranslation();
  const me = useMe();
  const actor = useActor();
  const navigate = useNavigate();
  const params = { organization };
  const desks = me.data?.desks ?? [];
  useActions(
    [
      { key: 'mod k', says: t('shell.find'), act: find, over: true },
      {
        key: 'g t',
        says: t('shell.today'),
        act: () => navigate({ to: '/app/o/$organization/today', params }),
      },
      {
        key: '/',
        says: t('shell.search'),
        act: () => {
          const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
          if (field) field.select();
          else void navigate({ to: '/app/o/$organization/search', params });
        },
      },
      ...desks.flatMap((desk) => ofDesk(desk, desks.length > 1)),
      {
        says: t('shell.organization'),
        act: () => navigate({ to: '/app/o/$organization/organization', params }),
      },
      { says: t('coaching.title'), act: () => navigate({ to: '/app/o/$organization/words', params }) },
      { says: t('shell.account'), act: () => navigate({ to: '/app/o/$organization/account', params }) },
      { says: t('pocket.cutOffAny'), act: cutOff },
      { key: 'Enter', says: t('shell.keysOf.open') },
      { key: 'mod Enter', says: t('shell.keysOf.send') },
      { key: 'mod shift Enter', says: t('conversations.sendAndNext') },
      { key: 'esc', says: t('shell.keysOf.escape') },
      { key: '?', says: t('shell.keysOf.keys'), act: showKeys },
    ],
    'everywhere',
  );

  function ofDesk({ id, slug, name }: Me['desks'][number], several: boolean): Action[] {
    const screens = [
      'morning',
      'knowledge',
      'knowledge/gaps',
      'knowledge/returns',
      'demand',
      'demand/types',
      'demand/causes',
      'demand/measures',
      'demand/studies',
      'demand/walks',
      'quarantine',
      'outbox',
      'settings',
      'hand-off',
      'extra-steps',
    ] as const;
    const reckoned = actor !== null && mayReckon(actor, id) ? (['demand/costs'] as const) : [];
    return [...screens, ...reckoned].map((screen) => ({
      says: several ? t('shell.ofDesk', { screen: t(`shell.${screen}`), desk: name }) : t(`shell.${screen}`),
      act: () =>
        navigate({ to: `/app/o/$organization/desks/$desk/${screen}`, params: { organization, desk: slug } }),
    }));
  }
}
