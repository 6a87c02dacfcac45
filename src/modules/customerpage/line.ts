import { calledName } from '../../ui/called-name.ts';
import { type Bearing, type Happened, heardBy } from '../../ui/line/heard.ts';
import type { Drawing as Geometry } from '../../ui/line/layout.ts';
import { layOut } from '../../ui/line/layout.ts';
import type { Shape, Stop, Story } from '../../ui/line/story.ts';
import { soonAt } from '../cases/policy.ts';
import type { Drawing } from './drawing.ts';
import type { Message } from './messages.ts';

/** What a phone of 360 px leaves. */
const WIDTH = 316;

/** The newest of what happened, as far as it fits; null where there is nothing to draw. */
export function lineOf(drawing: Drawing): (Geometry & { goesBack: boolean }) | null {
  const { view, voice, clock } = drawing;
  const { due, now, desk } = view;
  const all = view.messages
    .filter(({ kind }) => kind !== 'receipt')
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  if (view.earlier || view.state === 'joined' || all.length === 0) return null;
  const next = due === null ? '' : due < now ? voice.say('line.late') : clock.brief(due);
  const canvas = {
    ...{ width: WIDTH, now: Date.parse(now), zone: desk.zone, language: voice.locale },
    ...{ size: 'small' as const, words: { now: voice.say('line.now'), next } },
  };
  const drawnFrom = (from: number) => layOut(storyOf(drawing, all.slice(from)), canvas);
  const fitting = all.findIndex((_, from) => drawnFrom(from).width <= WIDTH);
  const from = fitting === -1 ? all.length - 1 : fitting;
  return { ...drawnFrom(from), goesBack: from > 0 || view.more };
}

/** The customer's case as one line: what they said and heard, whoever of us it was. */
function storyOf({ view, voice }: Drawing, messages: readonly Message[]): Story {
  const happened = messages.map((message): Happened => {
    const { kind, at, due } = message;
    return {
      bearing: bearingOf(message),
      at: Date.parse(at),
      due: due === null ? null : Date.parse(due),
      closes: kind === 'done' || kind === 'ended',
    };
  });
  const next =
    view.due === null ? null : { due: Date.parse(view.due), soonAt: soonAt(view.due, view.dueSetAt) };
  const { late, silence } = heardBy(happened, next);
  return {
    lanes: [{ company: null, name: '' }],
    stops: messages.map((message, index): Stop => {
      const bearing = happened[index]?.bearing ?? 'inside';
      const label = labelOf(message, bearing, voice.say);
      return { id: message.id, at: Date.parse(message.at), lane: 0, shape: shapes[bearing], label, rank: 1 };
    }),
    carriers: messages.map(() => 0),
    ...{ branches: [], asks: [], late, silence },
  };
}

const shapes: Record<Bearing, Shape> = {
  ask: 'ask',
  answer: 'word',
  introduction: 'hand-off',
  tried: 'inside',
  receipt: 'inside',
  end: 'end',
  inside: 'inside',
};

function bearingOf({ kind, from, call }: Message): Bearing {
  if (kind === 'ended') return 'end';
  if (call?.direction === 'out' && call.outcome !== 'reached') return 'tried';
  if (from.kind === 'you') return kind === 'contact' || kind === 'reopened' ? 'ask' : 'inside';
  if (kind === 'hand-off accepted' || kind === 'owner left') return 'introduction';
  return kind === 'message' || kind === 'done' || kind === 'call' ? 'answer' : 'inside';
}

function labelOf(
  { kind, from, call, channel, window, setback }: Message,
  bearing: Bearing,
  say: Drawing['voice']['say'],
) {
  if (bearing === 'end') return say('line.closed');
  if (window) return say('line.you-asked-call');
  if (bearing === 'ask') return say(call || channel === 'phone' ? 'line.you-rang' : 'line.you-wrote');
  if (from.kind !== 'person' || (bearing === 'introduction' && kind === 'owner left')) return null;
  const name = calledName(from.person.name);
  if (bearing === 'introduction') return say('line.took-over', { name });
  if (setback) return say('line.setback');
  return bearing === 'answer' ? say(call ? 'line.spoke' : 'line.wrote', { name }) : null;
}
