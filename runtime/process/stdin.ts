import { fstatSync } from "node:fs";
import { type OnReadOpts, Socket, type SocketConstructorOpts } from "node:net";
import type { Readable } from "node:stream";

const STDIN = 0;
const BUFFER = 64 * 1024;

/**
 * What this process is told. A pipe is read into one buffer again and again, so that a message of any length leaves no
 * garbage behind: what a `data` event gives is only valid during the event.
 */
export function openStdin(): Readable {
  const kind = fstatSync(STDIN);
  if (!kind.isFIFO() && !kind.isSocket()) return process.stdin;
  const onread: OnReadOpts = {
    buffer: new Uint8Array(BUFFER),
    callback: (length, { buffer }) => {
      socket.emit("data", Buffer.from(buffer, 0, length));
      return true;
    },
  };
  // The constructor takes `onread` too, which the types say of `connect` only.
  const options: SocketConstructorOpts & { readonly onread: OnReadOpts } = {
    fd: STDIN,
    readable: true,
    writable: false,
    onread,
  };
  const socket: Socket = new Socket(options);
  return socket;
}
