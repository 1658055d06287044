/**
 * `npm run bench`: everything; `-- steps` or `-- service` one part. With `--write` the table of the steps goes into
 * docs/benchmarks.md; `--rounds 5` is quicker and says less. Nothing else should run on the machine meanwhile.
 */
import { parseArgs } from "node:util";

const PARTS = ["steps", "service"] as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false }, rounds: { type: "string", default: "21" } },
});
const rounds = Number(values.rounds);
const unknown = positionals.filter((name) => !PARTS.some((part) => part === name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}: ${PARTS.join(" and ")} are what is measured.`);
  process.exitCode = 1;
} else if (!Number.isInteger(rounds) || rounds < 1) {
  console.error("--rounds takes a whole number from 1 on.");
  process.exitCode = 1;
} else {
  const wanted = (part: (typeof PARTS)[number]): boolean =>
    positionals.length === 0 || positionals.includes(part);
  if (wanted("steps")) await (await import("./steps.ts")).benchSteps({ write: values.write, rounds });
  if (wanted("service")) await (await import("./service.ts")).benchService();
}
