import { runCommand } from './run-command.ts';

// Whoever reads the output may stop reading, as `head` does: no mistake of ours.
process.stdout.on('error', (error: Error & { code?: string }) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCommand(process.argv.slice(2));
