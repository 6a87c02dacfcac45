import { cases } from '../../modules/cases/web/en.ts';
import { conversations } from '../../modules/conversations/web/en.ts';
import { custody } from '../../modules/custody/web/en.ts';
import { customers } from '../../modules/customers/web/en.ts';
import { desks } from '../../modules/desks/web/en.ts';
import { people } from '../../modules/people/web/en.ts';
import { pocket } from '../../modules/pocket/web/en.ts';
import { tasks } from '../../modules/tasks/web/en.ts';
import { today } from '../../modules/today/web/en.ts';
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
  today,
  pocket,
  failure: {
    unreachable: {
      asked: 'Throughline does not answer. This goes on by itself once it does.',
      sent: 'Not sent, still here: Throughline does not answer. Try again once it does, nothing is done twice.',
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
    search: 'Search',
    quarantine: 'Quarantine',
    outbox: 'Outbox',
    settings: 'Desk settings',
    organization: 'Organization',
    account: 'My account',
    away: 'Not connected: nothing you type is lost, and this screen goes on by itself once Throughline is back.',
    backAgain: 'Connected again.',
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
      back: 'Back to Today',
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
  signIn: {
    title: 'Sign in',
    mail: 'Mail address',
    password: 'Password',
    signIn: 'Sign in',
    sendLink: 'Send me a link instead',
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
