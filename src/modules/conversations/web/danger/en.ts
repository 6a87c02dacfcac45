/** Of what somebody marks who hears that a customer is in danger. */
export const danger = {
  mark: 'Danger: gas, fire or electric shock',
  title: 'Danger',
  tellFirst: 'Tell them first: ring',
  which: 'Which danger is it? Nothing is sent before you choose.',
  kind: { gas: 'Gas', fire: 'Fire', shock: 'Electric shock' },
  say: {
    gas: 'Touch no switch and light nothing. Leave the house, then ring {{number}}.',
    fire: 'Leave the house, close the doors, ring {{number}}.',
    shock:
      'Touch nobody who still touches the current. Switch it off at the fuses if you can, ring {{number}}.',
  },
  texted: 'It is texted at once then to: {{names}}.',
  isTexted: 'Texted: {{names}}.',
  isBeingTexted: 'Is being texted: {{names}}.',
  ringThem: 'Ring them:',
  alsoRing: 'No text has reached them from here. Ring them:',
  sending: 'It is being sent.',
  again: 'Send it again',
  notSent: 'This has not been sent yet. Ring somebody at {{client}} as well.',
  nobody: 'Nobody at {{client}} can be texted from here. Ring them:',
  nobodyThere: 'Nobody of the client works on this desk.',
  noNumber: 'no number known',
};
