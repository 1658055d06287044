import { fstatSync, statSync } from "node:fs";
import type { DataOutput } from "./cli.ts";

/** stdout, whose reader may have gone away: that is told to who writes, and ends nothing by itself. */
export function dataOutput(stream: NodeJS.WriteStream & { readonly fd: number }): DataOutput {
  stream.on("error", () => undefined);
  return {
    isTerminal: stream.isTTY,
    get isOpen() {
      return stream.writable && !stream.destroyed && !leadsNowhere(stream.fd);
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
  };
}

/** The null device; Node opens it itself in place of a stdout that was closed before the start. */
function leadsNowhere(fd: number): boolean {
  try {
    const stat = fstatSync(fd);
    return stat.isCharacterDevice() && stat.rdev === statSync("/dev/null").rdev;
  } catch {
    // Windows has none by that name; a write that fails says so.
    return false;
  }
}
