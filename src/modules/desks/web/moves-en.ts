export const moves = {
  title: 'Take back or move the work',
  what: 'At a time you choose, every open case has an owner on the other side, with a briefing and the same next word, and its customer is told who it is. Everything is put together for you to save as well.',
  none: 'No work is to move.',
  begin: 'Take back or move',
  whose: 'Whose work',
  whoThen: 'Who does it from then on',
  ours: '{{name}}, your own people',
  when: 'When. Left empty, it moves now.',
  means:
    'Then the engagement of {{from}} ends, and its people see nothing of this desk any more. {{to}} goes on. Both companies are told now, and you can call it off until then.',
  meansNow:
    'The engagement of {{from}} ends, and its people see nothing of this desk any more. {{to}} goes on. Both companies are told, and it cannot be called off.',
  announce: 'Announce it',
  now: 'Move it now',
  isAnnounced: 'Announced. Both companies are told.',
  isMoving: 'It moves now.',
  takenBack: '{{to}} takes the work of {{from}} back',
  state: {
    announced: 'The work of {{from}} moves to {{to}}',
    done: 'The work of {{from}} has moved to {{to}}',
    'called off': 'The work of {{from}} stays: that it moves to {{to}} was called off',
    lapsed: 'The work of {{from}} has not moved: nobody of {{to}} could own cases then',
  },
  callOff: 'Call off',
  callOffOf: 'Call off: the work of {{from}} stays',
  calledOff: 'Called off. Everything stays as it is.',
  notes: 'Whose work moves',
};
