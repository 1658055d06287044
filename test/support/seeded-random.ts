import { createHash } from "node:crypto";
import type { Random } from "../../src/values/random.ts";

/** Chance that a seed decides: the same calls give the same bytes. */
export function aSeededRandom(seed: string): Random {
  let drawn = 0;
  const block = (): Buffer => createHash("sha256").update(`${seed}:${drawn++}`).digest();
  return {
    bytes: (count) => {
      let bytes = Buffer.alloc(0);
      while (bytes.length < count) bytes = Buffer.concat([bytes, block()]);
      return new Uint8Array(bytes.subarray(0, count));
    },
  };
}
