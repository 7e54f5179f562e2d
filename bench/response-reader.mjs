// Reads HTTP/1.1 responses off one keep-alive socket: enough of it to count them.

const HEAD_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

/** Calls `done(status, headText, body)` for each complete response among the chunks given to it. */
export function responseReader(done) {
  let pending = Buffer.alloc(0);
  return (chunk) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    for (;;) {
      const headEnd = pending.indexOf(HEAD_END);
      if (headEnd < 0) return;
      const head = pending.latin1Slice(0, headEnd);
      const bodyStart = headEnd + HEAD_END.length;
      const length = /\r\ncontent-length: *(\d+)/i.exec(head);
      let end;
      if (length) end = bodyStart + Number(length[1]);
      else if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
        const last = pending.indexOf(LAST_CHUNK, bodyStart);
        if (last < 0) return;
        end = last + LAST_CHUNK.length;
      } else end = bodyStart;
      if (pending.length < end) return;
      const body = pending.subarray(bodyStart, end);
      pending = pending.subarray(end);
      done(Number(head.slice(9, 12)), head, body);
    }
  };
}
