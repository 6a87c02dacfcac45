import { describe, expect, it } from 'vitest';
import { cleanInThread } from './clean-in-thread.ts';
import { drawn } from './drawn.fixture.ts';

describe('a picture in a thread of its own', () => {
  it('is cleaned as it is anywhere, one after the other', async () => {
    const [png, none, webm] = await Promise.all(
      [drawn.png, Buffer.from('nothing'), drawn.webm].map((one) => cleanInThread(one)),
    );
    expect(png).toMatchObject({ type: 'image/png', bytes: drawn.png, width: 30, height: 20 });
    expect(none).toBe('none');
    expect(webm).toMatchObject({ type: 'video/webm' });
  });

  it('is none where it takes too long, and the next one is cleaned', async () => {
    expect(await cleanInThread(drawn.png, { clockMs: 0 })).toBe('none');
    expect(await cleanInThread(drawn.gif)).toMatchObject({ type: 'image/gif' });
  });
});
