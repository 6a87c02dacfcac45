export const ui = {
  notCopied: 'This browser does not let the page copy. Here it is: {{text}}',
  windowTitle: '{{title}} · Throughline',
  loading: 'Loading',
  tryAgain: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  showMore: 'Show more',
  languagesHint: 'Codes with commas, such as en, de.',
  inZone: '{{label}} ({{zone}} time)',
  hours: {
    always: 'Day and night',
    closed: 'closed',
    add: 'Add hours',
    addTo: 'Add hours on {{day}}',
    from: '{{day}}, from, {{number}}',
    until: '{{day}}, until, {{number}}',
    remove: 'Remove hours {{number}} on {{day}}',
    day: {
      monday: 'Monday',
      tuesday: 'Tuesday',
      wednesday: 'Wednesday',
      thursday: 'Thursday',
      friday: 'Friday',
      saturday: 'Saturday',
      sunday: 'Sunday',
    },
  },
};

export const moment = {
  dayAndTime: '{{day}} {{time}}',
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
};
