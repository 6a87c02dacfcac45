import type { TFunction } from 'i18next';
import { sayDate } from '../../../ui/moment.ts';
import type { LivedStep, Wait, WalkRow } from '../contract.ts';
import type { walks as words } from './en.ts';

type Days = Pick<WalkRow, 'from' | 'until'>;

const days = ({ from, until }: Days, t: TFunction) => ({
  from: sayDate(from, t('language')),
  until: sayDate(until, t('language')),
});

export const sayLastWeek = (week: Days, t: TFunction): string => t('walks.lastWeek', days(week, t));

/** How many cases of which week. */
export const sayWalk = (walk: WalkRow, t: TFunction): string =>
  t('walks.one', { count: walk.cases, ...days(walk, t) });

/** Of how many of them each company has written something. */
export const sayCompanies = ({ companies, cases }: WalkRow, t: TFunction): string =>
  companies.length === 0
    ? t('walks.unwritten')
    : companies.map(({ name, cases: count }) => t('walks.wrote', { company: name, count, cases })).join(' ');

export function sayWait({ days, hours, asked }: Wait, t: TFunction): string {
  if (days > 0) return t(asked ? 'walks.wait.askedDays' : 'walks.wait.days', { count: days });
  return t(asked ? 'walks.wait.askedHours' : 'walks.wait.hours', { count: hours });
}

/** What happened, from outside: who did what, as the customer would tell it. */
export function sayStep(step: LivedStep, customer: string, t: TFunction): string {
  const { kind, by, outcome } = step;
  const name = nameOf(step, t);
  if (by.kind === 'other') return t('walks.step.otherWrote');
  if (step.call) return t(`walks.step.${callOf(step)}`, { name });
  if (step.asks) return t(`walks.step.${asked[step.asks]}`, { name });
  if (kind === 'ended' && outcome) return t(`walks.step.ended.${outcome}`, { customer });
  if (kind === 'reopened' && by.kind === 'customer') return t('walks.step.notSolved', { name });
  const said = steps[kind];
  if (!said || (by.kind === 'desk' && named.has(said))) return t('walks.step.heard');
  return t(`walks.step.${said}`, { name });
}

function nameOf({ by }: LivedStep, t: TFunction): string {
  return by.organization ? t('walks.who', { name: by.name, company: by.organization }) : by.name;
}

function callOf({ call }: LivedStep) {
  const outcome = call?.outcome ?? 'reached';
  return call?.direction === 'in' ? rang[outcome] : rung[outcome];
}

const rang = { reached: 'rang', 'not reached': 'rangNobody', 'voicemail left': 'rangVoicemail' } as const;
const rung = { reached: 'spoke', 'not reached': 'tried', 'voicemail left': 'triedVoicemail' } as const;
const asked = { call: 'askedCall', stop: 'askedStop', date: 'askedDate', person: 'askedPerson' } as const;

const steps: Partial<Record<LivedStep['kind'], StepWord>> = {
  contact: 'wrote',
  message: 'wrote',
  call: 'spoke',
  receipt: 'receipt',
  'hand-off told': 'told',
  'hand-off withdrawn': 'stays',
  'hand-off accepted': 'tookOver',
  'hand-off answered': 'ratherOtherwise',
  'owner left': 'left',
  done: 'done',
  ended: 'ended',
  reopened: 'reopened',
  joined: 'joined',
  'rhythm chosen': 'rhythm',
  'wishes chosen': 'wishes',
  'task withdrawn': 'noCall',
  'stepped in': 'steppedIn',
  'handed back': 'handedBack',
};

type StepWord = keyof (typeof words)['step'];

/** These are said of somebody. */
const named = new Set<StepWord>(['wrote', 'spoke', 'tookOver', 'done']);
