import type { Sensitive } from "../../values/sensitive.ts";
import { encodedForms } from "./value-encodings.ts";

const MASK = "***";

/**
 * Replaces secrets in text exactly as far as GitHub's runner does, and no further: a leak that it would let
 * through stays visible (source: actions/runner, `SecretMasker`; spec: github-secrets.md, "Masking on the runner").
 */
export class Masker {
  readonly #originals = new Set<string>();
  readonly #patterns = new Set<string>();

  /** How many values were given to mask, their derived forms not counted. */
  get size(): number {
    return this.#originals.size;
  }

  /** A secret of the job: masked whole and line by line, trimmed, before anything is printed. */
  addSecret(secret: Sensitive): void {
    this.addMask(secret.reveal().trim());
  }

  /** The value of an `::add-mask::` command: masked whole and by each non-empty trimmed line. */
  addMask(value: string): void {
    this.#add(value);
    for (const line of value.split(/[\r\n]+/)) this.#add(line.trim());
  }

  /** The text with every stretch that touches a masked value replaced by a single `***`. */
  mask(text: string): string {
    let masked = "";
    let position = 0;
    for (const region of mergeRegions(this.#regionsIn(text))) {
      masked += text.slice(position, region.start) + MASK;
      position = region.end;
    }
    return masked + text.slice(position);
  }

  /** Whether the runner would find something to hide in the text. */
  hides(text: string): boolean {
    return this.#regionsIn(text).length > 0;
  }

  #add(value: string): void {
    if (value === "" || this.#originals.has(value)) return;
    this.#originals.add(value);
    this.#patterns.add(value);
    for (const form of encodedForms(value)) this.#patterns.add(form);
  }

  #regionsIn(text: string): Region[] {
    const regions: Region[] = [];
    for (const pattern of this.#patterns) {
      // One step further, not behind the match: a value may overlap itself.
      for (let start = text.indexOf(pattern); start >= 0; start = text.indexOf(pattern, start + 1)) {
        regions.push({ start, end: start + pattern.length });
      }
    }
    return regions;
  }
}

interface Region {
  readonly start: number;
  readonly end: number;
}

/** Overlapping and touching regions become one. */
function mergeRegions(regions: readonly Region[]): readonly Region[] {
  const merged: Region[] = [];
  for (const region of regions.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || region.start > last.end) merged.push(region);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, region.end) };
  }
  return merged;
}
