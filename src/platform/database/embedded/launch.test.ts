import { pbkdf2 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { type Launch, launch } from './launch.ts';
import type { Place } from './place.ts';

it('sees a PostgreSQL that ends at once, however long its log takes to be closed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'launch-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  onTestFinished(keepFilesWaiting());
  const place = {
    folder,
    cluster: folder,
    socketFolder: folder,
    user: undefined,
    binaries: { postgres: '/bin/false' },
  } as Place;
  const launches: Launch[] = [];
  for (let times = 0; times < 20; times += 1) {
    launches.push(...(await Promise.all(Array.from({ length: 5 }, () => launch(place, 0)))));
  }
  await vi.waitFor(() => expect(launches.filter(({ alive }) => alive)).toEqual([]), { timeout: 10_000 });
});

/** Files are closed by the same few threads that do long sums here. */
function keepFilesWaiting(): () => void {
  let waiting = true;
  const again = () => pbkdf2('word', 'salt', 20_000, 64, 'sha512', () => waiting && again());
  for (let thread = 0; thread < 4; thread += 1) again();
  return () => {
    waiting = false;
  };
}
