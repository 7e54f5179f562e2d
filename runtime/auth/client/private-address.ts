import { BlockList, isIP } from "node:net";

/** Networks that no metadata of a stranger may point into (SEC-14). */
const PRIVATE: BlockList = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(network, bits, "ipv4");
}
for (const [network, bits] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  PRIVATE.addSubnet(network, bits, "ipv6");
}

/** Whether an address, written without brackets, belongs to this machine or to a private network; a name never does. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  // An IPv4 address in the clothes of IPv6 is judged as what it is.
  return family !== 0 && PRIVATE.check(address, family === 6 ? "ipv6" : "ipv4");
}
