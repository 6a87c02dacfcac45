import { SetupError } from '../../setup-error.ts';
import { product } from './names.ts';

// Older minors have holes in row-level security (CVE-2024-10976, CVE-2025-8713).
const firstFixedMinor = new Map([
  [15, 14],
  [16, 10],
  [17, 6],
]);
const firstMajorThatIsFixed = 18;

const durable = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

export type DurabilitySettings = Record<(typeof durable)[number], string>;

/** Takes the server's `server_version_num`. */
export function checkServerVersion(versionNum: number): void {
  const major = Math.floor(versionNum / 10_000);
  const minor = versionNum % 10_000;
  if (major >= firstMajorThatIsFixed) return;
  if (minor >= (firstFixedMinor.get(major) ?? Number.POSITIVE_INFINITY)) return;
  throw new SetupError(
    `The PostgreSQL server is version ${major}.${minor}, which ${product} cannot trust to keep companies apart. ` +
      'Upgrade it to 15.14, 16.10, 17.6, 18 or later.',
  );
}

/** Takes what `current_setting` says, so `off` and never `false`. */
export function checkDurability(settings: DurabilitySettings): void {
  const off = durable.filter((name) => settings[name] === 'off');
  if (off.length === 0) return;
  throw new SetupError(
    `The PostgreSQL server has ${off.join(' and ')} switched off and could lose what was already confirmed. ` +
      `Set ${off.map((name) => `${name} = on`).join(' and ')} in its postgresql.conf and restart it.`,
  );
}
