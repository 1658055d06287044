import { derivedForms } from "../values/derived-forms.ts";
import type { Sensitive } from "../values/sensitive.ts";

/** A secret to look for; the label is what a finding calls it. */
export interface Wanted {
  readonly label: string;
  readonly value: Sensitive;
}

/** Something that was written down or sent on: a log, an output, a file. */
export interface Captured {
  /** Where it was found, for people. */
  readonly place: string;
  readonly content: string | Uint8Array;
}

export interface Leak {
  readonly place: string;
  /** {@link Wanted.label} */
  readonly secret: string;
  /** Where in the content the first of its forms begins, in bytes. */
  readonly offset: number;
}

export interface ScanResult {
  readonly bytes: number;
  readonly secrets: number;
  readonly leaks: readonly Leak[];
}

/**
 * Looks for every secret in every byte, in all the forms in which one is likely to turn up: as it is, base64 at its
 * three shifts, base64url, hex, URL- and JSON-escaped (spec: rotation.md, "How it is proven").
 */
export function scanForSecrets(captured: Iterable<Captured>, wanted: Iterable<Wanted>): ScanResult {
  const secrets = distinct(wanted);
  const leaks: Leak[] = [];
  let bytes = 0;
  for (const { place, content } of captured) {
    const buffer = typeof content === "string" ? Buffer.from(content, "utf8") : Buffer.from(content);
    bytes += buffer.length;
    for (const { label, forms } of secrets) {
      const offset = firstOf(buffer, forms);
      if (offset >= 0) leaks.push({ place, secret: label, offset });
    }
  }
  return { bytes, secrets: secrets.length, leaks };
}

/** As the last line of a story says it. */
export function describeScan({ bytes, secrets, leaks }: ScanResult): string {
  return `scanned ${count(bytes, "byte")} for ${count(secrets, "secret")}: ${leaks.length} found`;
}

function count(number: number, what: string): string {
  return `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;
}

interface Needles {
  readonly label: string;
  readonly forms: readonly Buffer[];
}

/** @throws RangeError for a secret too short to be told from other text: such a scan would prove nothing. */
function distinct(wanted: Iterable<Wanted>): Needles[] {
  const byValue = new Map<string, Needles>();
  for (const { label, value } of wanted) {
    const forms = derivedForms(value).map((form) => Buffer.from(form, "utf8"));
    if (forms.length === 0) throw new RangeError(`The secret "${label}" is too short to look for.`);
    byValue.set(value.reveal(), { label, forms });
  }
  return [...byValue.values()];
}

function firstOf(buffer: Buffer, forms: readonly Buffer[]): number {
  const offsets = forms.map((form) => buffer.indexOf(form)).filter((offset) => offset >= 0);
  return offsets.length === 0 ? -1 : Math.min(...offsets);
}
