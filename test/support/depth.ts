import type { Exchange } from "./servers.ts";

/**
 * How many requests had to wait for one another. One depends on another if it started after the other's answer had gone
 * out.
 */
export function sequentialDepth(exchanges: readonly Exchange[]): number {
  const depths = new Map<Exchange, number>();
  for (const exchange of exchanges.toSorted((a, b) => a.started - b.started)) {
    const before = [...depths].filter(([{ ended }]) => ended !== undefined && ended < exchange.started);
    depths.set(exchange, 1 + Math.max(0, ...before.map(([, depth]) => depth)));
  }
  return Math.max(0, ...depths.values());
}
