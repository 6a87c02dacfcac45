import { connect, type Socket } from 'node:net';

const sockets: Socket[] = [];

export function hangUpAll(): void {
  for (const socket of sockets.splice(0)) socket.destroy();
}

/** Speaks SMTP by hand; `until` resolves with everything heard once it holds what is waited for. */
export function talk(port: number) {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let heard = '';
  let wake = () => {};
  socket.on('data', (data) => {
    heard += data;
    wake();
  });
  socket.on('error', () => wake());
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  const say = (words: string) => socket.write(words, 'latin1');
  async function until(pattern: RegExp): Promise<string> {
    while (!pattern.test(heard)) await new Promise<void>((resolve) => (wake = resolve));
    return heard;
  }
  async function start(to = 'help@desk.test') {
    await until(/^220 /);
    say(`EHLO client.test\r\nMAIL FROM:<bill@home.test>\r\nRCPT TO:<${to}>\r\nDATA\r\n`);
    await until(/^354 /m);
  }
  return { socket, say, until, start, ended, heard: () => heard };
}
