import { globSync } from "node:fs";
import { join } from "node:path";

/** The gate fails when one of these holds no test: a room that went missing would otherwise pass. */
const REQUIRED_ROOMS = ["e2e", "scenarios", "unit", "contract"];

/** The folders of `test/` that the gate runs: the required ones, and every other that holds a test. */
export function testRooms(root: string): string[] {
  const holding = globSync("*/**/*.test.ts", { cwd: join(root, "test") })
    .sort()
    .map((file) => file.split(/[\\/]/)[0] ?? file);
  return [...new Set([...REQUIRED_ROOMS, ...holding])];
}
