import { afterAll, describe, expect, test } from "@jest/globals";
import { clientAddress, parseProxies } from "../../../src/service/address.ts";
import { parseFlags } from "../../../src/service/command-flags.ts";
import { countedTry } from "../../../src/service/console/tries.ts";
import { ApiError } from "../../../src/service/errors.ts";
import { parseLimit } from "../../../src/service/limits.ts";
import { openSqlite } from "../../../src/service/store/sqlite.ts";
import { MINUTE_MS } from "../../../src/values/clock.ts";
import { handClock } from "./support.ts";

describe("a limit on the command line", () => {
  test.each([
    ["mint=5/min", { mint: 5 }],
    ["mint=none", { mint: Infinity }],
    ["live-keys=20", { liveKeys: 20 }],
    ["auth-failures=0/min", { authFailures: 0 }],
    ["device-codes=7/min", { deviceCodes: 7 }],
  ])("%s is read", (text, limit) => {
    expect(parseLimit(text)).toEqual(limit);
  });

  test.each([
    "mint=5",
    "live-keys=5/min",
    "mint=-1/min",
    "toString=1",
    "mint=",
    "mint",
    "mint=12345678/min",
    "mint=5/h",
  ])("%s is refused, for it would lift or set another one", (text) => {
    expect(parseLimit(text)).toBeUndefined();
    expect(() => parseFlags(["--limit", text])).toThrow("--limit has an unusable value.");
  });

  test("may be given for each name, and the last one counts", () => {
    const { limits } = parseFlags([
      "--limit",
      "mint=5/min",
      "--limit",
      "live-keys=none",
      "--limit",
      "mint=6/min",
    ]);
    expect(limits).toEqual({ mint: 6, liveKeys: Infinity });
  });
});

describe("a try that is counted before it is looked at", () => {
  const database = openSqlite(":memory:");
  afterAll(() => database.close());
  const room = { database, clock: handClock() };
  const counter = { name: "tries", subject: "somebody", windowMs: MINUTE_MS };
  const tooOften = new ApiError(429, "rate_limited", "Too often.");
  const attempt = (look: () => Promise<string | undefined>) =>
    countedTry(room, [{ counter, most: 2, refusal: () => tooOften }], look);
  const wrong = async () => undefined;

  test("counts only when it was wrong: neither when it was right, nor when it could not be looked at", async () => {
    for (let index = 0; index < 3; index += 1) {
      expect(await attempt(async () => "right")).toEqual({ kind: "right", found: "right" });
      await expect(attempt(() => Promise.reject(new Error("overloaded")))).rejects.toThrow("overloaded");
    }
    expect(await attempt(wrong)).toEqual({ kind: "wrong", counts: [1] });
    expect(await attempt(wrong)).toEqual({ kind: "wrong", counts: [2] });
    let looks = 0;
    for (let index = 0; index < 3; index += 1)
      await expect(attempt(async () => `${(looks += 1)}`)).rejects.toBe(tooOften);
    expect(looks).toBe(0);
    expect(await database.get("select count from counters")).toEqual({ count: 2 });
  });
});

describe("the address whose failures are counted", () => {
  const proxies = parseProxies(["10.0.0.0/8", "2001:db8::1"])!;

  test.each([
    ["the peer, whatever it claims, when it is no trusted proxy", "192.0.2.1", "198.51.100.1", "192.0.2.1"],
    ["what the proxy saw", "10.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["what the first of several proxies saw", "10.0.0.1", "198.51.100.1, 10.2.3.4", "198.51.100.1"],
    ["never what the client wrote before that", "10.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"],
    ["the proxy, when it says nothing that can be read", "10.0.0.1", "unknown", "10.0.0.1"],
    ["the proxy, when it says nothing", "10.0.0.1", null, "10.0.0.1"],
    ["an IPv4 peer as such on an IPv6 socket", "::ffff:10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"],
    ["without the port that a proxy adds", "10.0.0.1", "203.0.113.9:4711", "203.0.113.9"],
    ["without the port of an IPv6 client", "10.0.0.1", "[2001:db8:1:2::7]:4711", "2001:db8:1:2::/64"],
    ["without the brackets of an IPv6 client", "10.0.0.1", "[2001:db8:1:2::7]", "2001:db8:1:2::/64"],
    ["the proxy, when there is more than a port", "10.0.0.1", "203.0.113.9:4711:1", "10.0.0.1"],
    ["the /64 that an IPv6 client has to itself", "2001:db8::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["the same /64 however it is written", "2001:DB8:1:2::7", null, "2001:db8:1:2::/64"],
    ["this machine", "::1", null, "0:0:0:0::/64"],
  ])("is %s", (_what, peer, forwarded, address) => {
    expect(clientAddress(peer, forwarded, proxies)).toBe(address);
  });

  test.each(["10.0.0.0/33", "10.0.0", "proxy.example", "::/129", "10.0.0.0/x"])(
    "cannot be hidden behind %s",
    (cidr) => {
      expect(parseProxies([cidr])).toBeUndefined();
    },
  );
});
