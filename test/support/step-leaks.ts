import { scanForSecrets, type Wanted } from "../../src/sandbox/leak-scan.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import type { StepRecord } from "./action-process.ts";
import { SECRET, type Place } from "./place.ts";

/** Where one of the secrets can be read in what a step left behind: `<place>: <label>`. */
export function leaksOf(end: StepRecord, wanted: readonly Wanted[]): readonly string[] {
  const captured = Object.entries(placesOf(end)).map(([place, content]) => ({ place, content }));
  return scanForSecrets(captured, wanted).leaks.map(({ place, secret }) => `${place}: ${secret}`);
}

/** Every credential of the place, and every value so far that stands for a minted key. */
export function secretsOf({ mesh, githubToken, builtInToken }: Place): readonly Wanted[] {
  return [
    { label: "the admin key", value: mesh.adminKey },
    { label: "the GitHub token", value: githubToken },
    { label: "the built-in token", value: builtInToken },
    ...[...mesh.minted].map(([value, keyId]) => ({ label: keyId, value: new Sensitive(value) })),
    ...[...mesh.idempotencyKeys].map((value) => ({
      label: "an idempotency key",
      value: new Sensitive(value),
    })),
  ];
}

/** `export-env` puts the key into `GITHUB_ENV` by order; everywhere else it has no business. */
function placesOf({ raw, log, annotations, outputs, files }: StepRecord): Record<string, string> {
  const unmasked = raw.stdout.split("\n").filter((line) => !line.startsWith("::add-mask::"));
  const { env, ...otherFiles } = files;
  const unasked = env.split("\n").filter((_line, index, lines) => !isExportOfKey(lines[index - 1]));
  return {
    ...{ stdout: unmasked.join("\n"), stderr: raw.stderr, log },
    ...{ annotations: JSON.stringify(annotations), outputs: JSON.stringify(outputs) },
    ...otherFiles,
    env: unasked.join("\n"),
  };
}

function isExportOfKey(line: string | undefined): boolean {
  return line?.startsWith(`${SECRET}<<`) === true;
}
