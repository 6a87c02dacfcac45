import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../../ui/line/layout.ts';
import { i18n } from '../../../../web/i18n/i18n.ts';
import { urgencyOf } from '../next-word.ts';
import { pictures } from './a-line.fixture.ts';
import { Drawn } from './drawn.tsx';
import { StationShape } from './station-shape.tsx';
import { storyOf } from './story.ts';

function pictureOf(name: string, width: number): string {
  const picture = pictures[name];
  if (!picture) throw new Error(`there is a picture ${name}`);
  const { theCase, now, flag } = picture;
  const canvas = {
    width,
    now,
    zone: 'Europe/London',
    language: 'en-GB',
    size: 'full' as const,
    words: { now: 'now', next: flag },
  };
  const drawing = layOut(storyOf(theCase, i18n.t), canvas);
  const markup = renderToStaticMarkup(
    <svg xmlns="http://www.w3.org/2000/svg" width={drawing.width} height={drawing.height}>
      <title>{name}</title>
      <Drawn drawing={drawing} urgency={urgencyOf(theCase, now)} />
      {drawing.stops.map(({ id, x, y, shape, lane }) => (
        <g key={id} transform={`translate(${x} ${y})`}>
          <StationShape shape={shape} color={`lane ${lane}`} />
        </g>
      ))}
    </svg>,
  );
  return `${markup.replaceAll('><', '>\n<')}\n`;
}

describe('a picture of the line', () => {
  it.each(Object.keys(pictures))('of %s is as it was', async (name) => {
    await expect(pictureOf(name, 960)).toMatchFileSnapshot(`pictures/${name}.svg`);
  });
});
