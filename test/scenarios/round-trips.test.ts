import { describe, expect } from "@jest/globals";
import { DAY_MS } from "../../src/values/clock.ts";
import type { StepEnd } from "../support/place.ts";
import type { Exchange } from "../support/servers.ts";
import { story, type World } from "./story.ts";

/** Requests that are sent at once arrive within this time of each other, on a busy machine too. */
const QUIET_MS = 300;

/**
 * How many requests had to wait for one another. One depends on another if it started after the other's answer had gone
 * out. Answers are held until nothing more arrives: else a quick answer would make a parallel request look like a later one.
 */
async function depthOf(world: World, step: () => Promise<StepEnd> = () => world.runs()): Promise<number> {
  world.holdAnswers(untilNothingArrives());
  const { exchanges, exitCode } = await step();
  world.holdAnswers(undefined);
  expect(exitCode).toBe(0);
  return sequentialDepth(exchanges);
}

function untilNothingArrives(): () => Promise<void> {
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      clearTimeout(timer);
      timer = setTimeout(() => {
        const released = waiting;
        waiting = [];
        for (const release of released) release();
      }, QUIET_MS);
    });
}

function sequentialDepth(exchanges: readonly Exchange[]): number {
  const depths = new Map<Exchange, number>();
  for (const exchange of exchanges.toSorted((a, b) => a.started - b.started)) {
    const before = [...depths].filter(([{ ended }]) => ended !== undefined && ended < exchange.started);
    depths.set(exchange, 1 + Math.max(0, ...before.map(([, depth]) => depth)));
  }
  return Math.max(0, ...depths.values());
}

describe("round trips", () => {
  story("a run that changes nothing waits for one answer", async (world) => {
    await world.runs();
    world.clock.passes(DAY_MS);
    expect(await depthOf(world)).toBe(1);
  });

  story("a first run waits four times: look, mint, prove, store", async (world) => {
    expect(await depthOf(world)).toBe(4);
  });

  story("a rotation waits five times: look, mint, prove, store, retire", async (world) => {
    await world.runs();
    world.clock.passes(31 * DAY_MS);
    expect(await depthOf(world)).toBe(5);
  });

  story("`verify` waits for one answer", async (world) => {
    await world.runs();
    const tokens = { "github-token": world.githubToken.reveal() };
    expect(await depthOf(world, () => world.verifies({ with: tokens }))).toBe(1);
  });
});
