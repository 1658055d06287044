/**
 * For workflows: starts the sandbox so that it outlives the step, masks its credentials, and makes outputs of what it
 * says of itself. The argument is the file for its log. It ends with the machine.
 */
import { spawn } from "node:child_process";
import { appendFileSync, openSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

const CREDENTIAL = /_(key|token)$/;

const [logFile = "sandbox.log"] = process.argv.slice(2);
const sandbox = spawn(process.execPath, [join(import.meta.dirname, "sandbox.ts")], {
  // A session of its own: a runner may end whatever belongs to the step's.
  detached: true,
  stdio: ["ignore", "pipe", openSync(logFile, "w", 0o600)],
});
const line = await firstLine(sandbox.stdout as Readable);
if (line === undefined) throw new Error(`The sandbox did not start; ${logFile} says why.`);

const values = Object.entries(JSON.parse(line) as Record<string, string>);
for (const [name, value] of values) if (CREDENTIAL.test(name)) console.log(`::add-mask::${value}`);
console.log(`The sandbox is process ${sandbox.pid ?? 0}.`);
appendFileSync(
  process.env["GITHUB_OUTPUT"] ?? "",
  values.map(([name, value]) => `${name}=${value}\n`).join(""),
);
process.exit(); // it stays open, and would be waited for

async function firstLine(stream: Readable): Promise<string | undefined> {
  for await (const text of createInterface(stream)) return text;
  return undefined;
}
