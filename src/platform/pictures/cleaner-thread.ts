import { parentPort } from 'node:worker_threads';
import { type CleanPicture, cleanPicture } from './clean-picture.ts';
import type { Unshown } from './measured.ts';

export type CleanAnswer = CleanPicture | Unshown;

parentPort?.once('message', (content: Uint8Array) => {
  parentPort?.postMessage(
    cleanPicture(Buffer.from(content.buffer, content.byteOffset, content.length)) satisfies CleanAnswer,
  );
});
