// Plain CommonJS for any Node: it is preloaded by every npm script, before Node meets a .ts file.
// On Linux and Windows the tools/node24 workspace puts a fitting Node first on PATH; elsewhere the machine's own is used.
"use strict";

const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 24 || (major === 24 && minor < 15)) {
  console.error(
    `This project needs Node 24.15 or newer and found ${process.versions.node}: install it from https://nodejs.org, then run this again.`,
  );
  process.exit(1);
}
