import { describe, expect, test } from "@jest/globals";
import { chooseCredential, whyNoKey, type CredentialFacts } from "../../../src/sdk/credential-order.ts";
import {
  belongTo,
  decodeTokens,
  encodeTokens,
  isFresh,
  tokensOfEnvironment,
  type Tokens,
} from "../../../src/sdk/tokens.ts";
import { Sensitive } from "../../../src/values/sensitive.ts";
import { aMeshKey } from "../../support/credentials.ts";
import { leaksIn } from "../../support/leaks.ts";

const NOW = Date.UTC(2026, 2, 1);
const BASE = new URL("https://mesh.example");
const KEY = aMeshKey("environment").reveal();

const tokens = (changes: Partial<Tokens> = {}): Tokens => ({
  accessToken: new Sensitive("a.b.c"),
  refreshToken: undefined,
  expiresAt: NOW + 3_600_000,
  apiOrigin: BASE.origin,
  clientType: "web",
  ...changes,
});

const file = (kept: Tokens): CredentialFacts["tokenFile"] => ({
  path: "token.json",
  reading: { kind: "read", text: encodeTokens(kept) },
});

function choose(changes: Partial<CredentialFacts>): ReturnType<typeof chooseCredential> {
  return chooseCredential({
    keyFile: undefined,
    keyOfEnvironment: undefined,
    tokensOfEnvironment: undefined,
    tokenFile: { path: "token.json", reading: { kind: "absent" } },
    baseUrl: BASE,
    now: NOW,
    ...changes,
  });
}

describe("the order of credentials", () => {
  const everything = {
    keyFile: { path: "f", reading: { kind: "read", text: `${aMeshKey("file").reveal()}\n` } },
    keyOfEnvironment: KEY,
    tokensOfEnvironment: tokens(),
    tokenFile: file(tokens()),
  } as const;

  test("is key file, key, tokens of the environment, login", () => {
    expect(choose(everything)).toMatchObject({ kind: "key", source: "MESH_API_KEY_FILE" });
    expect(choose({ ...everything, keyFile: undefined })).toMatchObject({
      kind: "key",
      source: "MESH_API_KEY",
    });
    const noKey = { ...everything, keyFile: undefined, keyOfEnvironment: undefined };
    expect(choose(noKey)).toMatchObject({ kind: "tokens", from: "environment" });
    expect(choose({ ...noKey, tokensOfEnvironment: undefined })).toMatchObject({
      kind: "tokens",
      from: "file",
    });
    expect(choose({})).toEqual({ kind: "none", notices: [] });
  });

  test("says when a key stands before a login", () => {
    const { keyFile, tokenFile } = everything;
    expect(choose({ keyOfEnvironment: KEY, tokenFile }).notices).toEqual([
      expect.stringMatching(/^MESH_API_KEY is set and used, not your login/),
    ]);
    expect(choose({ keyFile, keyOfEnvironment: KEY, tokenFile }).notices).toEqual([
      expect.stringMatching(/^MESH_API_KEY_FILE is set and used, not your login/),
    ]);
    expect(choose({ keyFile, keyOfEnvironment: KEY }).notices).toEqual([]);
  });

  test("refuses a key that is none instead of passing it over, and does not show it", () => {
    const choice = choose({ keyOfEnvironment: "sk_live_0123456789abcdefghij", tokenFile: file(tokens()) });
    expect(choice.kind).toBe("refused");
    expect(leaksIn({ choice }, [new Sensitive("sk_live_0123456789abcdefghij")])).toEqual([]);
  });

  test("refuses a key file that cannot be read", () => {
    expect(choose({ keyFile: { path: "f", reading: { kind: "unreadable", why: "ENOENT" } } }).kind).toBe(
      "refused",
    );
  });

  test.each([
    ["has ended and cannot be refreshed", tokens({ expiresAt: NOW - 1 })],
    ["ends within five minutes and cannot be refreshed", tokens({ expiresAt: NOW + 299_000 })],
    ["is for another service", tokens({ apiOrigin: "https://elsewhere.example" })],
  ])("passes over a login that %s, and says so", (_what, kept) => {
    expect(choose({ tokenFile: file(kept) })).toMatchObject({ kind: "none", notices: [expect.any(String)] });
  });

  test("takes a login that has ended and can be refreshed", () => {
    const kept = tokens({ expiresAt: NOW - 1, refreshToken: new Sensitive("r") });
    expect(choose({ tokenFile: file(kept) })).toMatchObject({ kind: "tokens", from: "file" });
  });
});

test.each([
  ["", "it is empty"],
  [`${KEY}\n`, "a space or a line end came along"],
  [`"${KEY}"`, "quotes came along"],
  ["Mesh_abcdefghijklmnopqrst", "keys start with `mesh_`"],
  ["mesh_short", "it is too short, or holds characters that no key has"],
])("%j is no key: %s", (value, why) => {
  expect(whyNoKey(value)).toBe(why);
  expect(whyNoKey(KEY)).toBeUndefined();
});

describe("a login in a file", () => {
  test("comes back as it was written", () => {
    const whole = tokens({ refreshToken: new Sensitive("r"), clientType: "device" });
    const read = decodeTokens(encodeTokens(whole));
    expect(
      read && { ...read, accessToken: read.accessToken.reveal(), refreshToken: read.refreshToken?.reveal() },
    ).toEqual({
      ...whole,
      ...{ accessToken: "a.b.c", refreshToken: "r" },
    });
    expect(decodeTokens("{")).toBeUndefined();
    expect(decodeTokens('{"refresh_token":"r"}')).toBeUndefined();
  });

  test("of the published client, which names no service, is for the hosted one or the one that the token names", () => {
    const claims = Buffer.from(JSON.stringify({ iss: BASE.origin, aud: "x" })).toString("base64url");
    const named = decodeTokens(JSON.stringify({ access_token: `h.${claims}.s`, expires_at: 1 }));
    const plain = decodeTokens(JSON.stringify({ access_token: "h.e.s", expires_at: 1 }));
    expect(named && belongTo(named, BASE)).toBe(true);
    expect(plain && belongTo(plain, BASE)).toBe(false);
    expect(plain && belongTo(plain, new URL("https://mesh-abh5.onrender.com"))).toBe(true);
  });

  test("is fresh until five minutes before its end", () => {
    expect(isFresh(tokens({ expiresAt: NOW + 300_001 }), NOW)).toBe(true);
    expect(isFresh(tokens({ expiresAt: NOW + 300_000 }), NOW)).toBe(false);
    expect(isFresh(tokens({ expiresAt: undefined }), NOW)).toBe(true);
  });
});

test("tokens of the environment are used where MESH_TOKEN_FROM_ENV wants it, and not otherwise", () => {
  const env = { MESH_ACCESS_TOKEN: "a.b.c", MESH_REFRESH_TOKEN: "r", MESH_TOKEN_EXPIRES_AT: "1900000000" };
  expect(tokensOfEnvironment(env, BASE)).toBeUndefined();
  expect(tokensOfEnvironment({ ...env, MESH_TOKEN_FROM_ENV: "false" }, BASE)).toBeUndefined();
  expect(tokensOfEnvironment({ ...env, MESH_TOKEN_FROM_ENV: "Yes" }, BASE)).toMatchObject({
    expiresAt: 1_900_000_000_000,
  });
});
