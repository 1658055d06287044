import { describe, expect, test } from "@jest/globals";
import { HELP, parseFlags, type RehearseFlags } from "../../../../src/sandbox/rehearse/flags.ts";
import { UserError } from "../../../../src/values/user-error.ts";

function flagsOf(...args: string[]): RehearseFlags {
  const flags = parseFlags(args);
  if (flags === "help") throw new Error("It was taken for a call for help.");
  return flags;
}

function faultsOf(...args: string[]): readonly string[] {
  try {
    parseFlags(args);
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.faults.map(({ what }) => what);
    throw error;
  }
}

describe("the command line", () => {
  test("takes a file and every flag", () => {
    const flags = flagsOf(
      ...["rotate.yml", "--days", "90", "--start=2026-03-01", "--report", "r.html", "--json"],
      ...["--fault", "github PUT 1 drop-after @day 31", "--kill", "mesh POST 1 before @day 2"],
      ...["--dispatch", "force=true @day 5", "--var", "deploy=yes=no", "--repository", "octo/app"],
      ...["--target", "octo/other@prod", "--target", "org:octo"],
      ...["--execute-steps", "--yes"],
    );
    expect(flags).toMatchObject({
      source: { kind: "file", path: "rotate.yml" },
      ...{ days: 90, startAt: Date.UTC(2026, 2, 1), report: "r.html", json: true },
      dispatches: [{ day: 5, inputs: { force: "true" } }],
      disturbances: [{ day: 31 }, { day: 2, effect: { kind: "kill" } }],
      ...{ vars: { DEPLOY: "yes=no" }, repository: "octo/app", executeSteps: true, yes: true },
      targets: [
        { kind: "environment", repository: { owner: "octo", name: "other" }, environment: "prod" },
        { kind: "organization", organization: "octo" },
      ],
    });
  });

  test("takes the inputs of a run by hand as words of their own, before and after the file", () => {
    const inputs = { mode: "key", confirm: "MESH_API_KEY" };
    for (const args of [
      ["revoke.yml", "--dispatch", "mode=key", "confirm=MESH_API_KEY"],
      ["--dispatch", "mode=key", "confirm=MESH_API_KEY", "revoke.yml"],
      ["--dispatch=mode=key", "confirm=MESH_API_KEY", "--days", "2", "revoke.yml"],
    ]) {
      expect(flagsOf(...args)).toMatchObject({
        source: { path: "revoke.yml" },
        dispatches: [{ inputs }],
      });
    }
  });

  test("tells everything that is wrong at once", () => {
    const faults = faultsOf(
      ...["--nope", "--days", "soon", "--start", "2026-02-30", "--report", "r.txt", "--json=yes"],
      ...["--fault", "github PUT", "--kill", "x PUT 1 before @day 1", "--var", "novalue"],
    );
    expect(faults).toEqual([
      "There is no flag --nope.",
      "--json takes no value.",
      "There is no workflow file to play.",
      "--days is no number of days.",
      "--start is no date.",
      expect.stringContaining("--fault cannot be read."),
      expect.stringContaining("--kill cannot be read. `x` is no side"),
      "--var is no NAME=VALUE.",
      "--report is no name of an HTML file.",
    ]);
  });

  test.each([
    [["a.yml", "b.yml"], "2 files are given."],
    [["a.yml", "--example", "rotate"], "--example and a workflow file are given."],
    [["a.yml", "--days", "1", "--days", "2"], "--days is given 2 times."],
    [["a.yml", "--days"], "--days has no value."],
    [["a.yml", "--every-kill", "--report", "r.html"], "--every-kill does not go with --report."],
    [["a.yml", "--repository", "shop"], "--repository is no OWNER/NAME."],
    [["a.yml", "--target", "shop"], "--target is no place of a secret."],
  ])("refuses %j", (args, fault) => {
    expect(faultsOf(...args)).toEqual([fault]);
  });

  test("knows in its help every flag, and no other", () => {
    const told = new Set(HELP.match(/--[a-z-]+/g));
    const unknown = [...told].filter((flag) =>
      faultsOf("a.yml", flag).some((fault) => fault.startsWith("There is no flag")),
    );
    expect(unknown).toEqual([]);
    expect(told.size).toBe(15);
    expect(parseFlags(["--help"])).toBe("help");
  });
});
