/** Why a mail is shown to somebody before it becomes a case. */
export const held = {
  list: 'Sent to a list of many.',
  automatic: 'Its subject looks like an automatic answer.',
  noSender: 'It does not say clearly who sent it.',
  unreachable: 'Its sender cannot be answered by mail.',
  severalSenders: 'It names several senders.',
  tooLarge: 'Too large to be read.',
  unreadable: 'It could not be read.',
  machine: 'A machine wrote it.',
  bounce: 'It tells of a mail that did not arrive.',
  loop: 'It went in a circle.',
  taskSender: 'It answers what a company was asked, from an address that is not known as theirs.',
  taskUnsigned:
    'It carries the reference of a company for what it was asked, and nothing proves that the company wrote it.',
  referralTooMany:
    'It passes a customer on, and enough was passed on that day. Let it through on another day, or write to the customer.',
  referralUnsigned: 'It passes a customer on for a company, and nothing proves that the company wrote it.',
  referralIncomplete:
    'It passes a customer on without all that is needed, such as their consent, and a machine wrote it.',
  taskUnclear: 'A company wrote it that is asked something here, and it does not say clearly which.',
  taskOver: 'It answers what a company was asked, after the link to that had ended.',
};
