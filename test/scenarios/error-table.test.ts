import { describe, expect } from "@jest/globals";
import type { FaultEffect } from "../../src/sandbox/github/faults.ts";
import { DAY_MS } from "../../src/values/clock.ts";
import { SECRET_PATH } from "../support/place.ts";
import { errorCodes, story, wrote } from "./story.ts";

/** How a write ended that GitHub did not simply take (spec: rotation.md, step 6). */
type End = "committed" | "compensated" | "ambiguous";

interface Row {
  /** What GitHub answers to each write of the secret, or to the first only. */
  readonly effect: FaultEffect;
  readonly times?: number;
  readonly end: End;
  readonly code?: string;
  /** What the log tells to do. */
  readonly remedy?: string;
}

const says = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): FaultEffect => ({
  ...{ kind: "status", status, headers },
  body: { message, documentation_url: "https://docs.github.com/rest", status: String(status) },
});
const ECHOED = Buffer.from("a sealed box that nobody can open".repeat(4)).toString("base64");

/** Every row of the error table (spec: github-secrets.md), met by the write, after the mint. */
const TABLE: Readonly<Record<string, Row>> = {
  "401, the token ended meanwhile": {
    effect: says(401, "Bad credentials"),
    ...{ end: "compensated", code: "github_token_rejected", remedy: "Make a new one" },
  },
  "403 of the built-in token or an App": {
    effect: says(403, "Resource not accessible by integration", {
      "x-accepted-github-permissions": "secrets=write",
    }),
    ...{ end: "compensated", code: "secret_write_forbidden", remedy: "GitHub would accept: secrets=write." },
  },
  "403 of a fine-grained token": {
    effect: says(403, "Resource not accessible by personal access token"),
    ...{ end: "compensated", code: "secret_write_forbidden", remedy: "with *Secrets: write*" },
  },
  "403 of an archived repository": {
    effect: says(403, "Repository was archived so is read-only."),
    ...{ end: "compensated", code: "secret_write_forbidden", remedy: "Unarchive the repository" },
  },
  "403 of single sign-on": {
    effect: says(
      403,
      "Resource protected by organization SAML enforcement. You must grant your OAuth token access.",
    ),
    ...{ end: "compensated", code: "secret_write_forbidden", remedy: "Configure SSO" },
  },
  "403 of an IP allow list": {
    effect: says(
      403,
      "Although you appear to have the correct authorization credentials, the `octo` organization has an IP allow list enabled",
    ),
    ...{ end: "compensated", code: "secret_write_forbidden", remedy: "runner with an allowed address" },
  },
  "403, the primary limit, reset soon": {
    effect: { kind: "rate_limit", limit: "primary", resetInSeconds: 40 },
    ...{ times: 1, end: "committed" },
  },
  "429, the primary limit, reset too late": {
    effect: { kind: "rate_limit", limit: "primary", status: 429, resetInSeconds: 3_000 },
    ...{ end: "compensated", code: "rate_limited", remedy: "Run again later" },
  },
  "403, the secondary limit, with a time": {
    effect: { kind: "rate_limit", limit: "secondary", retryAfterSeconds: 90 },
    ...{ times: 1, end: "committed" },
  },
  "429, the secondary limit, without one": {
    effect: { kind: "rate_limit", limit: "secondary", status: 429 },
    ...{ times: 2, end: "committed" },
  },
  "403, the secondary limit, for ever": {
    effect: { kind: "rate_limit", limit: "secondary" },
    ...{ end: "compensated", code: "rate_limited", remedy: "Run again later" },
  },
  "404, deleted or out of sight": {
    effect: says(404, "Not Found"),
    ...{
      end: "compensated",
      code: "github_token_blind",
      remedy: "private repositories look like missing ones",
    },
  },
  "410": { effect: says(410, "Gone"), ...{ end: "compensated", code: "secret_write_rejected" } },
  "413": { effect: says(413, "Payload too large"), ...{ end: "compensated", code: "secret_write_rejected" } },
  "422 for another sealing key, once": {
    effect: { kind: "rotate_sealing_key" },
    ...{ times: 1, end: "committed" },
  },
  "422 for another sealing key, again": {
    effect: says(422, "Bad request - validation failed due to an improperly encrypted secret"),
    ...{ end: "compensated", code: "secret_write_rejected", remedy: "Read GitHub's words above" },
  },
  "422 for a field that is missing": {
    effect: says(422, 'Invalid request.\n\n"key_id" wasn\'t supplied.'),
    ...{ end: "compensated", code: "secret_write_rejected", remedy: `"key_id" wasn't supplied.` },
  },
  "422 that echoes what was sent": {
    effect: says(422, `Invalid request.\n\n${ECHOED} does not match /^(?:[A-Za-z0-9+\\/]{4})*$/.`),
    ...{ end: "compensated", code: "secret_write_rejected", remedy: "[the value sent] does not match" },
  },
  "301, which a write does not follow": {
    effect: says(301, "Moved Permanently", {
      location: "/repositories/1296269/actions/secrets/MESH_API_KEY",
    }),
    ...{ end: "compensated", code: "secret_write_rejected" },
  },
  "307 to another origin": {
    effect: says(307, "Moved Permanently", { location: "https://elsewhere.invalid/x" }),
    ...{ end: "compensated", code: "secret_write_rejected" },
  },
  "500, once": { effect: says(500, "Server Error"), ...{ times: 1, end: "committed" } },
  "502 after the write took place": {
    effect: { ...says(502, "Server Error"), effect: "takes_place" } as FaultEffect,
    ...{ times: 1, end: "committed" },
  },
  "503, for ever": {
    effect: says(503, "Service unavailable"),
    ...{ end: "ambiguous", code: "secret_write_unknown", remedy: "Run it again in half an hour" },
  },
  "a connection that ends before the write": {
    effect: { kind: "drop_before" },
    ...{ times: 1, end: "committed" },
  },
  "a connection that ends after the write": {
    effect: { kind: "drop_after" },
    ...{ times: 1, end: "committed" },
  },
  "connections that always end": {
    effect: { kind: "drop_before" },
    ...{ end: "ambiguous", code: "secret_write_unknown", remedy: "Nothing was revoked" },
  },
};

const OUTCOMES: Readonly<Record<End, string>> = {
  committed: "rotated",
  compensated: "rolled-back",
  ambiguous: "ambiguous",
};

describe("the write meets", () => {
  for (const [name, { effect, times = Infinity, end, code, remedy = "" }] of Object.entries(TABLE))
    story(`${name}: ${end}`, async (world) => {
      const first = await world.runs();
      world.clock.passes(31 * DAY_MS);
      const { faults } = world.github.standIn;
      faults.add({ method: "PUT", path: /\/secrets\/MESH_API_KEY$/, times, ...effect });
      const run = await world.runs();
      expect([run.outputs["outcome"], ...errorCodes(run)]).toEqual([
        OUTCOMES[end],
        ...(code === undefined ? [] : [code]),
      ]);
      expect(run.log).toContain(remedy);
      expect([run.log, run.files.step_summary].join("").includes(ECHOED.slice(0, 24))).toBe(false);
      const live = await world.liveKeyIds();
      // Two keys work after a commit (grace) and in doubt; after a refusal the new one is gone again.
      expect(live).toHaveLength(end === "compensated" ? 1 : 2);
      expect(live).toContain(world.storedKeyId());
      if (end !== "committed") expect(world.storedKeyId()).toBe(first.outputs["key-id"]);
      faults.clear();
      if (end === "compensated") expect((await world.runs()).outputs["outcome"]).toBe("rotated");
    });
});

describe("a read of the first look meets", () => {
  const PUBLIC_KEY = SECRET_PATH.replace(/[^/]+$/, "public-key");
  const READS: Readonly<Record<string, { effect: FaultEffect; code: string; remedy: string }>> = {
    "401": { effect: says(401, "Bad credentials"), code: "github_token_rejected", remedy: "Make a new one" },
    "403": {
      effect: says(403, "Resource not accessible by integration"),
      ...{ code: "secret_write_forbidden", remedy: "GITHUB_TOKEN can never write secrets" },
    },
    "404": { effect: says(404, "Not Found"), code: "github_token_blind", remedy: "the token cannot see it" },
    "an exhausted limit": {
      effect: { kind: "rate_limit", limit: "primary", resetInSeconds: 3_000 },
      ...{ code: "rate_limited", remedy: "Run again later" },
    },
    "503, for ever": { effect: says(503, "Unavailable"), code: "github_unreachable", remedy: "status page" },
    "a web page": {
      effect: { kind: "status", status: 200, body: "<html>" },
      ...{ code: "github_answer_unusable", remedy: "https://HOST/api/v3" },
    },
  };

  for (const [name, { effect, code, remedy }] of Object.entries(READS))
    story(`${name}: nothing is minted`, async (world) => {
      world.github.standIn.faults.add({ method: "GET", path: PUBLIC_KEY, times: Infinity, ...effect });
      const run = await world.runs();
      expect([run.outputs["outcome"], ...errorCodes(run)]).toEqual(["failed", code]);
      expect(run.log).toContain(remedy);
      expect(wrote(run)).toEqual([]);
    });
});
