import type { Cli } from "../cli.ts";

export async function doctor(_cli: Cli): Promise<number> {
  return 1;
}
