import { describe, expect, test } from "@jest/globals";
import { startProcess, type RunningProcess } from "../../../../src/platform/processes.ts";
import { DAY_MS, type Clock } from "../../../../src/values/clock.ts";
import { anAction, aWorkflow, jobOf, play, stepOf, textOfLog, type Play } from "./support.ts";

/** Says `ready` and stays, whatever it is asked, unless it was asked by the named signal. */
const stays = (obeys: string) =>
  anAction(`setInterval(() => {}, 1000);
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
      console.log("got " + signal);
      if (signal === "${obeys}") process.exit(0);
    });
    console.log("ready");`);

/** A clock whose sleeps end when the test says so. */
class HeldClock implements Clock {
  readonly #sleeps: { readonly ms: number; readonly wake: () => void }[] = [];

  now(): number {
    return 0;
  }

  monotonicMs(): number {
    return 0;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#sleeps.push({ ms, wake: resolve });
      signal?.addEventListener("abort", () => reject(new Error("woken early")), { once: true });
    });
  }

  /** Ends every sleep of this length. */
  pass(ms: number): void {
    for (const sleep of this.#sleeps) if (sleep.ms === ms) sleep.wake();
  }
}

/** Plays a workflow and does something the first time that a line is printed. */
function playReacting(given: Play, reactions: Readonly<Record<string, (process: RunningProcess) => void>>) {
  const processes: RunningProcess[] = [];
  const waiting = new Map(Object.entries(reactions));
  return play({
    ...given,
    deps: {
      ...given.deps,
      startProcess: (request, onLine) => {
        const process = startProcess(request, onLine);
        processes.push(process);
        return process;
      },
      onLine: (line) => {
        const process = processes.at(-1);
        if (process !== undefined) waiting.get(line.text)?.(process);
        waiting.delete(line.text);
      },
    },
  });
}

const FOLLOWED = aWorkflow("uses: stays\nname: stays", "uses: works\nname: cleanup\nif: always()");
const WORKS = anAction("console.log('cleanup ran')");

describe("a step whose process is killed from outside", () => {
  test("ends the machine: nothing of the job is run any more, and needs are skipped", async () => {
    const result = await playReacting(
      {
        workflow: `${FOLLOWED}  after: { needs: job, runs-on: x, steps: [{ uses: works }] }\n`,
        actions: { stays: stays("none"), works: WORKS },
      },
      { ready: (process) => process.send("SIGKILL") },
    );
    expect(stepOf(result, "stays")).toMatchObject({ conclusion: "killed", exitCode: undefined });
    expect(stepOf(result, "cleanup").conclusion).toBe("cancelled");
    expect(jobOf(result, "job").conclusion).toBe("cancelled");
    expect(jobOf(result, "after").conclusion).toBe("skipped");
    expect(result.conclusion).toBe("cancelled");
    expect(textOfLog(result)).not.toContain("cleanup ran");
  });

  test("what it had written is lost with the machine", async () => {
    const writes = anAction(`require("fs").appendFileSync(process.env.GITHUB_OUTPUT, "a=1\\n");
      setInterval(() => {}, 1000); console.log("ready");`);
    const result = await playReacting(
      { workflow: aWorkflow("uses: writes\nname: writes"), actions: { writes } },
      { ready: (process) => process.send("SIGKILL") },
    );
    expect(stepOf(result, "writes").outputs.size).toBe(0);
  });
});

describe("a cancelled run", () => {
  test("is asked by SIGINT first, and always() steps still run", async () => {
    const cancel = new AbortController();
    const result = await playReacting(
      {
        workflow: FOLLOWED,
        actions: { stays: stays("SIGINT"), works: WORKS },
        request: { cancel: cancel.signal },
        deps: { clock: new HeldClock() },
      },
      { ready: () => cancel.abort() },
    );
    expect(textOfLog(result)).toContain("got SIGINT");
    expect(textOfLog(result)).not.toContain("got SIGTERM");
    expect(stepOf(result, "stays").conclusion).toBe("cancelled");
    expect(textOfLog(result)).toContain("cleanup ran");
    expect(result.conclusion).toBe("cancelled");
  });

  test("is terminated after 7.5 seconds and killed 2.5 seconds later", async () => {
    const cancel = new AbortController();
    const clock = new HeldClock();
    const result = await playReacting(
      {
        workflow: FOLLOWED,
        actions: { stays: stays("none"), works: WORKS },
        request: { cancel: cancel.signal },
        deps: { clock },
      },
      {
        ready: () => cancel.abort(),
        "got SIGINT": () => clock.pass(7_500),
        "got SIGTERM": () => clock.pass(2_500),
      },
    );
    expect(textOfLog(result)).toContain("got SIGTERM");
    expect(stepOf(result, "stays").conclusion).toBe("cancelled");
  });

  test("starts no further jobs", async () => {
    const cancel = new AbortController();
    cancel.abort();
    const result = await play({
      workflow: aWorkflow("uses: works"),
      actions: { works: WORKS },
      request: { cancel: cancel.signal },
    });
    expect(jobOf(result, "job")).toMatchObject({ conclusion: "cancelled", steps: [] });
  });
});

describe("timeout-minutes", () => {
  test("of a step fails it, and the job goes on as after any failure", async () => {
    const clock = new HeldClock();
    const result = await playReacting(
      {
        workflow: FOLLOWED.replace("name: stays", "name: stays\n        timeout-minutes: 5"),
        actions: { stays: stays("SIGINT"), works: WORKS },
        deps: { clock },
      },
      { ready: () => clock.pass(5 * 60_000) },
    );
    expect(stepOf(result, "stays").conclusion).toBe("failure");
    expect(stepOf(result, "stays").annotations[0]?.message).toBe(
      "The action 'stays' has timed out after 5 minutes.",
    );
    expect(textOfLog(result)).toContain("cleanup ran");
    expect(result.conclusion).toBe("failure");
  });

  test("of a job cancels it", async () => {
    const clock = new HeldClock();
    const result = await playReacting(
      {
        workflow: FOLLOWED.replace("    steps:", "    timeout-minutes: 30\n    steps:"),
        actions: { stays: stays("SIGINT"), works: WORKS },
        deps: { clock },
      },
      { ready: () => clock.pass(30 * 60_000) },
    );
    expect(stepOf(result, "stays").conclusion).toBe("cancelled");
    expect(jobOf(result, "job").conclusion).toBe("cancelled");
    expect(textOfLog(result)).toContain("exceeded the maximum execution time of 30 minutes");
  });

  test.each(["${{ vars.NONE }}", "0", "-1", "${{ vars.WORD }}"])(
    "is no limit when it is no positive number: %s",
    async (minutes) => {
      expect(await waitsWithLimit(minutes)).toEqual([]);
    },
  );

  test("of thirty days waits as long as a timer can, and does not end at once", async () => {
    const waits = await waitsWithLimit("43200");
    expect(waits).toHaveLength(2);
    for (const ms of waits) {
      expect(ms).toBeLessThanOrEqual(2 ** 31 - 1);
      expect(ms).toBeGreaterThan(24 * DAY_MS);
    }
  });
});

describe("a child process", () => {
  test("that cannot be started says why", async () => {
    const running = startProcess(
      { command: "/no/such/program", args: [], folder: "/", environment: {} },
      () => undefined,
    );
    expect(await running.exit).toMatchObject({ kind: "not_started", why: expect.stringContaining("ENOENT") });
    expect(() => running.send("SIGKILL")).not.toThrow();
  });

  test("hands on whole lines, a last one without its end, and characters cut in two", async () => {
    const lines: string[] = [];
    const script = `const bytes = Buffer.from("first\\r\\nsch\\u00f6n");
      process.stdout.write(bytes.subarray(0, 11)); setImmediate(() => process.stdout.write(bytes.subarray(11)));`;
    const running = startProcess(
      { command: process.execPath, args: ["-e", script], folder: "/", environment: {} },
      (line) => lines.push(`${line.pipe} ${line.text}`),
    );
    expect(await running.exit).toEqual({ kind: "exited", code: 0 });
    expect(lines).toEqual(["stdout first", "stdout schön"]);
  });
});

/** How long a job, and its one step, ask the clock to wait when both have this limit; the step ends by itself. */
async function waitsWithLimit(minutes: string): Promise<readonly number[]> {
  const waits: number[] = [];
  const clock: Clock = {
    now: () => 0,
    monotonicMs: () => 0,
    // A wait that is cut short rejects, as the machine's own does. One for nothing is over at once.
    sleep: (ms, signal) => {
      waits.push(ms);
      if (!(ms > 0)) return Promise.resolve();
      return new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new Error("woken early")), { once: true });
      });
    },
  };
  const step = aWorkflow(`uses: works\ntimeout-minutes: ${minutes}`);
  const result = await play({
    workflow: step.replace("    steps:", `    timeout-minutes: ${minutes}\n    steps:`),
    actions: { works: anAction("console.log('done');") },
    request: { vars: new Map([["WORD", "soon"]]) },
    deps: { clock },
  });
  expect(result.conclusion).toBe("success");
  return waits;
}
