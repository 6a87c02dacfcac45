import { usualWeek } from '../../platform/time/hours.ts';
import type { Prepared } from '../preparations/contract.ts';
import type { Step } from './people-steps.ts';

/**
 * Each organization prepares two desks, of which one is too old, with some of its people and an agreement each; one more
 * it has named nowhere yet.
 * Made of what was drawn, so that the worlds stay as they are.
 */
export const preparations: Step = ({ world, add, id, hash }) => {
  for (const { id: organization_id } of world.organizations) {
    const members = world.memberships.filter((row) => row.organization_id === organization_id);
    const [by, ...others] = members.map((row) => row.person_id);
    if (!by) continue;
    const file = () => add('preparation_files', { organization_id, id: id(), by_id: by }).id;
    file();
    for (const expires_at of [9, 0]) {
      const preparation_id = id();
      const own = { organization_id, preparation_id, version: 1 };
      add('preparations', {
        ...{ organization_id, id: preparation_id, prepared_by_id: by, link_id: id() },
        ...{ token_hash: hash(), expires_at },
      });
      add('preparation_versions', {
        ...own,
        by_id: by,
        what: { ...whatFor(preparation_id, others.slice(0, 2)), agreementFileId: file() },
      });
      add('preparation_letters', {
        ...{ ...own, id: id(), kind: 'asks', channel: 'mail', state: 'sent' },
        recipient: 'ray@repairs.example',
      });
    }
  }
};

const whatFor = (tag: string, people: string[]): Prepared => ({
  ...{ client: 'Repairs', answers: { name: 'Ray', mail: 'ray@repairs.example' }, language: 'en' },
  desk: {
    ...{
      slug: `p-${tag.slice(0, 8)}-${tag.slice(-12)}`,
      name: 'Repairs',
      address: `${tag}@repairs.example`,
      color: '#2f5d8a',
    },
    ...{ languages: ['en'], zone: 'UTC', hours: usualWeek, onePerson: true },
    ...{ answerLimitMinutes: 240, silenceLimitMinutes: 1440 },
  },
  ...{ purpose: 'x', data: [], mandates: [] },
  people: people.map((personId) => ({ personId, role: 'agent', title: 'x' })),
});
