#!/usr/bin/env node
// Checked before anything else is loaded: an older Node fails on the first import of node:sqlite, without a reason.
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write(
    `mesh-service needs Node 24 or newer (for node:sqlite); this is Node ${process.versions.node}.\n`,
  );
  process.exitCode = 1;
} else {
  const { runMeshService } = await import("./command.ts");
  process.exitCode = await runMeshService(process.argv.slice(2), process);
}
