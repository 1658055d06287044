#!/usr/bin/env node
import { listenForStop } from "../platform/signals.ts";
import { dataOutput } from "./data-output.ts";
import { runCli } from "./run.ts";

const stopping = listenForStop((code) => process.exit(code));
const code = await runCli(process.argv.slice(2), {
  stdout: dataOutput(process.stdout),
  talk: (text) => process.stderr.write(text),
  stopping,
});
// Whatever a stopped command still waits for must not keep the process alive.
if (stopping.exitCode() === undefined) process.exitCode = code;
else process.exit(code);
