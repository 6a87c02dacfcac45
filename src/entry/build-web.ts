import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const stampFile = join(root, 'dist/web/.built-from');

/** Builds the staff's app when this is a checkout whose sources are newer than the last build; a package brings it built. */
export async function buildWeb(): Promise<void> {
  if (!existsSync(join(root, 'vite.config.ts'))) return;
  const stamp = await stampOfSources();
  const built = await readFile(stampFile, 'utf8').catch(() => '');
  if (built === stamp) return;
  process.stderr.write('Building the staff screens once …\n');
  const { build } = await import('vite');
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
  await writeFile(stampFile, stamp);
}

async function stampOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const files = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true });
  const sources = files
    .filter((file) => file.isFile() && !/\.(test\.tsx?|sql)$/.test(file.name))
    .map((file) => join(file.parentPath, file.name));
  for (const path of [...sources, join(root, 'package-lock.json'), join(root, 'vite.config.ts')].sort()) {
    const { size, mtimeMs } = await stat(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
