/**
 * `npm run bench:console`: how long the list of keys takes, for an account with a hundred keys and for one with a
 * thousand: at the service, over HTTP, and until a browser paints it, where there is one.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { systemClock } from "../src/platform/clock.ts";
import { systemRandom } from "../src/platform/random.ts";
import { createMeshService, type MeshService } from "../src/service/create-mesh-service.ts";
import { serveMeshService } from "../src/service/serve.ts";
import { Browser } from "../test/support/browser.ts";
import { chromiumPath, launchChromium } from "../test/support/chromium.ts";

const ROUNDS = 50;
const WARM_UP = 20;
const PAINTS = 9;

for (const count of [100, 1_000]) await measure(count);

async function measure(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "mesh-console-bench-"));
  const service = createMeshService({ dataFolder: folder, clock: systemClock, random: systemRandom });
  const serving = await serveMeshService(service, { port: 0, host: "127.0.0.1" });
  try {
    const cookie = await fillAndSignIn(service, serving.url, count);
    const path = "/?show=all";
    for (let round = 0; round < WARM_UP; round += 1) await get(serving.url + path, cookie);
    const times: number[] = [];
    let bytes = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedMs = performance.now();
      bytes = await get(serving.url + path, cookie);
      times.push(performance.now() - startedMs);
    }
    const slowest = Math.max(...times).toFixed(1);
    process.stdout.write(
      `${count} keys: median of ${ROUNDS} ${median(times).toFixed(1)} ms, slowest ${slowest} ms, page ${bytes} bytes\n`,
    );
    await measurePaint(serving.url, path, cookie);
  } finally {
    serving.closeNow();
    await serving.close();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns the cookies of a browser that is signed in. */
async function fillAndSignIn(service: MeshService, url: string, count: number): Promise<string> {
  const { id: accountId } = await service.accounts.create({ email: "owner@example.test" });
  for (let index = 0; index < count; index += 1) {
    await service.keys.mint({ accountId, name: `MESH_API_KEY of octo/service-${index}` });
  }
  const browser = new Browser(service, url);
  await browser.open(`/welcome/${(await service.sessions.newLink(accountId)).reveal()}`);
  await browser.submit();
  return [...browser.cookies].map((pair) => pair.join("=")).join("; ");
}

/** @returns how long the page is. */
async function get(url: string, cookie: string): Promise<number> {
  const response = await fetch(url, { headers: { cookie } });
  const text = await response.text();
  if (response.status !== 200 || !text.includes("<table")) throw new Error("That was not the list.");
  return Buffer.byteLength(text);
}

async function measurePaint(url: string, path: string, cookie: string): Promise<void> {
  if (chromiumPath === undefined) return void process.stdout.write("  no Chromium: nothing was painted\n");
  const browser = await launchChromium();
  try {
    const paints: number[] = [];
    for (let round = 0; round < PAINTS; round += 1) {
      const context = await browser.newContext();
      const [name = "", value = ""] = cookie.split("=");
      await context.addCookies([{ name, value, url }]);
      paints.push(await firstPaint(context, url + path));
      await context.close();
    }
    process.stdout.write(
      `  first contentful paint, empty cache: median of ${PAINTS} ${median(paints).toFixed(0)} ms\n`,
    );
  } finally {
    await browser.close();
  }
}

async function firstPaint(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(url);
  return page.evaluate(`new Promise((resolve) => new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === "first-contentful-paint") resolve(startTime);
  }).observe({ type: "paint", buffered: true }))`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
