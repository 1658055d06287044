import { BlockList, isIP, isIPv4 } from "node:net";

/** Which peers may say for whom they speak. */
export type TrustedProxies = Pick<BlockList, "check">;

export const NO_PROXIES: TrustedProxies = { check: () => false };

/** Reads `10.0.0.0/8` or a single address; `undefined` when one of them is none. */
export function parseProxies(cidrs: readonly string[]): TrustedProxies | undefined {
  if (cidrs.length === 0) return NO_PROXIES;
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = "", bits] = cidr.split("/");
    const family = isIP(address);
    const longest = family === 4 ? 32 : 128;
    const length = bits === undefined ? longest : Number(bits);
    if (family === 0 || !/^\d{1,3}$/.test(bits ?? "0") || length > longest) return undefined;
    list.addSubnet(address, length, family === 4 ? "ipv4" : "ipv6");
  }
  return list;
}

/**
 * Whose failures are counted: the peer, or the last address in `X-Forwarded-For` that no trusted proxy added. All before
 * it is only what the client claims. An IPv6 client has a whole /64 to itself, which counts as one.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | null,
  proxies: TrustedProxies,
): string | undefined {
  if (peer === undefined) return undefined;
  const chain = (forwardedFor ?? "").split(",").map((entry) => withoutPort(entry.trim()));
  let address = peer;
  while (isTrusted(address, proxies)) {
    const before = chain.pop();
    if (before === undefined || isIP(before) === 0) break;
    address = before;
  }
  return asOneClient(plainIPv4(address));
}

/** Some proxies add the port that the client had: `203.0.113.9:4711`, `[2001:db8::1]:4711`. */
function withoutPort(entry: string): string {
  const [, ipv6, ipv4] = /^(?:\[([^\]]+)\]|(\d+(?:\.\d+){3}))(?::\d{1,5})?$/.exec(entry) ?? [];
  return ipv6 ?? ipv4 ?? entry;
}

function isTrusted(address: string, proxies: TrustedProxies): boolean {
  const plain = plainIPv4(address);
  return proxies.check(plain, isIPv4(plain) ? "ipv4" : "ipv6");
}

/** A socket that listens on IPv6 shows IPv4 peers as `::ffff:192.0.2.1`. */
function plainIPv4(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function asOneClient(address: string): string {
  if (isIPv4(address)) return address;
  const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
  const groups = head === "" ? [] : head.split(":");
  const missing = 8 - groups.length - (tail ?? "").split(":").filter(Boolean).length;
  const all = [
    ...groups,
    ...Array.from({ length: Math.max(0, missing) }, () => "0"),
    ...(tail ?? "").split(":"),
  ];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group || "0", 16).toString(16))
    .join(":")}::/64`;
}
