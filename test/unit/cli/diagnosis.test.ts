import { describe, expect, test } from "@jest/globals";
import { diagnose, exitOf, type Symptoms } from "../../../src/cli/diagnosis.ts";
import { DAY_MS, HOUR_MS } from "../../../src/values/clock.ts";
import { aMeshKey } from "../../support/credentials.ts";
import { leaksIn } from "../../support/leaks.ts";

const NOW = Date.UTC(2026, 2, 1);
const KEY = aMeshKey("diagnosed");

function symptoms(changes: Partial<Symptoms> = {}): Symptoms {
  const key = { keyId: "key_a", name: "a", createdAt: new Date(NOW), expiresAt: null, scopes: undefined };
  return {
    address: { origin: "https://mesh.example", from: "the hosted one" },
    proxy: undefined,
    service: { kind: "answers", level: "full", serverAt: NOW },
    now: NOW,
    key: { source: "MESH_API_KEY", value: KEY.reveal() },
    keyFileFault: undefined,
    check: { kind: "works", identity: { account: "acc", email: undefined, key } },
    checkFault: undefined,
    login: "none",
    tokenVariables: [],
    usesTokens: false,
    dotenvValue: undefined,
    ...changes,
  };
}

const said = (changes: Partial<Symptoms>): string =>
  diagnose(symptoms(changes))
    .map(({ mark, what }) => `${mark}: ${what}`)
    .join("\n");
const exit = (changes: Partial<Symptoms>): number => exitOf(diagnose(symptoms(changes)));

describe("the doctor", () => {
  test("finds nothing bad where nothing is", () => {
    expect(diagnose(symptoms()).every(({ mark }) => mark === "good")).toBe(true);
    expect(exit({})).toBe(0);
  });

  test("names what has to be mended first: without a network no key is judged", () => {
    const service = { kind: "silent", why: "No way.", what: "network" } as const;
    expect(exit({ service, check: undefined, key: undefined })).toBe(5);
    expect(exit({ check: { kind: "dead", reason: "revoked", status: 401 } })).toBe(9);
    expect(exit({ key: undefined, check: undefined })).toBe(4);
    expect(exit({ check: undefined, checkFault: { what: "In trouble.", fix: "Wait.", exit: 1 } })).toBe(1);
    expect(exit({ service: { kind: "silent", why: "A page.", what: "no_mesh" } })).toBe(1);
  });

  test("vouches for no login that it did not try, and misses no key where tokens are used", () => {
    const keyless = { key: undefined, check: undefined } as const;
    expect(said({ ...keyless, login: "good" })).toContain("note: Somebody has signed in");
    expect(exit({ ...keyless, login: "good" })).toBe(0);
    expect(said({ ...keyless, usesTokens: true })).not.toContain("bad:");
  });

  test("compares the clocks", () => {
    const at = (ms: number): string =>
      said({ service: { kind: "answers", level: "full", serverAt: NOW + ms } });
    expect(at(60_000)).toContain("good: This machine's clock agrees");
    expect(at(10 * 60_000)).toContain("note: This machine's clock is 10 minutes behind");
    expect(at(-2 * HOUR_MS)).toContain("note: This machine's clock is 2 hours ahead");
  });

  test("says of a proxy what NO_PROXY may change", () => {
    const proxy = { name: "HTTPS_PROXY", host: "proxy.example:3128" };
    expect(said({ proxy: { ...proxy, hasExceptions: false } })).toContain("through proxy.example:3128.");
    expect(said({ proxy: { ...proxy, hasExceptions: true } })).toContain(
      ", unless NO_PROXY names mesh.example.",
    );
  });

  test("takes for a basic service only what accepted a key", () => {
    const service = { kind: "answers", level: "basic", serverAt: NOW } as const;
    expect(said({ service })).toContain("good: It answers. It offers the basic API");
    const page = said({ service, check: undefined, key: undefined });
    expect(page).toContain("note: Something answers, and does not say what it can do.");
    expect(page).not.toContain("basic API: keys");
  });

  test("warns of a key that ends soon", () => {
    const key = {
      keyId: "key_a",
      name: "a",
      createdAt: new Date(NOW),
      expiresAt: new Date(NOW + DAY_MS),
      scopes: undefined,
    };
    expect(said({ check: { kind: "works", identity: { account: "a", email: undefined, key } } })).toContain(
      "It ends at 2026-03-02",
    );
  });

  test("compares the .env with what is set, without showing either", () => {
    expect(said({ dotenvValue: `"${KEY.reveal()}"` })).toContain("with quotes or spaces around it");
    expect(said({ dotenvValue: aMeshKey("other").reveal() })).toContain("another key than MESH_API_KEY");
    expect(said({ key: undefined, dotenvValue: KEY.reveal() })).toContain("something has to load the file");
    expect(
      leaksIn({ said: said({ dotenvValue: aMeshKey("other").reveal() }) }, [KEY, aMeshKey("other")]),
    ).toEqual([]);
  });

  test("tells a login that has ended from none", () => {
    expect(said({ key: undefined, check: undefined, login: "ended" })).toContain("has ended");
    expect(exit({ key: undefined, check: undefined, login: "good" })).toBe(0);
  });
});
