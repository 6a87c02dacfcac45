/** What a customer asks for on their page, and what their owner does about it. */
export const asks = {
  stop: '{{customer}} asks to stop what was ordered',
  stopUntil: '“{{asks}}”, which {{whom}} can stop until {{moment}}.',
  stopTold: 'They were told at once.',
  stopUnheard: 'Nobody there has heard of it. Please tell them.',
  stopCost: 'Stopping it costs {{cost}}.',
  sayStopped: 'Write to {{customer}} whether it is stopped, and whether any of the cost is theirs.',
  date: '{{customer}} asks for another date: {{day}}',
  'of next word': 'Instead of the next word that you promised.',
  'of told': 'Instead of a date that they were told.',
  sayDate: 'Write to {{customer}} whether that can be.',
  person: '{{customer}} asks for somebody else',
  sayPerson: 'Hand it off, or write to {{customer}} why it stays with {{owner}}.',
  write: 'Write to {{customer}}',
};
