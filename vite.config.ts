import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, 'src/web');

/** Only the browser's app is built; the server runs from source. */
export default defineConfig({
  plugins: [
    react(),
    // Whoever starts the build may name another folder as its root; the app stands here.
    { name: 'app-root', config: () => ({ root }) },
  ],
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    // Data URLs of fonts would need a wider content security policy.
    assetsInlineLimit: 0,
    target: 'es2023',
    rolldownOptions: {
      output: {
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
