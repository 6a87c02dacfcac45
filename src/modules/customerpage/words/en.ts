/** What the customer's page says. The other languages have exactly these keys. */
export const en = {
  title: '{{subject}}: {{desk}}',
  reference: 'reference {{reference}}',

  'stands.first': 'We have your message, and {{name}} looks after it.',
  'stands.again': 'This is open again, and {{name}} looks after it.',
  'stands.joined': 'This was joined with another matter and goes on there by mail.',

  owner: '{{name}} looks after this',
  'owner.ended': '{{name}} looked after this',
  'who.other': 'works for {{organization}} on behalf of {{client}}',
  'who.other-in': 'works for {{organization}} on behalf of {{client}}, in {{place}}',
  'who.own': 'works for {{client}}',
  'who.own-in': 'works for {{client}}, in {{place}}',
  away: '{{name}} is away until {{until}}.',
  'stand-in': '{{name}} is away until {{until}}. {{standIn}} answers until then.',

  next: 'Next word by {{when}}',
  'next.late': 'You should have heard by {{when}}',
  'next.sorry': 'We did not keep that, and we are sorry. {{name}} and everybody on this desk can see it.',
  'rhythm.none': 'You hear by then, even if there is nothing new.',
  'rhythm.daily': 'You asked to hear every day.',
  'rhythm.every-three-days': 'You asked to hear every three days.',
  'rhythm.weekly': 'You asked to hear once a week.',
  'rhythm.when-there-is-news': 'You asked to hear when there is news, and every two weeks at the latest.',
  'rhythm.change': 'Change',
  'rhythm.legend': 'How often would you like to hear?',
  'choose.none': 'As {{desk}} usually does',
  'choose.daily': 'Every day',
  'choose.every-three-days': 'Every three days',
  'choose.weekly': 'Once a week',
  'choose.when-there-is-news': 'When there is news, and every two weeks at the latest',
  'rhythm.save': 'Save',

  answer: 'Is it solved?',
  'answer.by': 'If we have not heard from you by then, we close this and write to you once more.',
  'answer.solved': 'Yes, it is solved',
  'answer.not-solved': 'No, not yet',
  'answer.found-another-way': 'I found another way',

  'ended.met by us': 'This is solved.',
  'ended.customer solved it': 'You found another way.',
  'ended.returned': 'You sent it back.',
  'ended.gave up': 'This ended without a solution.',
  'ended.left': 'This ended without a solution.',
  'ended.unknown': 'We closed this without hearing from you.',
  'ended.at': 'Closed: {{when}}',
  'ended.again': 'If it is not solved, say so or write, and {{name}} takes it up again.',
  'ended.not-solved': 'It is not solved',

  write: 'Write to {{name}}',
  'write.files': 'Add files',
  'write.limit': 'up to {{each}} each, {{all}} together',
  'write.send': 'Send',

  line: 'What happened so far, as a line. The words below say the same.',
  'line.now': 'now',
  'line.late': 'late',
  'line.you-wrote': 'you wrote',
  'line.you-rang': 'you rang',
  'line.wrote': '{{name}} wrote',
  'line.spoke': 'you spoke with {{name}}',
  'line.took-over': '{{name}} took over',
  'line.closed': 'closed',

  'so-far': 'So far, newest first',
  'so-far.before': 'Earlier messages, newest first',
  older: 'Older messages',
  newest: 'Back to the newest',
  'read-all': 'Read all of it',
  'from.you': 'You',
  'from.other': 'Somebody else, about this',
  'by.mail': 'by mail',
  'by.page': 'on this page',
  'by.phone': 'by phone',
  'by.text': 'by text message',

  'happened.receipt': 'We confirmed that your message is here.',
  'happened.call-in': 'You rang, and nobody answered.',
  'happened.call-out': '{{name}} tried to ring you.',
  'happened.spoke': '{{name}} spoke with you by phone.',
  'happened.ended': 'This was closed.',
  'happened.reopened': 'This was opened again.',
  'happened.not-solved': 'You said that it is not solved.',
  'happened.joined': 'Another matter of yours was joined with this one.',
  'happened.split': 'We look after one thing that you said here as a matter of its own.',
  'happened.rhythm chosen': 'You chose how often you hear.',

  others: 'Your other matters with {{desk}}',
  'state.open': 'open',
  'state.done': 'waits for your answer',
  'state.ended': 'closed',

  'footer.write': 'You can also write to {{address}}.',
  'footer.zone': 'Times are those of the desk: {{zone}}.',
  'footer.link': 'Whoever has the link to this page can read it and write here.',

  'said.sent': 'Your message is with {{name}}.',
  'said.rhythm': 'Thank you. You will hear as you chose.',
  'said.solved': 'Thank you for telling us. We are glad that it is solved.',
  'said.not-solved': 'Thank you for telling us. {{name}} goes on with it.',
  'said.found-another-way': 'Thank you for telling us.',
  'said.empty': 'Please write something, or add a file, then send it.',
  'said.too-long': 'This was too long to send. Please shorten it, or add it as a file.',
  'said.too-large':
    'The files were too large, so nothing was sent. Your words are still here: please add the files again, smaller or fewer.',
  'said.changed': 'This has changed meanwhile, so nothing was done. Please look again.',

  'link.again': 'Or let us send it to you again.',
  'link.mail': 'Your mail address',
  'link.send': 'Send me the link',
  'link.asked': 'Please look at your mail',
  'link.asked.do':
    'If this address is known here, a mail with your link is on its way. We send one an hour at most, so look for an earlier one too.',

  'problem.link': 'This link does not work here',
  'problem.link.do':
    'It may have ended, or a part of it is missing. Please open the link in the newest mail you had from us, or answer that mail: your answer reaches us.',
  'problem.nothing': 'There is nothing here',
  'problem.nothing.do':
    'Please go back to the page you came from, or open the link in the newest mail you had from us.',
  'problem.forged': 'This was not done',
  'problem.forged.do':
    'We could not be sure that it came from your page. Please open your page again and repeat it there.',
  'problem.often': 'This was asked too often from where you are',
  'problem.often.do':
    'Please try again in an hour, or answer the newest mail you had from us: your answer reaches us.',
  'problem.ours': 'Something went wrong on our side',
  'problem.ours.do':
    'Nothing was saved. Please try again in a moment, or answer the newest mail you had from us.',
};

export type PageWords = Record<keyof typeof en, string>;
