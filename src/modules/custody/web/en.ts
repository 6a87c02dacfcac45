export const custody = {
  custody: 'Who had their information',
  show: 'Show the record',
  none: 'Nothing is recorded yet.',
  kind: {
    collected: 'collected',
    listed: 'saw it in a list',
    opened: 'opened it',
    uncovered: 'looked at something sensitive',
    'passed on': 'passed it on',
    exported: 'exported it',
  },
  entry: '{{actor}} {{what}}',
  by: '{{actor}} ({{organization}})',
  to: 'to {{organization}}',
};
