import { describe, expect, it } from 'vitest';
import { SetupError } from '../../setup-error.ts';
import { checkDurability, checkServerVersion } from './server-version.ts';

describe('the version of the server', () => {
  it.each([150014, 150020, 160010, 170006, 170099, 180000, 180004, 190001])(
    '%i is good enough',
    (version) => {
      expect(() => checkServerVersion(version)).not.toThrow();
    },
  );

  it.each([
    [140019, '14.19'],
    [150013, '15.13'],
    [160009, '16.9'],
    [170005, '17.5'],
  ])('%i is refused with its name', (version, name) => {
    expect(() => checkServerVersion(version)).toThrow(SetupError);
    expect(() => checkServerVersion(version)).toThrow(`The PostgreSQL server is version ${name}, which`);
  });
});

describe('what could lose confirmed work', () => {
  const durable = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };

  it.each(['on', 'local', 'remote_write', 'remote_apply'])(
    'is not synchronous_commit = %s',
    (synchronous_commit) => {
      expect(() => checkDurability({ ...durable, synchronous_commit })).not.toThrow();
    },
  );

  it.each(['fsync', 'full_page_writes', 'synchronous_commit'])('is %s switched off', (name) => {
    expect(() => checkDurability({ ...durable, [name]: 'off' })).toThrow(SetupError);
    expect(() => checkDurability({ ...durable, [name]: 'off' })).toThrow(
      `Set ${name} = on in its postgresql.conf`,
    );
  });

  it('is named in one sentence when there is more', () => {
    const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'on' };
    expect(() => checkDurability(settings)).toThrow('has fsync and full_page_writes switched off');
  });
});
