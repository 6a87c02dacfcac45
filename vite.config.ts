import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = join(import.meta.dirname, 'src/web');
const customers = join(import.meta.dirname, 'src/modules/customerpage/web');
/** What is named by hand, each under one name. */
const named = ['worker', 'on-page', 'come-back', 'unreached-worker'];

/** Tells the worker in the browser which files the app is made of. */
const whatTheAppIs: Plugin = {
  name: 'what-the-app-is',
  generateBundle(_options, bundle) {
    const files = Object.keys(bundle)
      .filter((name) => name.startsWith('assets/'))
      .map((name) => `/${name}`);
    const version = createHash('sha256').update(files.toSorted().join()).digest('hex').slice(0, 12);
    const worker = bundle['worker.js'];
    if (worker?.type !== 'chunk') throw new Error('The worker was not built.');
    worker.code = worker.code.replace('THE_APP', () => JSON.stringify({ version, files }));
  },
};

const [inBrotli, inGzip] = [promisify(brotliCompress), promisify(gzip)];

/** Puts beside what stays as it is how it goes over a slow line; brotli is taken where the line is encrypted. */
const compressed: Plugin = {
  name: 'compressed',
  async writeBundle({ dir = '' }, bundle) {
    for (const [name, part] of Object.entries(bundle)) {
      if (!/^assets\/.*\.(js|css|svg)$/.test(name)) continue;
      const content = part.type === 'chunk' ? part.code : part.source;
      await writeFile(join(dir, `${name}.br`), await inBrotli(content));
      await writeFile(join(dir, `${name}.gz`), await inGzip(content, { level: 9 }));
    }
  },
};

/** Only the browser's app is built; the server runs from source. */
export default defineConfig({
  plugins: [
    react(),
    // Whoever starts the build may name another folder as its root; the app stands here.
    { name: 'app-root', config: () => ({ root }) },
    whatTheAppIs,
    compressed,
  ],
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    // Data URLs of fonts would need a wider content security policy.
    assetsInlineLimit: 0,
    target: 'es2023',
    rolldownOptions: {
      input: {
        index: join(root, 'index.html'),
        worker: join(root, 'offline/worker.ts'),
        'on-page': join(customers, 'on-page.ts'),
        'come-back': join(customers, 'come-back.ts'),
        'unreached-worker': join(customers, 'unreached-worker.ts'),
      },
      output: {
        // A worker answers for all addresses below its own, so it stands above them.
        entryFileNames: ({ name }) => (named.includes(name) ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            // What tells zod how to behave must have run before any contract does, so both stand in one file.
            { name: 'zod', test: /node_modules\/zod\/|src\/web\/no-eval/ },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:3000' } },
});
