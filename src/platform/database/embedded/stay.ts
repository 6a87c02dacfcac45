import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { ensureCluster } from './cluster.ts';
import type { Place } from './place.ts';
import { type Reached, reachServer, stopServer } from './postmaster.ts';
import { markInUse, othersConnected, tryToConnect, type Use } from './session.ts';
import { takeTurn } from './turn.ts';

export async function enter(place: Place, use: Use, signal?: AbortSignal): Promise<Reached> {
  const endTurn = await takeTurn(place.folder);
  try {
    await ensureCluster(place);
    const reached = await reachServer(place, use, signal);
    if (use === 'server') await claim(reached.session, place);
    return reached;
  } finally {
    endTurn();
  }
}

async function claim(session: pg.Client, place: Place): Promise<void> {
  try {
    await markInUse(session, place);
  } catch (error) {
    await session.end();
    throw error;
  }
}

/** The session tells others that the folder is in use. A server's brings back a PostgreSQL that crashed. */
export function stay(place: Place, use: Use, first: pg.Client): { leave: () => Promise<void> } {
  const leaving = new AbortController();
  let session = first;
  let comingBack: Promise<void> | undefined;

  function watch(entered: pg.Client): void {
    session = entered;
    session.once('end', () => {
      if (use === 'server' && !leaving.signal.aborted) comingBack = comeBack();
    });
  }

  async function comeBack(): Promise<void> {
    place.say(`The connection to PostgreSQL on ${place.folder} was lost; bringing it back.`);
    let said = '';
    while (!leaving.signal.aborted) {
      try {
        watch((await enter(place, use, leaving.signal)).session);
        return place.say(`PostgreSQL on ${place.folder} is back.`);
      } catch (error) {
        // Whatever is in the way, somebody may mend it while the program waits.
        const { message } = error as Error;
        if (message !== said && !leaving.signal.aborted) place.say(message);
        said = message;
        await setTimeout(1_000);
      }
    }
  }

  async function leave(): Promise<void> {
    leaving.abort();
    await comingBack;
    const endTurn = await takeTurn(place.folder);
    try {
      await session.end();
      await stopUnlessUsed(place, use);
    } finally {
      endTurn();
    }
  }

  watch(first);
  return { leave };
}

// Whoever leaves last stops it, whoever started it: else a tool that outlives its server would leave it running.
async function stopUnlessUsed(place: Place, use: Use): Promise<void> {
  const attempt = await tryToConnect(place, place.socketFolder, use);
  if (attempt === 'absent') return;
  if (attempt !== 'busy') {
    const others = await othersConnected(attempt.session);
    await attempt.session.end();
    if (others > 0) {
      return place.say(`PostgreSQL on ${place.folder} goes on running, as others are connected (${others}).`);
    }
  }
  await stopServer(place);
}
