import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "@jest/globals";
import { DAY_MS } from "../../src/values/clock.ts";
import type { StepEnd } from "../support/place.ts";
import { sequentialDepth } from "../support/depth.ts";
import { story, type World } from "./story.ts";

/** Requests that are sent at once arrive within this time of each other, on a busy machine too. */
const QUIET_MS = 300;

/** Answers are held until nothing more arrives: else a quick answer would make a parallel request look like a later one. */
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

describe("what a run loads", () => {
  story(
    "is one undici without HTTP/2 and compression: Node's own, behind its `fetch` and `Response`, takes 20 ms to load",
    async (world) => {
      const folder = await mkdtemp(join(tmpdir(), "loaded-"));
      try {
        const [preload, loaded] = [join(folder, "preload.cjs"), join(folder, "loaded.json")];
        const atExit = `require("node:fs").writeFileSync(${JSON.stringify(loaded)}, JSON.stringify(process.moduleLoadList))`;
        await writeFile(preload, `process.on("exit", () => ${atExit});`);
        const run = await world.runs({ env: { NODE_OPTIONS: `--require=${preload}` } });
        expect(run.outputs["outcome"]).toBe("created");
        const modules = JSON.parse(await readFile(loaded, "utf8")) as string[];
        expect(modules).toContain("NativeModule http");
        expect(modules.filter((name) => /undici|http2|zlib/.test(name))).toEqual([]);
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  );
});
