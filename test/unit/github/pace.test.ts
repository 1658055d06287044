import { describe, expect, test } from "@jest/globals";
import { leastDurationMs, Pace, paced } from "../../../src/github/pace.ts";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../src/values/clock.ts";
import { NOW } from "../../support/builders.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { scriptedHttp, SERVED_AT, type Script } from "../../support/scripted-http.ts";

function aPace() {
  const clock = new HandClock(NOW);
  return { clock, pace: new Pace(clock) };
}

/** Sends so many requests as soon as they may go. @returns when each was sent, from the start */
function sends(kind: "read" | "write", count: number, { clock, pace } = aPace()): number[] {
  const startMs = clock.monotonicMs();
  return Array.from({ length: count }, () => {
    clock.passes(pace.waitMs(kind));
    pace.book(kind);
    return clock.monotonicMs() - startMs;
  });
}

/** The most that fall into any window of this length. */
function most(times: readonly number[], withinMs: number): number {
  return Math.max(...times.map((at) => times.filter((other) => other > at - withinMs && other <= at).length));
}

describe("GitHub's limits", () => {
  test("the first request waits for nothing, whatever it is", () => {
    expect((["read", "write", "target"] as const).map((before) => aPace().pace.waitMs(before))).toEqual([
      0, 0, 0,
    ]);
  });

  test("writes stay a second apart", () => {
    expect(sends("write", 4)).toEqual([0, 1, 2, 3].map((seconds) => seconds * SECOND_MS));
  });

  test("no hour sees more than 500 writes, and no minute more than 80", () => {
    const times = sends("write", 1_200);
    expect(most(times, HOUR_MS)).toBe(500);
    expect(most(times, MINUTE_MS)).toBeLessThanOrEqual(80);
    expect(times.at(-1)).toBe(leastDurationMs(1_200));
  });

  test("no minute sees more than 900 reads", () => {
    const times = sends("read", 2_000);
    expect(most(times, MINUTE_MS)).toBe(900);
    expect(times[899]).toBe(0);
  });

  test("a write counts as five reads", () => {
    const scene = aPace();
    sends("read", 896, scene);
    expect([scene.pace.waitMs("read"), scene.pace.waitMs("write")]).toEqual([0, MINUTE_MS + SECOND_MS]);
  });

  test("before a target there has to be room for all that it asks for", () => {
    const scene = aPace();
    sends("read", 888, scene);
    expect([scene.pace.waitMs("write"), scene.pace.waitMs("target")]).toEqual([0, MINUTE_MS + SECOND_MS]);
  });

  test("a target does not wait for the pause between two writes: it passes while the target is looked at", () => {
    const scene = aPace();
    sends("write", 1, scene);
    expect([scene.pace.waitMs("target"), scene.pace.waitMs("write")]).toEqual([0, SECOND_MS]);
  });

  test.each([
    [0, 0],
    [1, 0],
    [200, 199 * SECOND_MS],
    [500, 499 * SECOND_MS],
    [501, HOUR_MS + SECOND_MS],
  ])("%i writes take %i ms at least", (writes, ms) => {
    expect(leastDurationMs(writes)).toBe(ms);
  });
});

describe("what GitHub says", () => {
  const GET = { method: "GET", url: new URL("https://api.github.test/"), headers: {}, timeoutMs: 1 } as const;

  async function after(answer: Script) {
    const scene = aPace();
    const http = scriptedHttp(answer, {});
    const client = paced(http, scene.pace, scene.clock);
    await client.send(GET);
    return { ...scene, client, http };
  }

  test.each<[string, Script, number]>([
    ["nothing", {}, 0],
    ["how long to wait", { status: 429, headers: { "retry-after": "7" } }, 7 * SECOND_MS],
    [
      "that it is too much, and no more",
      { status: 403, body: { message: "secondary rate limit" } },
      MINUTE_MS,
    ],
    [
      "that this was the last request of the hour",
      {
        headers: {
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": String(SERVED_AT / SECOND_MS + 1_800),
        },
      },
      1_801 * SECOND_MS,
    ],
    ["that a permission is missing", { status: 403, body: { message: "Resource not accessible" } }, 0],
  ])("%s", async (_, answer, ms) => {
    const { pace } = await after(answer);
    expect([pace.waitMs("read"), pace.waitMs("target")]).toEqual([ms, ms]);
  });

  test("is waited for before the next request", async () => {
    const { client, clock, http } = await after({ status: 429, headers: { "retry-after": "7" } });
    await client.send(GET);
    expect([clock.slept, http.requests.length]).toEqual([[7 * SECOND_MS], 2]);
  });

  test("is not waited for when it takes longer than one target may: nothing is sent, and it is told", async () => {
    const { client, clock, http } = await after({ status: 429, headers: { "retry-after": "600" } });
    await expect(client.send(GET)).rejects.toMatchObject({
      code: "rate_limited",
      message: "GitHub's limits allow the next request only in 10 minutes.",
    });
    expect([clock.slept, http.requests.length]).toEqual([[], 1]);
  });
});
