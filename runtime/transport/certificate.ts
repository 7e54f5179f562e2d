import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";

/** The certificate that a client has shown to own, in DER; `undefined` without TLS, or where it was asked for none. */
export function certificateOf(socket: Socket): Uint8Array | undefined {
  const { raw } = (socket as Partial<TLSSocket>).getPeerCertificate?.() ?? {};
  return raw;
}
