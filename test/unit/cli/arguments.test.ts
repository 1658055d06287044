import { describe, expect, test } from "@jest/globals";
import { readArguments } from "../../../src/cli/arguments.ts";
import { planDelivery } from "../../../src/cli/delivery.ts";
import { COMMANDS, COMMON_FLAGS } from "../../../src/cli/declarations.ts";
import { helpText } from "../../../src/cli/help.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aMeshKey } from "../../support/credentials.ts";
import { leaksIn } from "../../support/leaks.ts";

function faultsOf(args: readonly string[]): readonly string[] {
  try {
    readArguments(args);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.faults.map(({ what }) => what);
  }
}

describe("the command line", () => {
  test("makes a key where no command is named, as Mesh's users know it", () => {
    expect(readArguments([]).command.name).toBe("create");
    expect(readArguments(["-n", "server"]).text("name")).toBe("server");
    expect(readArguments(["--name=-x"]).text("name")).toBe("-x");
  });

  test("tells every fault at once", () => {
    expect(faultsOf(["rotate", "id", "--nonsense", "--json=1", "--grace="])).toHaveLength(3);
  });

  test.each([
    ["a flag of another command", ["list", "--out", "x"]],
    ["a flag without its value", ["--name"]],
    ["a flag instead of its value", ["--name", "--json"]],
    ["an empty value", ["--name="]],
    ["a switch with a value", ["--json=yes"]],
    ["a command that does not exist", ["mint"]],
    ["an operand where none is taken", ["list", "x"]],
    ["two operands", ["revoke", "a", "b"]],
    ["no operand where one is needed", ["revoke"]],
  ])("refuses %s", (_what, args) => {
    expect(faultsOf(args)).toHaveLength(1);
  });

  test("repeats no argument", () => {
    const key = aMeshKey("typed");
    const value = key.reveal();
    const tries = [
      [value],
      [`--${value}`],
      [`--name${value}`],
      ["list", value],
      [`-${value}`],
      ["--json=" + value],
    ];
    const told = tries.map((args) => faultsOf(args));
    expect(told.every((faults) => faults.length > 0)).toBe(true);
    expect(leaksIn({ told }, [key])).toEqual([]);
  });

  test("explains every command and flag", () => {
    for (const command of COMMANDS) {
      const text = helpText(command);
      for (const { name } of [...command.flags, ...COMMON_FLAGS]) expect(text).toContain(`--${name}`);
      expect(helpText(undefined)).toContain(`  ${command.name} `);
    }
  });
});

describe("where a new key goes", () => {
  const plan = (args: readonly string[], env: Record<string, string> = {}, isTerminal = false): object =>
    planDelivery(readArguments(args), { env, isTerminal });

  test.each([
    [[], true, { kind: "print", format: "table" }],
    [[], false, { kind: "print", format: "raw" }],
    [["--format", "k8s"], true, { kind: "print", format: "k8s" }],
    [["--json"], true, { kind: "print", format: "json" }],
    [["--out", ".env"], true, { kind: "file", path: ".env", format: "dotenv" }],
    [["--out", "a/.env.local"], true, { kind: "file", path: "a/.env.local", format: "dotenv" }],
    [["--out", "k.json"], true, { kind: "file", path: "k.json", format: "json" }],
    [["--out", "k.yaml"], true, { kind: "file", path: "k.yaml", format: "k8s" }],
    [["--out", "key"], true, { kind: "file", path: "key", format: "raw" }],
    [["--out", "key", "--format", "docker"], true, { kind: "file", path: "key", format: "docker" }],
  ] as const)("%j at a terminal %j", (args, isTerminal, expected) => {
    expect(plan(args, {}, isTerminal)).toEqual(expected);
  });

  test("is refused in a pipeline that would print it, and nowhere else", () => {
    const ci = { CI: "1", GITHUB_ENV: "/env" };
    expect(() => plan([], ci, true)).toThrow(UserError);
    expect(plan(["--reveal"], ci)).toEqual({ kind: "print", format: "raw" });
    expect(plan(["--out", "x"], ci)).toMatchObject({ kind: "file" });
    expect(plan(["--format", "github"], ci)).toEqual({ kind: "job", path: "/env" });
  });

  test.each([
    [["--format", "nonsense"]],
    [["--format", "table", "--out", "x"]],
    [["--format", "github", "--out", "x"]],
    [["--format", "github"]],
    [["--format", "raw", "--json"]],
  ])("refuses %j", (args) => {
    expect(() => plan(args)).toThrow(UserError);
  });
});
