#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
// Checked before anything else is loaded: an older Node fails on the first import of node:sqlite, without a reason.
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write(`mesh-rehearse needs Node 24 or newer; this is Node ${process.versions.node}.\n`);
  process.exitCode = 2;
} else {
  enableCompileCache(join(root, "node_modules/.cache/mesh-rehearse"));
  const { rehearseHere } = await import("./rehearse/live.ts");
  process.exitCode = await rehearseHere(process.argv.slice(2), process, root);
}
