import { randomBytes } from "node:crypto";
import type { Random } from "../values/random.ts";

/** The operating system's cryptographically secure generator. */
export const systemRandom: Random = {
  bytes: (count) => new Uint8Array(randomBytes(count)),
};
