import { installationSecret } from './installation-secret.ts';
import { openEmbedded } from './open-embedded.ts';
import type { Use } from './session.ts';

const [folder = '', use = 'server'] = process.argv.slice(2);

function print(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  const secret = await installationSecret(folder);
  const database = await openEmbedded({ folder, use: use as Use, secret, say: (said) => print({ said }) });
  print({ opened: true, adopted: database.adopted, admin: database.admin });
  process.stdin.on('end', async () => {
    await database.close();
    process.exit();
  });
  process.stdin.resume();
} catch (error) {
  const { name, message } = error as Error;
  print({ refused: message, name });
}
