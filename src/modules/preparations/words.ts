import { wordsIn } from '../../platform/words-in.ts';
import type { FirstKind, Mark } from '../mandates/contract.ts';
import { de } from './words-de.ts';
import { es } from './words-es.ts';

type Role = 'lead' | 'agent' | 'expert';

/** What a client is asked, by mail, by text and on the page behind the link, and what whoever prepared it hears. */
export type PreparationWords = {
  subject: (company: string) => string;
  mail: (asked: { name: string; by: string; company: string; client: string }) => string;
  /** Before the link. */
  mailLink: string;
  mailEnd: string;
  text: (asked: { by: string; company: string; link: string }) => string;
  answered: Record<'confirmed' | 'refused', (client: string) => string>;
  /** To whoever prepared it: why the client could not say yes. */
  stuckSubject: (client: string) => string;
  stuck: Record<'taken' | 'elsewhere' | 'deputy' | 'domain', (client: string) => string>;
  answeredBecause: (reason: string) => string;
  title: (company: string, client: string) => string;
  what: (by: string, company: string) => string;
  nothingYet: string;
  /** For which company it is: one that is here already and is theirs, or one that is not here yet. */
  whose: Record<'here' | 'new', (client: string) => string>;
  does: (company: string) => string;
  desk: string;
  name: string;
  address: string;
  hours: string;
  answersWithin: (hours: string) => string;
  sees: string;
  /** What is agreed of customers' data, before what whoever works there reads. */
  agreed: (data: string) => string;
  reads: string;
  keptIn: string;
  pay: string;
  agreement: string;
  people: string;
  peopleHint: string;
  nobody: string;
  knows: string;
  speaks: string;
  role: Record<Role, string>;
  alone: string;
  aloneNothing: string;
  aloneElse: string;
  kind: Record<FirstKind, string>;
  step: Record<'goes on' | 'tell' | 'do', string>;
  upTo: (limit: string) => string;
  days: (days: number) => string;
  /** How often on one case. */
  times: (times: number) => string;
  /** Days on which it is closed. */
  closed: string;
  /** By which name customers know somebody. */
  called: (name: string) => string;
  others: string;
  othersHint: string;
  needs: string;
  mark: Record<Mark | 'goes on', (company: string) => string>;
  later: string;
  rule: (company: string, hours: number) => string;
  registerTitle: string;
  register: Record<'contact' | 'people' | 'timeLimits' | 'security', string>;
  end: string;
  mailAddress: string;
  mailAddressHint: string;
  /** Where they gave none, or a wrong one. */
  mailAddressLater: string;
  mailAddressSend: string;
  yes: string;
  no: string;
  reason: string;
  refuse: string;
  over: Record<'confirmed' | 'refused' | 'withdrawn' | 'expired', (company: string) => string>;
  writeTo: (address: string) => string;
  /** By how they are reached. */
  account: Record<'mail' | 'text' | 'unproven', string>;
  provesSent: (mail: string) => string;
  provesAsk: (mail: string) => string;
  provesYes: string;
  provesSubject: (desk: string) => string;
  proves: (told: { name: string; desk: string }) => string;
  signIn: string;
  notice: Record<
    'changed' | 'elsewhere' | 'taken' | 'deputy' | 'domain' | 'mail' | 'known' | 'tooMany',
    string
  >;
  noLink: string;
  noLinkDo: string;
  failed: string;
};

const en: PreparationWords = {
  subject: (company) => `${company} has prepared your service desk`,
  mail: ({ name, by, company, client }) =>
    `Hello ${name},\n\n${by} of ${company} has prepared a service desk for ${client}. It is not there yet: nothing is sent, and nobody may work for you, before you say yes.`,
  mailLink: 'Read what it is, and say yes or no:',
  mailEnd: 'You need no account for that. If you do not know what this is about, you need not do anything.',
  text: ({ by, company, link }) =>
    `${by} of ${company} has prepared a service desk for you. Nothing happens before you say yes. Read it here: ${link}`,
  answered: {
    confirmed: (client) => `${client} has said yes. The desk is there, and mail to it becomes a case.`,
    refused: (client) => `${client} has said no. Nothing of it is there.`,
  },
  stuckSubject: (client) => `${client} could not say yes`,
  stuck: {
    taken: (client) =>
      `${client} wanted to say yes, but another desk has the short name or the mail address that you chose. Nothing has begun. Choose another one under Organization, and they are asked again.`,
    elsewhere: (client) =>
      `${client} wanted to say yes, but whoever you asked works there without administering it, or works for you. Nothing has begun. Ask somebody who administers it: change the address under Organization.`,
    deputy: (client) =>
      `${client} wanted to say yes, but somebody whom you named to stand in works for another company here. Nothing has begun. Name somebody else, or nobody, under Organization, and they are asked again.`,
    domain: (client) =>
      `${client} wanted to say yes, but you named a domain for a company that others have, too, such as co.uk. Nothing has begun. Write the whole domain of that company, or its mail address alone, under Organization, and they are asked again.`,
  },
  answeredBecause: (reason) => `Why, in their words:\n\n${reason}`,
  title: (company, client) => `What ${company} would do for ${client}`,
  what: (by, company) => `${by} of ${company} has prepared this for you.`,
  nothingYet: 'None of it is there yet: nothing is sent, and nobody works for you, before you say yes.',
  does: (company) => `What ${company} does for you`,
  whose: {
    here: (client) => `The desk is for ${client}, which you administer here.`,
    new: (client) => `The desk is for ${client}, which is new here. You are who decides for it.`,
  },
  desk: 'What your customers meet',
  name: 'Name',
  address: 'Mail address',
  hours: 'Open',
  answersWithin: (hours) => `Whoever writes hears from a person within ${hours} of these hours.`,
  sees: 'What they see of your customers',
  agreed: (data) => `Agreed: ${data}. `,
  reads: 'Whoever works on a case reads what your customers write there, and what is known of them.',
  keptIn: 'Where they keep it',
  pay: 'How they are paid',
  agreement: 'Agreement',
  people: 'Who would work for you',
  peopleHint: 'Take away the tick from anybody whom you do not want.',
  knows: 'Knows',
  speaks: 'Speaks',
  nobody: 'Nobody yet. You are asked about each of them.',
  role: {
    lead: 'answers customers, and takes over for colleagues who leave',
    agent: 'answers customers and owns cases',
    expert: 'is asked for advice and does not write to customers',
  },
  alone: 'What they may do in your name',
  aloneNothing: 'Nothing without asking you.',
  aloneElse: 'For anything else they ask you.',
  kind: {
    refund: 'Refund',
    replacement: 'Replacement',
    discount: 'Discount',
    visit: 'Visit',
    invoice: 'Invoice',
    'promise-horizon': 'Promise ahead',
  },
  step: {
    'goes on': 'they ask you each time, and may do it if you do not answer in time',
    tell: 'they do it and tell you',
    do: 'they do it',
  },
  upTo: (limit) => `up to ${limit}`,
  days: (days) => (days === 1 ? '1 day' : `${days} days`),
  times: (times) => (times === 1 ? 'once a case' : `${times} times a case`),
  closed: 'Closed on',
  called: (name) => `customers know them as ${name}`,
  others: 'Who else is asked for things',
  othersHint:
    'They see what they are asked and what is passed on with it, and nothing else. You can say later what of a customer they may be given, or change it.',
  needs: 'Whose which needs are',
  mark: {
    ours: () => 'You do this yourselves',
    yours: (company) => `${company} does this`,
    'ask first': () => 'You are asked first',
    'goes on': (company) => `You are asked first; if you do not answer in time, ${company} goes on`,
  },
  later: 'Who comes in later',
  rule: (company, hours) =>
    `Whoever else ${company} proposes is admitted by itself, unless you refuse within ${hours} hours. What it takes:`,
  registerTitle: 'What the register of data says',
  register: {
    contact: 'How you are reached',
    people: 'Whose data it is',
    timeLimits: 'When it is erased',
    security: 'How it is kept safe',
  },
  end: 'You can change or end all of this at any time.',
  mailAddress: 'Your mail address',
  mailAddressHint:
    'Only if you like: what needs you comes there as well, until your desk has a number for texts. You can also give it later.',
  mailAddressLater:
    'Only if you like, to look at the desk yourself or to be reached there. You can come back to this page for it.',
  mailAddressSend: 'Send a link there',
  yes: 'Yes, begin',
  no: 'No',
  reason: 'Why not, if you like',
  refuse: 'Say no',
  over: {
    confirmed: (company) => `You have said yes. ${company} may begin.`,
    refused: (company) => `You have said no. ${company} knows it, and nothing has begun.`,
    withdrawn: (company) => `${company} has taken this back. Nothing has begun.`,
    expired: (company) => `This link is too old. Ask ${company} for a new one. Nothing has begun.`,
  },
  writeTo: (address) => `What your customers write to ${address} becomes a case from now on.`,
  account: {
    mail: 'You need no account. Whatever needs you comes by mail, and you answer it there. If you would like to look at the desk:',
    text: 'You need no account and no mail address. Whatever needs you comes by text, once your desk has a number for texts.',
    unproven:
      'You need no account. Whatever needs you comes by text once your desk has a number for texts, or by mail once your address is confirmed. If it is not yours, give another one:',
  },
  provesSent: (mail) =>
    `We have sent a link to ${mail}. Nothing else goes there, and nobody can sign in with it, before you open that link.`,
  provesAsk: (mail) =>
    `Is ${mail} your address? What needs you is sent there then, and you can sign in with it.`,
  provesYes: 'Yes, this is mine',
  provesSubject: (desk) => `Is this your mail address? (${desk})`,
  proves: ({ name, desk }) =>
    `Hello ${name},\n\nthis address was given for ${desk}, so that what needs you reaches you here. Nothing else is sent here before you say that it is yours. If you do not know what this is about, do nothing.`,
  signIn: 'Have a sign-in link sent to you',
  notice: {
    changed:
      'They have changed something since you opened this. Nothing was done. Please read it again below.',
    elsewhere:
      'This link came to somebody who works for this company here, or for whoever prepared this, and cannot say yes for it. Nothing was done. Whoever prepared this is told, and can ask who administers your company.',
    taken:
      'A desk with this name or mail address is here meanwhile. Nothing was done. Whoever prepared this is told and chooses another; you are asked again then.',
    deputy:
      'Somebody who was named to stand in for you works for another company here. Nothing was done. Whoever prepared this is told and changes it; you are asked again then.',
    domain:
      'For a company that is asked for things, a domain was named that others have, too. Nothing was done. Whoever prepared this is told and changes it; you are asked again then.',
    known: 'Somebody else here has this mail address already. Nothing was done.',
    tooMany:
      'No more links can be sent there today, so nothing was done. You need no address here: leave it empty, and give it tomorrow by this same link if you like.',
    mail: 'This is no mail address, so nothing was done yet. Correct it, or leave it empty.',
  },
  noLink: 'This link does not lead here any more.',
  noLinkDo: 'Ask whoever sent it for a new one.',
  failed: 'That did not work. Nothing was saved; please go back and try again.',
};

export const preparationWords = (language: string): PreparationWords =>
  wordsIn<PreparationWords>({ en, de, es }, language);
