export const clientroom = {
  waits: 'What we wait for from you',
  nothingWaits: 'Nobody waits for you. What you are asked stands here first.',
  more_one: 'One more is asked, and comes up as you answer.',
  more_other: '{{count}} more are asked, and come up as you answer.',
  asks: '{{who}} asks {{whom}}',
  neededFor: 'needed for {{customer}} by {{moment}}',
  answer: 'Answer',
};
