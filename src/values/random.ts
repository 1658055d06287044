/** Chance as a value: the real one lives in `platform/random.ts`, tests derive theirs from a seed. */
export interface Random {
  /** `count` bytes, each uniformly distributed. */
  bytes(count: number): Uint8Array;
}

/** A number in [0, 1) with 32 bits of resolution, for jitter; never for secrets. */
export function fraction(random: Random): number {
  const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4);
  return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32;
}
