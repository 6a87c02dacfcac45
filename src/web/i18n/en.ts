import { cases } from '../../modules/cases/web/en.ts';
import { clientroom } from '../../modules/clientroom/web/en.ts';
import { coaching } from '../../modules/coaching/web/en.ts';
import { conversations } from '../../modules/conversations/web/en.ts';
import { costs } from '../../modules/costs/web/en.ts';
import { custody } from '../../modules/custody/web/en.ts';
import { customers } from '../../modules/customers/web/en.ts';
import { demand } from '../../modules/demand/web/en.ts';
import { desks } from '../../modules/desks/web/en.ts';
import { disclosures } from '../../modules/disclosures/web/en.ts';
import { experts } from '../../modules/experts/web/en.ts';
import { exports } from '../../modules/exports/web/en.ts';
import { knowledge } from '../../modules/knowledge/web/en.ts';
import { mandates } from '../../modules/mandates/web/en.ts';
import { measures } from '../../modules/measures/web/en.ts';
import { people } from '../../modules/people/web/en.ts';
import { pocket } from '../../modules/pocket/web/en.ts';
import { preparations } from '../../modules/preparations/web/en.ts';
import { procedures } from '../../modules/procedures/web/en.ts';
import { referrals } from '../../modules/referrals/web/en.ts';
import { returns } from '../../modules/returns/web/en.ts';
import { studies } from '../../modules/studies/web/en.ts';
import { tasks } from '../../modules/tasks/web/en.ts';
import { today } from '../../modules/today/web/en.ts';
import { walks } from '../../modules/walks/web/en.ts';
import { moment, ui } from '../../ui/en.ts';

/** Every English text of the staff screens, by the module whose screen shows it. */
export const en = {
  language: 'en-GB',
  ui,
  moment,
  people,
  desks,
  customers,
  custody,
  cases,
  conversations,
  tasks,
  referrals,
  mandates,
  preparations,
  disclosures,
  procedures,
  demand,
  measures,
  knowledge,
  experts,
  returns,
  studies,
  costs,
  walks,
  coaching,
  today,
  pocket,
  clientroom,
  exports,
  failure: {
    unreachable: {
      asked: 'Throughline does not answer. This goes on by itself once it does.',
      sent: 'Not sent, still here: Throughline does not answer. Try again once it does, nothing is done twice.',
      back: 'Not sent, still here. Throughline answers again: send it once more, nothing is done twice.',
    },
    broken: 'Something went wrong on our side. Try again in a moment: nothing is done twice.',
    refused: 'This is not possible here.',
    tooMany: 'That was a lot at once. Wait a moment and try again.',
    otherAddress: 'Throughline was set up for another address than this one. Sign in at that address.',
    nothingHere: 'There is nothing here',
    nothingHereWhy: 'The address may be mistyped, or what stood here is not yours to see.',
    toToday: 'Back to Today',
    toSearch: 'Search for it',
    screen: 'This screen could not be shown',
  },
  shell: {
    skip: 'Skip to the content',
    main: 'Main',
    today: 'Today',
    morning: 'Morning',
    search: 'Search',
    knowledge: 'Knowledge',
    'knowledge/gaps': 'Gaps in what is known',
    'knowledge/returns': 'What was sent back',
    demand: 'Demand',
    'demand/types': 'Types of demand',
    'demand/causes': 'Causes of demand',
    'demand/costs': 'What failure costs',
    'demand/studies': 'Study together',
    'demand/walks': 'Walk it as the customer',
    'demand/measures': 'How it went for customers',
    quarantine: 'Quarantine',
    outbox: 'Outbox',
    settings: 'Desk settings',
    'hand-off': 'What I hand off',
    'extra-steps': 'Extra steps',
    organization: 'Organization',
    account: 'My account',
    away: 'Not connected: nothing you type is lost, and this screen goes on by itself once Throughline is back.',
    backAgain: 'Connected again.',
    over: 'It is too late for that. Nothing was done.',
    light: 'Light',
    dark: 'Dark',
    more: 'More',
    moreScreens: 'More screens',
    desk: 'Desk',
    deskNow: 'Desk: {{name}}',
    keys: 'Keys',
    keysOf: {
      down: 'Down in a list',
      up: 'Up in a list',
      open: 'Open',
      send: 'Send what is being written',
      escape: 'Leave the field, close',
      back: 'Back to the list',
      keys: 'Show the keys',
    },
    here: 'On this screen',
    everywhere: 'Everywhere',
    ofDesk: '{{screen}}, {{desk}}',
    find: 'Find or do anything',
    findHint: 'A case, a customer, or what to do',
    recent: 'Recent cases',
    actions: 'What to do',
    allResults: 'Search for “{{words}}”',
    options_one: 'One choice',
    options_other: '{{count}} choices',
    beside: 'Beside the conversation',
    chooseOrganization: 'For whom do you work now?',
    chooseOrganizationWhy: 'Each tab can act for another company.',
    noOrganization: 'You work for no organization here any more. Ask whoever invited you.',
    signOut: 'Sign out',
  },
  offline: {
    title: 'Without a connection',
    keep: 'Let me work on this device without a connection',
    keepWhy:
      'Today and the cases that you open stay on it for seven days, and notes, answers to tasks and "Running late" that you write on the road go out once you are connected again; a reply to a customer waits in its field for you. Not for a computer that others use.',
    kept: 'This device keeps what you open from now on.',
    forgotten: 'Nothing is kept on this device any more.',
    cannot: 'This browser can keep nothing at this address.',
    readAt: 'As it was {{moment}}, kept on this device.',
    waits: 'Written down on this device. It goes out once you are connected.',
    waiting_one: 'One thing that you wrote waits here and goes out by itself.',
    waiting_other: '{{count}} things that you wrote wait here and go out by themselves.',
    went: 'What you wrote without a connection is there now.',
    notGone: 'Not sent yet',
    refused: 'What you wrote without a connection was not taken',
    tryAgain: 'Try again',
    giveUp: 'Leave it out',
  },
  signIn: {
    title: 'Sign in',
    mail: 'Mail address',
    password: 'Password',
    signIn: 'Sign in',
    sendLink: 'Send me a link instead',
    mailFirst: 'Enter your mail address first.',
    linkSent:
      'If this address is known here, and a mail server is set, a link is on its way. It works for a few minutes.',
    linkOver:
      'This link was used already, or is too old. Enter your mail address and send yourself another one.',
    setPassword: 'Set a new password',
    passwordLinkSent:
      'If this address is known here, and a mail server is set, a link to set a password is on its way. It works for an hour.',
    wrong: 'Mail address and password do not belong together.',
  },
  newPassword: {
    title: 'Set a new password',
    why: 'You are signed out everywhere else, and sign in with it from then on.',
    password: 'New password',
    set: 'Set the password',
    isSet: 'Your new password is set.',
    over: 'This link was used already, or is too old. Ask for another one where you sign in.',
    toSignIn: 'Sign in',
  },
  setup: {
    title: 'Set up Throughline',
    why: 'The first organization, its desk and you. The short name and the mail address of the desk stay as they are; the rest can be changed later.',
    organization: 'Your organization',
    deskName: 'What customers call the desk',
    slug: 'Short name of the desk',
    slugHint: 'Small letters, digits and dashes, such as acme-support.',
    address: 'Mail address of the desk',
    name: 'Your name',
    mail: 'Your mail address',
    zone: 'Time zone of the desk',
    password: 'Your password',
    passwordHint: 'At least 10 characters.',
    open: 'Open the desk',
  },
};
