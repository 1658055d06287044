import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { format } from "prettier";
import { median, quantile, rounded } from "./statistics.ts";
import type { StepSample } from "./steps.ts";
import type { Taken } from "./timed-process.ts";

/** Everything that was measured in one run. */
export interface StepsMeasured {
  readonly delayMs: number;
  readonly bare: readonly Taken[];
  readonly steps: ReadonlyMap<string, readonly StepSample[]>;
  readonly sealMs: readonly number[];
  readonly simulation: { readonly perSecond: number };
}

/** How many times its lower bound a step may take. */
const LIMITS: ReadonlyMap<string, number> = new Map([
  ["create", 1.4],
  ["rotate", 1.4],
]);

const DOCUMENT = join(import.meta.dirname, "../docs/benchmarks.md");
const PLACE = /(<!-- steps -->\n)[^]*?(<!-- \/steps -->)/;

/** Prints the tables, and puts them into the document on demand. A limit that is passed ends the process with 1. */
export async function reportSteps(
  measured: StepsMeasured,
  { write }: { readonly write: boolean },
): Promise<void> {
  const text = await format(tablesOf(measured), { parser: "markdown" });
  console.log(text);
  if (write)
    writeFileSync(
      DOCUMENT,
      readFileSync(DOCUMENT, "utf8").replace(
        PLACE,
        (_, start: string, end: string) => `${start}\n${text}\n${end}`,
      ),
    );
  const slow = [...LIMITS].filter(([name, limit]) => !(timesTheLeast(measured, name) <= limit));
  for (const [name, limit] of slow) console.error(`${name} takes more than ${limit} × its lower bound.`);
  if (slow.length > 0) process.exitCode = 1;
}

function tablesOf(measured: StepsMeasured): string {
  const { bare, delayMs, sealMs, simulation } = measured;
  const rows = [...measured.steps.keys()].map((name) => rowOf(measured, name));
  return [
    `${bare.length} rounds, ${delayMs} ms added to every answer, Node ${process.versions.node} on ${availableParallelism()} × ${cpus()[0]?.model ?? "an unknown processor"}. Medians; from the 10th to the 90th percentile in brackets.`,
    "",
    "| step | round trips | wall time, ms | CPU, ms | lower bound, ms | wall ÷ lower bound |",
    "| --- | --- | --- | --- | --- | --- |",
    `| bare Node | | ${spread(bare.map(({ wallMs }) => wallMs))} | ${spread(bare.map(({ cpuMs }) => cpuMs))} | | |`,
    ...rows,
    "",
    "| part | |",
    "| --- | --- |",
    `| sealing a key | ${spread(sealMs)} ms |`,
    `| simulation, one thread | ${Math.round(simulation.perSecond).toLocaleString("en")} schedules a second |`,
  ].join("\n");
}

function rowOf(measured: StepsMeasured, name: string): string {
  const samples = measured.steps.get(name) ?? [];
  const cells = [
    name,
    [...new Set(samples.map(({ trips }) => trips))].join(" or "),
    spread(samples.map(({ wallMs }) => wallMs)),
    spread(samples.map(({ cpuMs }) => cpuMs)),
    String(rounded(leastOf(measured, name))),
    String(rounded(timesTheLeast(measured, name))),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The round trips that have to come one after another, and a start of Node. */
function leastOf({ steps, bare, delayMs }: StepsMeasured, name: string): number {
  const trips = median((steps.get(name) ?? []).map((sample) => sample.trips));
  return trips * delayMs + median(bare.map(({ wallMs }) => wallMs));
}

function timesTheLeast(measured: StepsMeasured, name: string): number {
  const wallMs = median((measured.steps.get(name) ?? []).map((sample) => sample.wallMs));
  return wallMs / leastOf(measured, name);
}

function spread(values: readonly number[]): string {
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => rounded(quantile(values, share)));
  return `${middle} (${low}–${high})`;
}
