import { chmod, mkdir, readdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { SetupError } from '../../setup-error.ts';
import { aFolder, cleanUp } from './fixtures.ts';
import { installationSecret } from './installation-secret.ts';
import { rolePassword } from './role-password.ts';

afterEach(cleanUp);

describe('the secret of an installation', () => {
  it('is made once, however many ask at the same moment', async () => {
    const folder = join(await aFolder(), 'new');
    const secrets = await Promise.all(Array.from({ length: 8 }, () => installationSecret(folder)));

    expect(new Set(secrets).size).toBe(1);
    expect(Buffer.from(secrets[0] ?? '', 'base64url')).toHaveLength(32);
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe(secrets[0]);
    expect(await readdir(folder)).toEqual(['secret']);
  });

  it('is not replaced by those who began to make one a moment later', async () => {
    for (let round = 0; round < 10; round += 1) {
      const folder = join(await aFolder(), 'new');
      const asked: Promise<string>[] = [];
      for (let one = 0; one < 8; one += 1) {
        asked.push(installationSecret(folder));
        await setImmediate();
      }
      expect(new Set(await Promise.all(asked)).size).toBe(1);
    }
  });

  it('differs between installations', async () => {
    const folder = await aFolder();
    expect(await installationSecret(join(folder, 'one'))).not.toBe(
      await installationSecret(join(folder, 'two')),
    );
  });

  it('is readable for its owner alone, also after a copy that lost the mode', async () => {
    const folder = await aFolder();
    const secret = await installationSecret(folder);
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);

    await chmod(join(folder, 'secret'), 0o644);
    expect(await installationSecret(folder)).toBe(secret);
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
  });

  it('is not replaced when it is damaged', async () => {
    const folder = await aFolder();
    await writeFile(join(folder, 'secret'), '');
    await expect(installationSecret(folder)).rejects.toThrow(`The secret in ${folder}/secret is damaged.`);
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe('');
  });

  it('is not made anew beside a database that needs the old one', async () => {
    const folder = await aFolder();
    await installationSecret(folder);
    await mkdir(join(folder, 'postgres'));
    await unlink(join(folder, 'secret'));
    await expect(installationSecret(folder)).rejects.toThrow('its secret is gone');
    expect(await readdir(folder)).toEqual(['postgres']);
  });

  it('is refused with a sentence where a file is in the way', async () => {
    const file = join(await aFolder(), 'file');
    await writeFile(file, '');
    await expect(installationSecret(file)).rejects.toThrow(SetupError);
    await expect(installationSecret(join(file, 'data'))).rejects.toThrow(SetupError);
  });
});

describe('the password of a role', () => {
  it('follows from the secret and the role', () => {
    expect(rolePassword('secret', 'throughline_admin')).toBe('RxCTQokKfJhS7Fbe5n8XWuUaKZRkQc3IDWWEUgrtv1U');
    expect(rolePassword('secret', 'other')).not.toBe(rolePassword('secret', 'throughline_admin'));
    expect(rolePassword('another', 'other')).not.toBe(rolePassword('secret', 'other'));
  });
});
