import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttp } from "../../src/platform/http.ts";
import { systemClock } from "../../src/platform/clock.ts";
import type { Terminal } from "../../src/platform/terminal.ts";
import { systemRandom } from "../../src/platform/random.ts";
import { MeshSession, type SessionOptions } from "../../src/sdk/session.ts";
import type { Surroundings } from "../../src/sdk/surroundings.ts";
import type { Clock } from "../../src/values/clock.ts";

/** A machine of a test's own: a home that goes away, and whatever the test says of the rest. */
export interface SdkWorld {
  readonly home: string;
  readonly work: string;
  /** What a person was told on stderr. */
  readonly said: string[];
  readonly surroundings: (changes?: Partial<Surroundings>) => Surroundings;
  /** Closed with the world. */
  readonly session: (options: SessionOptions, changes?: Partial<Surroundings>) => MeshSession;
  readonly close: () => Promise<void>;
}

/** Longer waits are for what does not come at all, and are never waited to their end. */
const LONGEST_PAUSE_MS = 60_000;

/** Pauses of the code take no time, and are longer than none: a test can do something meanwhile. */
const hurried: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(ms > LONGEST_PAUSE_MS ? ms : Math.min(ms, 20), signal),
};

export function anSdkWorld(): SdkWorld {
  const home = mkdtempSync(join(tmpdir(), "mesh-home-"));
  const work = mkdtempSync(join(tmpdir(), "mesh-work-"));
  const said: string[] = [];
  const open: Surroundings[] = [];
  const surroundings: SdkWorld["surroundings"] = (changes = {}) => {
    const made: Surroundings = {
      env: {},
      machine: { platform: "linux", hostName: "laptop", homeFolder: home, workingFolder: work },
      ...{ clock: hurried, random: systemRandom },
      http: createHttp({ clock: systemClock, env: {} }),
      ...{ terminal: undefined, hasScreen: true, stopped: undefined },
      say: (text) => void said.push(text),
      openBrowser: async () => false,
      ...changes,
    };
    open.push(made);
    return made;
  };
  return {
    ...{ home, work, said, surroundings },
    session: (options, changes) => new MeshSession(options, surroundings(changes)),
    close: async () => {
      for (const { http } of open) await http.close();
      for (const folder of [home, work]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody at the keyboard who gives these answers, in this order. */
export function aTerminal(...answers: string[]): Terminal & { readonly asked: string[] } {
  const asked: string[] = [];
  const next = async (question: string): Promise<string> => {
    asked.push(question);
    return answers.shift() ?? "";
  };
  return {
    asked,
    ask: next,
    askHidden: () => {
      throw new Error("Nothing secret was to be asked.");
    },
  };
}
