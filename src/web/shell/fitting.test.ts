import { describe, expect, it } from 'vitest';
import { fitting } from './fitting.ts';

const actions = ['Hand off', 'Note a call', 'Ask someone', 'Settings of Café Zoë', 'Today'].map((says) => ({
  says,
}));

describe('the actions that are meant', () => {
  it.each([
    ['hand', ['Hand off']],
    ['off ha', ['Hand off']],
    ['no ca', ['Note a call']],
    ['CAFE zoe', ['Settings of Café Zoë']],
    ['o', ['Hand off', 'Settings of Café Zoë']],
    ['and', []],
    ['hand on', []],
    ['', actions.map(({ says }) => says)],
    [' … ', actions.map(({ says }) => says)],
  ])('%j', (typed, meant) => {
    expect(fitting(actions, typed).map(({ says }) => says)).toEqual(meant);
  });
});
