export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that so great a share of them does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** In three digits, as more would be noise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
