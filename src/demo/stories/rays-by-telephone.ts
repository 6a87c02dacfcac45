import type { Almanac } from '../almanac.ts';
import { rings, texts } from '../customer-acts.ts';
import { recording } from '../papers.ts';
import { aMatter, at } from '../scene.ts';
import { ends, has, learnsTheName, notesCall, textsThemself } from '../staff-acts.ts';

/** Most who need Ray ring, and would never write a mail. */
export const raysByTelephone = [gus, marlene, somebody];

/** The bar's fridge: twice nobody answers, then Nora rings back, and from then on they text. */
function gus({ workday, ago, ahead }: Almanac) {
  const customer = { name: 'Gus Fontaine', address: '+13085550142' };
  return aMatter('rays', customer, [
    at(workday(2, '18:40'), rings()),
    at(workday(2, '18:43'), rings(recording('message.wav', 6))),
    at(
      workday(1, '07:15'),
      texts('Gus at the Blue Heron. The bar fridge is at 60 and the band plays Saturday.'),
    ),
    at(workday(1, '09:40'), learnsTheName({ by: 'nora' })),
    at(workday(1, '09:41'), has({ make: 'True', model: 'TBB-2', serial: '8841207' }, { by: 'nora' })),
    at(
      workday(1, '09:42'),
      notesCall({
        by: 'nora',
        direction: 'out',
        outcome: 'reached',
        text: 'Ray comes before the band does. Leave the door shut and the fan grille free until then.',
        note: 'The compressor runs all the time, the fan does not. He has ice until tomorrow.',
        stands: 'Ray looks at the fridge this week',
        nextWordBy: ahead({ hours: 3 }),
      }),
    ),
    at(ago({ hours: 2 }), texts('It is at 64 now. Is he coming today?')),
  ]);
}

function marlene({ workday }: Almanac) {
  const customer = { name: 'Marlene Oxendine', address: '+13085550176' };
  return aMatter('rays', customer, [
    at(workday(7, '19:05'), rings(recording('message.wav', 4))),
    at(workday(6, '08:10'), learnsTheName({ by: 'ray' })),
    at(
      workday(6, '08:11'),
      textsThemself('Ray here. Wednesday at four for the dryer, is that good?', {
        by: 'ray',
        stands: 'Ray comes Wednesday at four',
      }),
    ),
    at(workday(6, '08:30'), texts('Good.')),
    at(workday(4, '17:10'), ends('met by us', 'She dried a load while I was there.')),
  ]);
}

function somebody({ ago }: Almanac) {
  return aMatter('rays', { name: 'Somebody', address: '+13085550199' }, [at(ago({ minutes: 25 }), rings())]);
}
