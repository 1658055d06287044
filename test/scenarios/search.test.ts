import { describe, expect, test } from "@jest/globals";
import { derivedForms } from "../../src/values/derived-forms.ts";
import type { StepRecord } from "../support/action-process.ts";
import { aMeshKey } from "../support/credentials.ts";
import { leaksOf } from "../support/step-leaks.ts";

const KEY = aMeshKey("planted");
const WANTED = [{ label: "the key", value: KEY }];

function aRecord(parts: Partial<StepRecord> = {}): StepRecord {
  return {
    exit: { kind: "exited", code: 0 },
    raw: { stdout: "", stderr: "" },
    ...{ log: "", annotations: [], outputs: {}, exported: {}, hides: () => false },
    files: { output: "", env: "", state: "", path: "", step_summary: "" },
    ...parts,
  };
}

describe("the search for secrets that ends every story", () => {
  const places: readonly [string, (text: string) => Partial<StepRecord>][] = [
    ["stdout", (text) => ({ raw: { stdout: `before\n${text}\nafter`, stderr: "" } })],
    ["stderr", (text) => ({ raw: { stdout: "", stderr: text } })],
    ["log", (text) => ({ log: text })],
    ["outputs", (text) => ({ outputs: { "key-id": text } })],
    ...(["output", "env", "state", "path", "step_summary"] as const).map(
      (file): [string, (text: string) => Partial<StepRecord>] => [
        file,
        (text) => ({ files: { ...aRecord().files, [file]: text } }),
      ],
    ),
  ];

  test.each(places)("finds a key in %s, in every form", (place, planted) => {
    for (const form of derivedForms(KEY))
      expect(leaksOf(aRecord(planted(`x${form}y`)), WANTED)).toEqual([`${place}: the key`]);
  });

  test("lets masks pass, which are how the runner learns of a key", () => {
    expect(leaksOf(aRecord({ raw: { stdout: `::add-mask::${KEY.reveal()}`, stderr: "" } }), WANTED)).toEqual(
      [],
    );
  });

  test("lets the key pass in the variable that `export-env` sets, and in no other", () => {
    const env = (name: string): StepRecord =>
      aRecord({ files: { ...aRecord().files, env: `${name}<<end\n${KEY.reveal()}\nend\n` } });
    expect(leaksOf(env("MESH_API_KEY"), WANTED)).toEqual([]);
    expect(leaksOf(env("OTHER"), WANTED)).toEqual(["env: the key"]);
  });
});
