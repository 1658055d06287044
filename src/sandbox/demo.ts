import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { StartProcess } from "../platform/processes.ts";
import type { Clock } from "../values/clock.ts";
import type { Random } from "../values/random.ts";
import { dieAndHeal, install, rotate, stopLeak } from "./demo-acts.ts";
import { BrokenStory, DemoStage } from "./demo-stage.ts";
import { describeScan, scanForSecrets } from "./leak-scan.ts";
import { startPlayground, type Playground } from "./playground.ts";
import { describePlayground } from "./sandbox-line.ts";
import { StoreWatch } from "./stored-key.ts";
import type { StoryPage } from "./story-page.ts";
import { WorkflowPlayer } from "./workflow-player.ts";
import { ownSources } from "./workflow-sources.ts";

export interface DemoOptions {
  /** The checkout whose examples are played on its `dist/`. */
  readonly root: string;
  /** Leaves the servers up at the end, until `stopped`. */
  readonly keep: boolean;
  /** Resolves when the user wants to stop. */
  readonly stopped: Promise<void>;
}

export interface DemoDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly startProcess: StartProcess;
  readonly page: StoryPage;
}

/** What a shell reports of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Plays a key's life in four acts, with the real workflow files on the real `dist/`.
 *
 * @returns the exit code: 0 when every step did what it says, 130 when the reader left before the end.
 */
export async function runDemo(options: DemoOptions, deps: DemoDeps): Promise<number> {
  const { page } = deps;
  page.say("Starting a Mesh key service and a GitHub stand-in on free ports …");
  const playground = await startPlayground({}, deps);
  const { clock, startProcess } = deps;
  const player = new WorkflowPlayer(playground, { sources: ownSources(options.root), clock, startProcess });
  const reader = { left: false };
  void options.stopped.then(() => {
    reader.left = true;
    page.mute();
    player.abandon();
  });
  try {
    const told = await tellStory(new DemoStage(playground, player, page));
    if (reader.left) return INTERRUPTED;
    if (told && options.keep) await keepServers(playground, options.stopped, page);
    return told ? 0 : 1;
  } finally {
    await playground.close();
  }
}

/** @returns false when a step did not do what it says. */
async function tellStory(stage: DemoStage): Promise<boolean> {
  const { meshUrl, gitHubUrl } = stage.playground;
  stage.page.say(`Mesh is up at ${meshUrl}, GitHub at ${gitHubUrl}.`);
  const watch = new StoreWatch(stage.playground);
  try {
    const first = await install(stage);
    const second = await rotate(stage, first);
    const third = await dieAndHeal(stage, second);
    await stopLeak(stage, second, third);
    await closeStory(stage, watch);
    return true;
  } catch (error) {
    if (!(error instanceof BrokenStory)) throw error;
    return false;
  } finally {
    await watch.finish();
  }
}

/** What held all the time, and that nothing leaked. */
async function closeStory(stage: DemoStage, watch: StoreWatch): Promise<void> {
  const { page, playground, player } = stage;
  page.heading("What held all along");
  const { looks, deadKeys } = await watch.finish();
  stage.check(
    `the secret never held a dead key (looked at after each of ${looks} answers)`,
    looks > 0 && deadKeys.length === 0,
    `${looks} looks, dead keys: ${deadKeys.join(", ") || "none"}`,
  );
  const captured = [...(await player.captureAll()), { place: "this story", content: page.text }];
  const scan = scanForSecrets(captured, playground.secrets());
  page.say(
    "Logs, outputs, summaries, files, request logs and the service's database, in every likely encoding:",
  );
  const leaks = scan.leaks.map(({ place, secret }) => `${secret} in ${place}`);
  stage.check(describeScan(scan), leaks.length === 0 && scan.bytes > 0, leaks.join("; "));
  page.block([
    page.paint("bold", `Every step did what it says, in ${page.seconds()} s. Next:`),
    `1. ${page.paint("cyan", "cp examples/setup.yml YOUR-REPO/.github/workflows/")}   install it for real`,
    `2. ${page.paint("cyan", "npm run sandbox")}   the two servers alone, to try your own client on`,
    `3. ${page.paint("cyan", "npm test")}   everything that is promised, checked`,
  ]);
}

async function keepServers(playground: Playground, stopped: Promise<void>, page: StoryPage): Promise<void> {
  // Not on the screen: a terminal's scrollback is no place for credentials.
  const file = join(playground.folder, "sandbox.json");
  await writeFile(file, `${JSON.stringify(await describePlayground(playground))}\n`, {
    mode: 0o600,
    flag: "wx",
  });
  page.block([]);
  page.say(`The servers stay up until Ctrl-C. Addresses and credentials, readable by you alone: ${file}`);
  page.say(`Mesh ${playground.meshUrl}   GitHub ${playground.gitHubUrl}`);
  await stopped;
}
