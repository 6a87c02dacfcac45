#!/usr/bin/env node
// The program runs on the Node that its packages bring; whatever Node starts this file only hands over to it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const brought = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.exe' : 'node');
const node =
  Number(process.versions.node.split('.')[0]) >= 26 || !existsSync(brought) ? process.execPath : brought;
const child = spawn(node, [join(root, 'src/entry/cli.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
