import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Opened, openDatabase } from '../../entry/open-database.ts';
import { aFolder, removeFolders } from '../../platform/database/embedded/fixtures.ts';
import { readSettings } from '../../platform/settings.ts';
import { expectationsOf, Stage } from './stage.ts';
import { fixedWorlds } from './worlds.ts';

describe('the embedded PostgreSQL', () => {
  let opened: Opened;
  let stage: Stage;
  beforeAll(async () => {
    const settings = readSettings({ THROUGHLINE_DATA: `${await aFolder('sight')}/data` });
    opened = await openDatabase({ settings, use: 'server', kind: 'production' });
    stage = await Stage.open(opened);
  });
  afterAll(async () => {
    await stage.close();
    await opened.close();
    await removeFolders();
  });

  it('is of the major version that the program brings', async () => {
    const { rows } = await stage.client.query('show server_version_num');
    expect(Math.floor(Number(rows[0].server_version_num) / 10_000)).toBe(18);
  });

  it('shows to each actor of twelve fixed worlds exactly what the model says', async () => {
    for (const world of fixedWorlds()) {
      await stage.with(world, async () => {
        expect(await stage.sightDifferences(expectationsOf(world, stage.tables))).toEqual([]);
      });
    }
  });
});
