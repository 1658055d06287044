import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { StartProcess } from "../platform/processes.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, type Clock } from "../values/clock.ts";
import type { Random } from "../values/random.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { BrokenStory, DemoStage, outputOf } from "./demo-stage.ts";
import { describeScan, scanForSecrets } from "./leak-scan.ts";
import { startPlayground, type Playground } from "./playground.ts";
import { describePlayground } from "./sandbox-line.ts";
import { isAccepted, openStoredKey, readKeys, storedKeyId, StoreWatch } from "./stored-key.ts";
import type { StoryPage } from "./story-page.ts";
import { WorkflowPlayer } from "./workflow-player.ts";

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
const SETUP = "examples/setup.yml";
const DEPLOY = "examples/deploy.yml";

/**
 * Plays a key's life in three acts, with the real workflow files on the real `dist/`.
 *
 * @returns the exit code: 0 when every step did what it says, 130 when the reader left before the end.
 */
export async function runDemo(options: DemoOptions, deps: DemoDeps): Promise<number> {
  const { page } = deps;
  page.say("Starting a Mesh key service and a GitHub stand-in on free ports …");
  const playground = await startPlayground({}, deps);
  const { clock, startProcess } = deps;
  const player = new WorkflowPlayer(playground, { root: options.root, clock, startProcess });
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
    await dieAndHeal(stage, second);
    await closeStory(stage, watch);
    return true;
  } catch (error) {
    if (!(error instanceof BrokenStory)) throw error;
    return false;
  } finally {
    await watch.finish();
  }
}

/** The first run makes the key, and a deployment uses it. */
async function install(stage: DemoStage): Promise<Sensitive> {
  const { page, playground } = stage;
  page.heading("Act 1 of 3: install");
  page.say("The repository has an admin key and a token that may write secrets. It has no MESH_API_KEY yet.");
  const setup = await stage.run({ path: SETUP });
  expectOutput(stage, setup, "outcome", "created");
  const key = await expectWorkingKey(stage);
  playground.clock.advance(5 * MINUTE_MS);
  const deploy = await stage.run({ path: DEPLOY, event: "push" });
  const deployedId = outputOf(deploy, "key-id");
  stage.check(
    "the deployment was given exactly that key",
    deployedId !== undefined && deployedId === storedKeyId(playground),
    `it was given ${deployedId ?? "none"}`,
  );
  await stage.remember("installed");
  stage.drawTimeline();
  return key;
}

/** A month later the key is due. The old one works on for those who hold it, then it dies. */
async function rotate(stage: DemoStage, first: Sensitive): Promise<Sensitive> {
  const { page, playground, player } = stage;
  page.heading("Act 2 of 3: rotate");
  stage.travel(31 * DAY_MS, "the key is older than `rotate-after`, 30d.");
  page.say("A deployment is queued just before: GitHub takes its copy of the secrets now.");
  const waiting = await player.queue({ path: DEPLOY, event: "push" });
  expectOutput(stage, await stage.run({ path: SETUP, event: "schedule" }), "outcome", "rotated");
  const second = await expectWorkingKey(stage);
  stage.check("it is another key than before", !second.equals(first), "the same key");
  await stage.remember("rotated");

  stage.travel(HOUR_MS, "the deployment that was queued before gets its turn.");
  const late = await stage.start(waiting, "success", ", with the old key");
  expectOutput(stage, late, "status", "retiring");
  await expectAccepted(stage, first, "Mesh accepts the old key during its grace period");
  await stage.remember("in grace");

  stage.travel(47 * HOUR_MS, "the grace period, 24h, is over, and nobody used the old key for a day.");
  expectOutput(stage, await stage.run({ path: SETUP, event: "schedule" }), "outcome", "unchanged");
  const firstWorks = await isAccepted(playground, first);
  stage.check("Mesh refuses the old key after its grace period", !firstWorks, "it was accepted");
  await expectWorkingKey(stage);
  await stage.remember("grace over");
  stage.drawTimeline();
  return second;
}

/** The worst moment to die is between mint and store: the new key lives and nobody holds it. */
async function dieAndHeal(stage: DemoStage, second: Sensitive): Promise<void> {
  const { page, playground, player } = stage;
  page.heading("Act 3 of 3: killed between mint and store, healed by the next run");
  stage.travel(29 * DAY_MS, "the next rotation is due.");
  page.say("This time the machine is lost (SIGKILL) after the mint, before the secret is written.");
  const fault = playground.gitHub.faults.add({
    kind: "drop_before",
    method: "PUT",
    path: /\/actions\/secrets\/MESH_API_KEY$/,
    beforeEffect: () => player.loseMachine(),
  });
  const mintedBefore = playground.mintedKeys.length;
  await stage.run({ path: SETUP, event: "schedule" }, "cancelled");
  stage.check(
    "the run died as it was about to store",
    fault.strikes === 1,
    `${fault.strikes} writes were met`,
  );
  const orphan = playground.mintedKeys[mintedBefore];
  const orphanState = await stateOf(stage, orphan?.keyId);
  stage.check(
    `${orphan?.keyId ?? "the new key"} is an orphan: it works, and no store holds it`,
    orphanState === "orphaned",
    orphanState,
  );
  const held = await expectWorkingKey(stage);
  stage.check("the secret still holds the key from before", held.equals(second), "another key");
  await stage.remember("killed");

  stage.travel(25 * MINUTE_MS, "20 minutes after a mint its run can no longer be alive.");
  const healing = await stage.run({ path: SETUP });
  expectOutput(stage, healing, "outcome", "rotated");
  const sweptState = await stateOf(stage, orphan?.keyId);
  stage.check("the orphan is gone", sweptState === "ended", sweptState);
  const third = await expectWorkingKey(stage);
  stage.check(
    "the secret holds the healing run's own key",
    storedKeyId(playground) === outputOf(healing, "key-id"),
    "another key",
  );
  stage.check(
    "and that is neither the orphan nor the key before",
    !third.equals(second) && orphan?.value.equals(third) === false,
    "one of them",
  );
  await expectAccepted(stage, second, "Mesh accepts the key before: its grace period has begun");
  await stage.remember("healed");
  stage.drawTimeline();
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
    `1. ${page.paint("cyan", "cp examples/setup.yml YOUR-REPOSITORY/.github/workflows/")}   the same file, for real`,
    `2. ${page.paint("cyan", "npm run sandbox")}   the two servers alone, to try your own client on`,
    `3. ${page.paint("cyan", "npm test")}   everything that is promised, checked`,
  ]);
}

function expectOutput(
  stage: DemoStage,
  result: Parameters<typeof outputOf>[0],
  name: string,
  expected: string,
): void {
  const value = outputOf(result, name) ?? "not set";
  stage.check(`its output \`${name}\` is ${expected}`, value === expected, value);
}

async function expectWorkingKey(stage: DemoStage): Promise<Sensitive> {
  const key = openStoredKey(stage.playground);
  const accepted = key !== undefined && (await isAccepted(stage.playground, key));
  const claim = "MESH_API_KEY opens to a key that Mesh accepts";
  stage.check(claim, accepted, key === undefined ? "there is no such secret" : "Mesh refuses it");
  if (key === undefined) throw new BrokenStory();
  return key;
}

async function expectAccepted(stage: DemoStage, key: Sensitive, claim: string): Promise<void> {
  stage.check(claim, await isAccepted(stage.playground, key), "it was refused");
}

async function stateOf(stage: DemoStage, keyId: string | undefined): Promise<string> {
  const keys = await readKeys(stage.playground);
  return keys.find((key) => key.keyId === keyId)?.state ?? "no such key";
}

async function keepServers(playground: Playground, stopped: Promise<void>, page: StoryPage): Promise<void> {
  // Not on the screen: a terminal's scrollback is no place for credentials.
  const file = join(playground.folder, "sandbox.json");
  await writeFile(file, `${JSON.stringify(describePlayground(playground))}\n`, { mode: 0o600, flag: "wx" });
  page.block([
    `The servers stay up until Ctrl-C. Addresses and credentials, readable by you alone: ${file}`,
    `Mesh ${playground.meshUrl}   GitHub ${playground.gitHubUrl}`,
  ]);
  await stopped;
}
