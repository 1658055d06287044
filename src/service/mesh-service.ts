#!/usr/bin/env node
import * as nodeModule from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";

// Checked before anything else is loaded: an older Node fails on the first import of node:sqlite, without a reason, and on
// the import of a name that its node:module does not have.
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write(
    `mesh-service needs Node 24 or newer (for node:sqlite); this is Node ${process.versions.node}.\n`,
  );
  process.exitCode = 1;
} else {
  // Halves every start but the first. Beside the packages, and not in a folder for everybody's temporary files: whoever
  // can write there can write the code itself.
  nodeModule.enableCompileCache(join(import.meta.dirname, "../../node_modules/.cache/mesh-service"));
  // On a large machine V8 lets a busy server's garbage grow to hundreds of MiB, though nearly all of it dies young.
  for (const flag of [
    "--max-semi-space-size=4",
    "--semi-space-growth-factor=1",
    "--gc-memory-reducer-start-delay-ms=100",
  ])
    setFlagsFromString(flag);
  const { runMeshService } = await import("./command.ts");
  process.exitCode = await runMeshService(process.argv.slice(2), process);
}
