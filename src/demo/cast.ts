import type { Given, RegisterWords } from '../modules/desks/contract.ts';
import type { Mark } from '../modules/mandates/needs-contract.ts';
import type { RosterRole } from '../platform/actor.ts';
import type { Hours } from '../platform/time/hours.ts';

export const organizations = {
  harmon: { name: 'Harmon Audio', country: 'GB', role: 'client' },
  clearline: { name: 'Clearline', country: 'GB', role: 'provider' },
  soundhouse: { name: 'Soundhouse', country: 'GB', role: 'third party' },
  rays: { name: "Ray's Appliance Repair", country: 'US', role: 'client' },
  willow: { name: 'Willow Virtual Assistants', country: 'US', role: 'provider' },
  homeshield: { name: 'HomeShield Warranty', country: 'US', role: 'third party' },
} as const satisfies Record<string, Organization>;

type Organization = { name: string; country: string; role: 'client' | 'provider' | 'third party' };
export type OrganizationKey = keyof typeof organizations;

/** The first of an organization administers it. */
export const people = {
  margaret: person('Margaret Harmon', 'margaret@harmon.example', 'harmon', { place: 'York' }),
  leo: person('Leo Brandt', 'leo@harmon.example', 'harmon', { place: 'York', languages: ['en', 'de'] }),
  sofia: person('Sofia Lindqvist', 'sofia@harmon.example', 'harmon', {
    place: 'York',
    languages: ['en', 'sv'],
    hours: { 2: '13:00-17:00', 4: '13:00-17:00' },
  }),
  ruth: person('Ruth Adeyemi', 'ruth@clearline.example', 'clearline', {
    place: 'Leeds',
    languages: ['en', 'fr'],
    hours: weekdays('09:00-17:30'),
  }),
  dana: person('Dana Okafor', 'dana@clearline.example', 'clearline', {
    place: 'Leeds',
    hours: { ...weekdays('08:00-16:30'), 1: '08:30-17:00' },
  }),
  tom: person('Tom Whitfield', 'tom@clearline.example', 'clearline', {
    place: 'Leeds',
    languages: ['en', 'es'],
    hours: { ...weekdays('09:00-17:30'), 1: '07:30-16:00' },
  }),
  anneke: person('Anneke de Vries', 'anneke@clearline.example', 'clearline', {
    place: 'Groningen',
    languages: ['en', 'nl', 'de'],
    hours: weekdays('10:00-18:00'),
  }),
  marek: person('Marek Nowak', 'returns@soundhouse.example', 'soundhouse', { place: 'Hull' }),
  ray: person('Ray Kowalski', 'ray@raysrepair.example', 'rays', {
    place: 'Cedar Falls',
    zone: 'America/Chicago',
  }),
  nora: person('Nora Quist', 'nora@willow.example', 'willow', {
    place: 'Dubuque',
    zone: 'America/Chicago',
    languages: ['en', 'es'],
    hours: weekdays('08:00-16:00'),
  }),
} as const satisfies Record<string, CastMember>;

export type CastMember = {
  name: string;
  mail: string;
  organization: OrganizationKey;
  place: string;
  languages: string[];
  zone: string;
  hours: Hours | null;
};
export type PersonKey = keyof typeof people;

type Engaged = {
  organization: OrganizationKey;
  purpose: string;
  data: string[];
  /** As the register of who processes the desk's data says it. */
  agreed: { country: string; agreement: string; contact: string; pay: string; mayBeGiven?: Given[] };
  /** Where it is asked by mail; all of the domain answers. */
  askedAt?: string;
};
/** A kind of need, and whose it is. */
type Need = { kind: string; name: string; mark: Mark };
export type DeskPlan = {
  name: string;
  slug: string;
  address: string;
  color: string;
  zone: string;
  languages: string[];
  hours: Hours;
  accountable: PersonKey;
  register: RegisterWords;
  needs: Need[];
  engaged: Engaged[];
  roster: { person: PersonKey; role: RosterRole }[];
};

export const desks = {
  harmon: {
    name: 'Harmon Audio',
    slug: 'harmon',
    address: 'help@harmon.example',
    color: '#7a2c2f',
    zone: 'Europe/London',
    languages: ['en', 'de', 'es'],
    hours: week(weekdays('09:00-17:30')),
    accountable: 'margaret',
    register: {
      registerContact: 'Harmon Audio, 4 Foss Bank, York; privacy@harmon.example',
      registerPeople: 'Customers who write or ring, and whoever writes for them',
      registerTimeLimits: 'Three years after a case has ended; invoices six years',
      registerSecurity: 'Encrypted disks and lines, a name for everybody, every reading written down',
    },
    needs: [
      { kind: 'repair', name: 'Something does not work', mark: 'yours' },
      { kind: 'lending', name: 'Rent or borrow', mark: 'ask first' },
      { kind: 'press', name: 'Press and endorsements', mark: 'ours' },
    ],
    engaged: [
      {
        organization: 'clearline',
        purpose: 'Answers our customers',
        data: ['name', 'contact', 'case'],
        agreed: {
          country: 'GB',
          agreement: 'Processing agreement of 2 June, with Sofia Lindqvist',
          contact: 'dpo@clearline.example',
          pay: 'the same sum each month, whatever comes in',
        },
      },
      {
        organization: 'soundhouse',
        purpose: 'Sells our mixers and takes returns',
        data: ['name', 'order'],
        agreed: {
          country: 'GB',
          agreement: 'Dealer contract, annex 3',
          contact: 'privacy@soundhouse.example',
          pay: 'by the dealer’s margin',
          mayBeGiven: ['name', 'thing'],
        },
        askedAt: 'returns@soundhouse.example',
      },
    ],
    roster: [
      { person: 'leo', role: 'expert' },
      { person: 'sofia', role: 'agent' },
      { person: 'ruth', role: 'lead' },
      { person: 'dana', role: 'agent' },
      { person: 'tom', role: 'agent' },
      { person: 'anneke', role: 'agent' },
    ],
  },
  rays: {
    name: "Ray's Appliance Repair",
    slug: 'rays',
    address: 'service@raysrepair.example',
    color: '#1f5f4a',
    zone: 'America/Chicago',
    languages: ['en', 'es'],
    hours: week({ ...weekdays('08:00-17:00'), 6: '09:00-13:00' }),
    accountable: 'ray',
    register: {
      registerContact: 'Ray Kowalski, at the shop',
      registerPeople: 'Households whose appliances we repair',
      registerTimeLimits: 'As long as the warranty of a repair, and seven years for the books',
      registerSecurity: 'A locked telephone and this desk; nothing on paper',
    },
    needs: [],
    engaged: [
      {
        organization: 'homeshield',
        purpose: 'Pays for repairs and orders parts',
        data: ['name', 'claim'],
        agreed: {
          country: 'US',
          agreement: 'Contractor terms, in the folder in the van',
          contact: 'privacy@homeshield.example',
          pay: 'by the claim',
          mayBeGiven: ['name', 'thing'],
        },
        askedAt: 'claims@homeshield.example',
      },
    ],
    roster: [],
  },
} as const satisfies Record<string, DeskPlan>;
export type DeskKey = keyof typeof desks;

export const departments = ['Service', 'Sales', 'Documentation'];

type Days = Partial<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, `${string}-${string}`>>;
type About = { place: string; languages?: string[]; zone?: string; hours?: Days };

function person(name: string, mail: string, organization: OrganizationKey, about: About): CastMember {
  const { place, languages = ['en'], zone = 'Europe/London', hours } = about;
  return { name, mail, organization, place, languages, zone, hours: hours ? week(hours) : null };
}

function weekdays(hours: `${string}-${string}`): Days {
  return { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours };
}

function week(days: Days): Hours {
  const on = (day: 1 | 2 | 3 | 4 | 5 | 6 | 7): [string, string][] => {
    const [from, to] = days[day]?.split('-') ?? [];
    return from && to ? [[from, to]] : [];
  };
  return { week: { 1: on(1), 2: on(2), 3: on(3), 4: on(4), 5: on(5), 6: on(6), 7: on(7) } };
}
