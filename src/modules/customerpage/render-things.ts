import { type Html, html } from '../../platform/html.ts';
import type { Thing } from '../customers/contract.ts';
import type { Drawing } from './drawing.ts';
import { sayDate } from './when.ts';

/** What is noted as theirs, so that they see what nobody needs to ask them. */
export function renderThings({ view, voice }: Drawing): Html | null {
  if (view.things.length === 0) return null;
  const { say, locale } = voice;
  const dayIn = (day: string) => sayDate(day, locale);
  const items = view.things.map((thing) => {
    const name = [thing.make, thing.model].filter(Boolean).join(' ');
    const more = [
      thing.serial && say('thing.serial', { serial: thing.serial }),
      bought(thing),
      warranty(thing),
      thing.instructions && say('thing.instructions', { version: thing.instructions }),
    ].filter(Boolean);
    return html`<li>${name}${name && more.length > 0 && html`<br>`}<small>${more.join(', ')}</small></li>`;
  });
  return html`<section class="things far"><h2>${say('things')}</h2><ul>${items}</ul>
<p class="small">${say('thing.wrong')}</p></section>`;

  function bought({ boughtFrom: shop, boughtOn }: Thing): string | null {
    const day = boughtOn && dayIn(boughtOn);
    if (shop && day) return say('thing.from-on', { shop, day });
    if (shop) return say('thing.from', { shop });
    return day ? say('thing.on', { day }) : null;
  }

  function warranty({ warrantyBy: by, warrantyUntil }: Thing): string | null {
    const day = warrantyUntil && dayIn(warrantyUntil);
    if (by && day) return say('thing.warranty-by-until', { by, day });
    if (by) return say('thing.warranty-by', { by });
    return day ? say('thing.warranty-until', { day }) : null;
  }
}
