import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { MUTANTS } from "./mutants.ts";

const SIMULATE = fileURLToPath(new URL("../../tools/simulate.ts", import.meta.url));

/** With fresh schedules it takes longer, and says how many were needed: `npm run simulate -- --mutants`. */
test("every rule that is broken on purpose is noticed by a schedule that noticed it before", () => {
  const { stdout } = spawnSync(process.execPath, [SIMULATE, "--mutants", "--kept"], { encoding: "utf8" });
  const survivors = stdout.split("\n").filter((line) => line.includes("SURVIVED"));
  expect(survivors).toEqual([]);
  expect(stdout).toContain(`${MUTANTS.length} caught, 0 survived`);
}, 240_000);
