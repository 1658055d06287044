import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contestant, installPlugin, startBare, startService } from "./contestants.ts";
import { Contestant as Process } from "./contestants.ts";
import { median } from "./statistics.ts";
import { type Load, measure, type Measured } from "./load.ts";

const ROUNDS = 5;
const CONNECTIONS = 32;
const DURATION_MS = 3_000;
const STARTS = 7;

/**
 * How fast a key is verified and made, beside better-auth's API-key plugin and beside the least that could be done. All
 * of them take turns on this machine, so that what else it does falls on each alike.
 */
export async function benchService(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "mesh-bench-"));
  try {
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(folder: string): Promise<void> {
  const startMs = await medianStart(join(folder, "starts"));
  const service = await startService(join(folder, "service"));
  const bare = await startBare(join(folder, "bare.sqlite"));
  const pluginFolder = join(folder, "plugin");
  mkdirSync(pluginFolder);
  const script = installPlugin(pluginFolder);
  const tuned = await Process.start(script, join(folder, "tuned.sqlite"), "wal");
  const asItComes = await Process.start(script, join(folder, "default.sqlite"), "default");
  const loads = {
    "verify: service": verify(service, service.line["admin_key"] ?? ""),
    "verify: better-auth": verify(tuned, tuned.line["key"] ?? ""),
    "verify: bare look-up": verify(bare.contestant, bare.key),
    "create: service": create(service, "/api/v1/api-keys", { "x-api-key": service.line["admin_key"] ?? "" }),
    "create: better-auth": create(asItComes, "/api/auth/api-key/create", {
      cookie: asItComes.line["cookie"] ?? "",
      origin: "http://127.0.0.1:1",
    }),
  };
  const results = await inTurns(loads);
  const memoryMiB = service.peakMemoryMiB();
  for (const each of [service, bare.contestant, tuned, asItComes]) await each.stop();
  report(results, { startMs, memoryMiB });
}

function verify({ url }: Contestant, key: string): Load {
  const request = { method: "GET", path: "/api/v1/whoami", headers: { "x-api-key": key } };
  return { url, connections: CONNECTIONS, durationMs: DURATION_MS, request: () => request };
}

function create({ url }: Contestant, path: string, headers: Record<string, string>): Load {
  const body = '{"name":"bench"}';
  const request = { method: "POST", path, headers: { "content-type": "application/json", ...headers }, body };
  return { url, connections: CONNECTIONS, durationMs: DURATION_MS, request: () => request };
}

async function inTurns(loads: Readonly<Record<string, Load>>): Promise<Map<string, Measured[]>> {
  for (const load of Object.values(loads)) await measure({ ...load, durationMs: 1_000 });
  const results = new Map(Object.keys(loads).map((name): [string, Measured[]] => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, load] of Object.entries(loads)) results.get(name)?.push(await measure(load));
  }
  return results;
}

/** From the start of the process to the first 200 of `/readyz`, with a database that is there already. */
async function medianStart(data: string): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < STARTS; index += 1) {
    const startedMs = performance.now();
    const service = await startService(data);
    const { status } = await fetch(`${service.url}/readyz`);
    if (status === 200) times.push(performance.now() - startedMs);
    await service.stop();
  }
  return median(times);
}

function report(results: Map<string, Measured[]>, seen: { startMs: number; memoryMiB: number }): void {
  const rows = [...results].map(([name, runs]) => ({
    what: name,
    "per second": Math.round(median(runs.map(({ perSecond }) => perSecond))),
    "p50 ms": rounded(median(runs.map(({ p50Ms }) => p50Ms))),
    "p99 ms": rounded(median(runs.map(({ p99Ms }) => p99Ms))),
  }));
  console.table(rows);
  const of = (name: string, field: "per second" | "p99 ms"): number =>
    rows.find(({ what }) => what === name)?.[field] ?? NaN;
  const times = (one: string, other: string): number =>
    rounded(of(one, "per second") / of(other, "per second"));
  console.table([
    verdict("verify, times better-auth", times("verify: service", "verify: better-auth"), { atLeast: 5 }),
    verdict("verify, share of the bare look-up", times("verify: service", "verify: bare look-up"), {
      atLeast: 0.5,
    }),
    verdict("verify, p99 in ms", of("verify: service", "p99 ms"), { atMost: 12 }),
    verdict("create, times better-auth", times("create: service", "create: better-auth"), { atLeast: 3 }),
    verdict("start to ready, in ms", rounded(seen.startMs), { atMost: 300 }),
    verdict("peak memory, in MiB", rounded(seen.memoryMiB), { atMost: 130 }),
  ]);
}

function verdict(
  what: string,
  value: number,
  { atLeast = -Infinity, atMost = Infinity }: { atLeast?: number; atMost?: number },
) {
  const wanted = atMost === Infinity ? `≥ ${atLeast}` : `≤ ${atMost}`;
  return { what, seen: value, wanted, met: value >= atLeast && value <= atMost };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
