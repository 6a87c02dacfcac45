import type { Random } from '../random.ts';

/** Stands in about four messages of ten. */
export const commonWord = 'mixer';
/** Stands in three messages of the largest desk and nowhere else. */
export const rareWord = 'klirrfaktor';

const known =
  `the a to it and is i my not you for ${commonWord} on of in with that this have was when please we but be can
your still no channel at delivery back again after as cable from power now so do what new one sound instructions part all
order out light will if are would been left set repair warranty only help replaced week up how works there sent me thank
received by date machine has unit who called tomorrow working washing or phone drum returned noise day first button time
could manual water door pump filter front switch panel appointment visit between morning engineer parcel number invoice
refund address label box missing broken wrong error code display version update button speaker input output volume
firmware serial model shop bought month year guarantee receipt quick answer waiting friend tried twice same problem
before nothing happens never knob fader headphone adapter plug socket fuse hum crackle leak smell smoke loose screw bolt
bracket hose seal bearing belt motor heater timer spin rinse program cycle temperature detergent tray handle hinge lock
technician van arrived late early cancelled moved promised told nobody somebody colleague team office email message
attached picture video photo page link website download online account password login payment card bank transfer price
discount offer quote estimate total charge fee cost extra free gift voucher customer service support desk manager
complaint sorry unfortunately disappointed happy great kind regards sincerely hello dear good afternoon evening weekend
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
november december house flat street floor stairs bell neighbour key garage kitchen bathroom cellar garden studio stage
concert band rehearsal church school wedding party recording microphone stand mount rack case bag cover strap foot pedal
monitor preamp compressor reverb delay echo gain mute solo pan main mono stereo balanced jack connector wire`
    .split(/\s+/)
    .filter((word, place, all) => all.indexOf(word) === place);

const starts = 'br cl dr fl gr kr pl st tr v w z m n p s t l h k'.split(' ');
const middles = 'a e i o u ai ei ou ea io'.split(' ');
const ends = 'n r s t l m nd rt sk x'.split(' ');
/** What people write once: names of places, models and makers. */
const seldom = starts.flatMap((start) =>
  middles.flatMap((middle) =>
    ends.flatMap((end) => ['o', 'an', 'er', '7', 'ix'].map((tail) => start + middle + end + tail)),
  ),
);
const vocabulary = [...known, ...seldom];

/** Words as languages use them: the second half as often as the first, the third a third as often, and so on. */
export function someWords(random: Random, count: number): string {
  const words = Array.from(
    { length: count },
    () => vocabulary[Math.floor(vocabulary.length ** random.next()) - 1],
  );
  return words.join(' ');
}

export function aSubject(random: Random): string {
  return someWords(random, 3 + random.below(5));
}

/** 25 to 70 words, and a number of an order that nobody else has. */
export function aMessage(random: Random): string {
  return `${someWords(random, 25 + random.below(46))}. Order ${random.below(1e9)}.`;
}

const firstNames =
  'Ada Ben Cora Dana Emil Fay Gus Hana Ivo Jill Kim Leo Mia Ned Ola Pia Quin Rosa Sam Tess'.split(' ');
const familyNames =
  'Abel Brandt Castro Duarte Ekberg Fuchs Grant Huber Ilic Jansen Keller Lopez Moreau Navarro Okafor Perry'.split(
    ' ',
  );

export function aName(random: Random): string {
  return `${random.of(firstNames)} ${random.of(familyNames)}`;
}
