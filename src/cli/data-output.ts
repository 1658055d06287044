import type { DataOutput } from "./cli.ts";

/** stdout, whose reader may have gone away: that is told to who writes, and ends nothing by itself. */
export function dataOutput(stream: NodeJS.WriteStream): DataOutput {
  stream.on("error", () => undefined);
  return {
    isTerminal: stream.isTTY,
    get isOpen() {
      return stream.writable && !stream.destroyed;
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
  };
}
