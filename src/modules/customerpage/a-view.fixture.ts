import { asInstant } from '../../platform/time/instant.ts';
import type { CallWindow } from '../tasks/contract.ts';
import type { Message } from './messages.ts';
import type { Pictured } from './someone.ts';
import type { PageOffer, PageView } from './view.ts';

export const dana: Pictured = {
  id: '01890000-0000-7000-8000-000000000001',
  name: 'Dana Okafor',
  place: 'Leeds',
  organization: 'Clearline',
  picture: null,
};

/** A page in the middle of a case, on a Thursday. */
export function aView(over: Partial<PageView> = {}): PageView {
  return {
    now: '2026-11-26T10:00:00.000Z',
    desk: {
      slug: 'harmon',
      name: 'Harmon Audio',
      address: 'help@harmon.test',
      color: '#7d2b2b',
      zone: 'Europe/London',
      client: 'Harmon Audio',
      hasHelp: false,
    },
    language: 'en',
    rhythm: null,
    wishes: { channel: null, quiet: null, ways: ['mail', 'text', 'phone'] },
    reference: 'K7Q2M4TD',
    subject: 'MX-12 makes no sound',
    state: 'open',
    outcome: null,
    endedAt: null,
    due: '2026-11-27T12:00:00.000Z',
    dueSetAt: '2026-11-26T09:00:00.000Z',
    stands: 'Your mixer works; we are correcting the instructions.',
    again: false,
    owner: dana,
    away: null,
    offered: null,
    otherwise: { stops: [], date: null, person: null },
    call: { asked: null, windows: [], numbers: [] },
    things: [],
    messages: [aMessage()],
    more: false,
    earlier: false,
    others: [],
    helped: [],
    words: [],
    reveals: [],
    ...over,
  };
}

export function aMessage(over: Partial<Message> = {}): Message {
  return {
    id: '01890000-0000-7000-8000-00000000000a',
    kind: 'message',
    at: '2026-11-26T09:00:00.000Z',
    channel: null,
    text: 'Please press the red switch.',
    cut: false,
    from: { kind: 'person', person: dana },
    call: null,
    setback: false,
    outcome: null,
    rhythm: null,
    window: null,
    asks: null,
    due: null,
    files: [],
    ...over,
  };
}

/** Two hours of a day after that Thursday. */
export const aWindow = (hour: number, days = 1): CallWindow => {
  const begins = Temporal.Instant.from('2026-11-26T00:00:00Z').add({ hours: days * 24 + hour });
  return { beginsAt: asInstant(begins), endsAt: asInstant(begins.add({ hours: 2 })) };
};

/** A hand-off of which the customer was told. */
export const anOffer: PageOffer = {
  to: { ...dana, name: 'Tom Hughes' },
  ...{ says: null, changesAt: null, isAccepted: false, isHeld: false },
};
