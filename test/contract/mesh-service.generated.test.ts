import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type ServingMeshService, serveMeshService } from "../../src/service/serve.ts";
import { Browser } from "../support/browser.ts";
import { pythonWith } from "../support/python.ts";
import { aWorld, type World } from "../unit/service/support.ts";

const run = promisify(execFile);
/** A few for each operation in the gate; `npm run test:long` sends over 5,000 requests. */
const EXAMPLES = process.env["LONG_EXAMPLES"] ?? "3";
/** What refuses a request that breaks its schema; a body that is too large is not read as far as that. */
const REFUSALS = `[checks]
negative_data_rejection.expected-statuses = [400, 401, 404, 405, 413, 415, 422]
`;
const LONGEST_MS = 20 * 60_000;

const schemathesis = pythonWith("schemathesis", "4.32.5");
const describeGenerated = schemathesis === undefined ? describe.skip : describe;

let folder: string;
let world: World;
let serving: ServingMeshService;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "mesh-generated-"));
  // The clock stands still: what was prepared does not grow old while thousands of requests are sent.
  world = await aWorld({
    limits: { mint: Infinity, liveKeys: Infinity, authFailures: Infinity, deviceCodes: Infinity },
  });
  serving = await serveMeshService(world.service, { port: 0, host: "127.0.0.1" });
});
afterEach(async () => {
  await serving.close();
  await world.service.close();
  rmSync(folder, { recursive: true, force: true });
});

describeGenerated("requests that are generated from /openapi.json (needs pip)", () => {
  test(
    "get no 5xx, nothing that is not documented or breaks its schema; and bad ones are refused",
    async () => {
      copyFileSync(join(import.meta.dirname, "schemathesis_hooks.py"), join(folder, "hooks.py"));
      writeFileSync(join(folder, "schemathesis.toml"), REFUSALS);
      writeFileSync(join(folder, "seeds.json"), JSON.stringify(await prepare()));
      const outcome = await generate();
      const counts = JSON.parse(readFileSync(join(folder, "counts.json"), "utf8")) as Record<
        string,
        Record<string, number>
      >;
      expect({ failures: outcome.failures }).toEqual({ failures: "" });
      // It reads its own description first, and asks for it no more.
      const operations = (await operationIds()).filter((id) => id !== "openapi");
      expect(Object.keys(counts).sort()).toEqual(operations);
      // One 2xx from every operation: a service that refuses everything would pass all the rest.
      const neverGood = operations.filter(
        (id) => !Object.keys(counts[id] ?? {}).some((status) => status.startsWith("2")),
      );
      expect(neverGood).toEqual([]);
      const all = Object.values(counts).flatMap((each) => Object.entries(each));
      const total = all.reduce((sum, [, count]) => sum + count, 0);
      const of = (wanted: RegExp) =>
        all.reduce((sum, [status, count]) => sum + (wanted.test(status) ? count : 0), 0);
      expect(of(/^5/)).toBe(0);
      expect(of(/^429$/) / total).toBeLessThanOrEqual(0.01);
      if (process.env["LONG_EXAMPLES"] !== undefined) {
        console.log(
          `${total} generated requests: ${of(/^2/)} × 2xx, ${of(/^4/)} × 4xx, ${of(/^429$/)} × 429`,
        );
        expect(total).toBeGreaterThanOrEqual(5_000);
      }
    },
    LONGEST_MS,
  );
});

async function generate(): Promise<{ failures: string }> {
  const args = [
    ...["run", `${serving.url}/openapi.json`, "--checks", "all", "--max-examples", EXAMPLES],
    // Of a good shape is not yet good: there may be no such key, and no such code.
    ...["--exclude-checks", "positive_data_acceptance"],
    ...["--header", `x-api-key: ${world.admin.reveal()}`, "--seed", "1", "--continue-on-failure"],
    ...[
      "--suppress-health-check",
      "all",
      "--warnings",
      "off",
      "--phases",
      "examples,coverage,fuzzing,stateful",
    ],
  ];
  const env = {
    ...{
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      PYTHONPATH: folder,
      SCHEMATHESIS_HOOKS: "hooks",
      NO_PROXY: "*",
    },
    ...{ MESH_SEEDS: join(folder, "seeds.json"), MESH_COUNTS: join(folder, "counts.json"), NO_COLOR: "1" },
  };
  try {
    await run(join(schemathesis?.programs ?? "", "schemathesis"), args, {
      cwd: folder,
      env,
      maxBuffer: 64 * 1024 * 1024,
    });
    return { failures: "" };
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    return { failures: `${stdout}\n${stderr}`.slice(0, 12_000) };
  }
}

async function operationIds(): Promise<string[]> {
  const { json } = await world.ask("GET", "/openapi.json");
  const paths = Object.values(json["paths"] as Record<string, Record<string, { operationId: string }>>);
  return paths.flatMap((path) => Object.values(path).map(({ operationId }) => operationId)).sort();
}

/** What a request must hold to be good, made by the ways that people and programs use. */
async function prepare(): Promise<Record<string, string[]>> {
  const made = [];
  for (let index = 0; index < 60; index += 1) made.push(await world.mint({ name: `seed ${index}` }));
  const ids = made.map(({ keyId }) => keyId);
  const browser = new Browser(world.service);
  await browser.open(`/welcome/${(await world.service.sessions.newLink(world.accountId)).reveal()}`);
  await browser.submit();
  const codes: string[] = [];
  for (let index = 0; index < 30; index += 1) {
    await browser.open(
      "/oauth/authorize?response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A1%2Fcallback",
    );
    await browser.submit({ decision: "allow" });
    codes.push(browser.link().searchParams.get("code") ?? "");
  }
  const body = { code: codes.pop(), redirect_uri: "http://localhost:1/callback" };
  const { json: tokens } = await world.ask("POST", "/auth/exchange-token", { as: undefined, body });
  return {
    key_ids: ids.slice(0, 20),
    rotatable: ids.slice(20, 40),
    api_keys: made.slice(40).map(({ key }) => key.reveal()),
    codes,
    refresh_tokens: [String(tokens["refresh_token"])],
  };
}
