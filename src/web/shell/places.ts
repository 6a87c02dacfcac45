import { linkOptions } from '@tanstack/react-router';

export type Place = ReturnType<typeof placesOf>['work' | 'desk' | 'own'][number];

/** Where one can go: one's work, what belongs to a desk, and what is one's own. */
export function placesOf(
  organization: string,
  { desk, morning }: { desk: string | undefined; morning: string | undefined },
) {
  const params = { organization };
  return {
    work: [
      ...(morning === undefined ? [] : [morningOf({ ...params, desk: morning })]),
      { name: 'today', seldom: false, link: linkOptions({ to: '/app/o/$organization/today', params }) },
      { name: 'search', seldom: false, link: linkOptions({ to: '/app/o/$organization/search', params }) },
      ...(desk === undefined ? [] : [knowledgeOf({ ...params, desk }), demandOf({ ...params, desk })]),
    ],
    desk: desk === undefined ? [] : placesOfDesk({ ...params, desk }, { full: morning !== undefined }),
    own: [
      {
        name: 'organization',
        seldom: true,
        link: linkOptions({ to: '/app/o/$organization/organization', params }),
      },
      { name: 'account', seldom: true, link: linkOptions({ to: '/app/o/$organization/account', params }) },
    ],
  } as const;
}

const morningOf = (params: { organization: string; desk: string }) =>
  ({
    name: 'morning',
    seldom: false,
    link: linkOptions({ to: '/app/o/$organization/desks/$desk/morning', params }),
  }) as const;

const knowledgeOf = (params: { organization: string; desk: string }) =>
  ({
    name: 'knowledge',
    seldom: true,
    link: linkOptions({ to: '/app/o/$organization/desks/$desk/knowledge', params }),
  }) as const;

const demandOf = (params: { organization: string; desk: string }) =>
  ({
    name: 'demand',
    seldom: true,
    link: linkOptions({ to: '/app/o/$organization/desks/$desk/demand', params }),
  }) as const;

/** `full`: there is no room left at the foot of a phone. */
const placesOfDesk = (params: { organization: string; desk: string }, { full }: { full: boolean }) =>
  [
    {
      name: 'quarantine',
      seldom: false,
      link: linkOptions({ to: '/app/o/$organization/desks/$desk/quarantine', params }),
    },
    {
      name: 'outbox',
      seldom: full,
      link: linkOptions({ to: '/app/o/$organization/desks/$desk/outbox', params }),
    },
    {
      name: 'settings',
      seldom: true,
      link: linkOptions({ to: '/app/o/$organization/desks/$desk/settings', params }),
    },
  ] as const;
