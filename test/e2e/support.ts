import { globSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect } from "@jest/globals";
import { systemClock } from "../../src/platform/clock.ts";
import { startProcess } from "../../src/platform/processes.ts";
import { systemRandom } from "../../src/platform/random.ts";
import { scanForSecrets, type Leak } from "../../src/sandbox/leak-scan.ts";
import { REPOSITORY, startPlayground, type Playground } from "../../src/sandbox/playground.ts";
import { WorkflowPlayer, type PlayRequest } from "../../src/sandbox/workflow-player.ts";
import { ownSources } from "../../src/sandbox/workflow-sources.ts";
import type { Quirk } from "../../src/service/quirks.ts";
import { MINUTE_MS } from "../../src/values/clock.ts";
import type { RunResult, StepResult } from "../../src/sandbox/workflow-runner/run-types.ts";

export const ROOT = join(import.meta.dirname, "../..");

/** The workflows to copy or to call, in the order of their paths. */
export const SHIPPED: readonly string[] = globSync(["examples/**/*.yml", ".github/workflows/*.yml"], {
  cwd: ROOT,
})
  .filter((path) => !/\/(?:ci|release)\.yml$/.test(path))
  .sort();

export interface Scene {
  readonly playground: Playground;
  readonly player: WorkflowPlayer;
  /** Plays a workflow; one that ends otherwise than expected fails the test with its log. */
  readonly play: (request: PlayRequest, expected?: RunResult["conclusion"]) => Promise<RunResult>;
}

interface SceneOptions {
  /** Somebody else's actions: `owner/name` to the folder of each. */
  readonly actions?: ReadonlyMap<string, string>;
  /** What somebody else's action may leave behind. */
  readonly isTheirs?: (leak: Leak) => boolean;
  /** `owner/name` */
  readonly repository?: string;
  /** How the Mesh service misbehaves. */
  readonly quirks?: readonly Quirk[];
}

const scenes: (Scene & Required<Pick<SceneOptions, "isTheirs">>)[] = [];

/** Both servers and a player; whatever was printed or written is searched for secrets when the test is over. */
export async function aScene({
  actions,
  isTheirs = () => false,
  repository = REPOSITORY,
  quirks = [],
}: SceneOptions = {}): Promise<Scene> {
  const playground = await startPlayground(
    { repository, quirks },
    { clock: systemClock, random: systemRandom },
  );
  const player = new WorkflowPlayer(playground, {
    sources: ownSources(ROOT, actions),
    ...{ clock: systemClock, startProcess },
  });
  const play: Scene["play"] = async (request, expected = "success") => {
    const result = await player.play(request);
    expectConclusion(result, expected);
    return result;
  };
  const scene = { playground, player, play };
  scenes.push({ ...scene, isTheirs });
  return scene;
}

/** The same after the first run: there is a key, and time has passed since. */
export async function anInstalledScene(options: SceneOptions = {}): Promise<Scene> {
  const scene = await aScene(options);
  await scene.play({ path: "examples/setup.yml" });
  scene.playground.clock.advance(5 * MINUTE_MS);
  return scene;
}

afterEach(async () => {
  for (const { playground, player, isTheirs } of scenes.splice(0)) {
    const captured = await player.captureAll();
    await playground.close();
    const { leaks, bytes } = scanForSecrets(captured, playground.secrets());
    expect(leaks.filter((leak) => !isTheirs(leak))).toEqual([]);
    expect(bytes).toBeGreaterThan(0);
  }
});

export function expectConclusion(result: RunResult, expected: RunResult["conclusion"]): void {
  if (result.conclusion === expected) return;
  throw new Error(`The run ended as ${result.conclusion}, not ${expected}:\n${textOf(result)}`);
}

export function textOf(result: RunResult): string {
  return result.log.map(({ text }) => text).join("\n");
}

export function stepsOf(result: RunResult): readonly StepResult[] {
  return result.jobs.flatMap((job) => job.steps);
}

/** The outputs of the last step that set any, as an object. */
export function outputsOf(result: RunResult): Readonly<Record<string, string>> {
  const step = stepsOf(result).findLast(({ outputs }) => outputs.size > 0);
  return Object.fromEntries(step?.outputs ?? []);
}

export function annotationsOf(result: RunResult): string {
  return stepsOf(result)
    .flatMap(({ annotations }) =>
      annotations.map(({ level, title, message }) => `${level}: ${title ?? ""}: ${message}`),
    )
    .join("\n");
}

/** Revokes a key as its owner would, in Mesh. */
export async function revoke({ mesh, adminKey }: Playground, keyId: string): Promise<void> {
  const headers = { authorization: `ApiKey ${adminKey.reveal()}` };
  const request = new Request(`http://mesh.test/api/v1/api-keys/${keyId}`, { method: "DELETE", headers });
  expect((await mesh.fetch(request)).status).toBe(200);
}
