import type { Sensitive } from "../values/sensitive.ts";
import { BrokenStory, outputOf, type DemoStage } from "./demo-stage.ts";
import { isAccepted, openStoredKey, readKeys } from "./stored-key.ts";
import type { RunResult } from "./workflow-runner/run-types.ts";

export function expectOutput(stage: DemoStage, result: RunResult, name: string, expected: string): void {
  const value = outputOf(result, name) ?? "not set";
  stage.check(`its output \`${name}\` is ${expected}`, value === expected, value);
}

/** @returns the value that the secret holds now. */
export async function expectWorkingKey(stage: DemoStage): Promise<Sensitive> {
  const key = openStoredKey(stage.playground);
  const accepted = key !== undefined && (await isAccepted(stage.playground, key));
  const claim = "MESH_API_KEY opens to a key that Mesh accepts";
  stage.check(claim, accepted, key === undefined ? "there is no such secret" : "Mesh refuses it");
  if (key === undefined) throw new BrokenStory();
  return key;
}

export async function expectAccepted(stage: DemoStage, key: Sensitive, claim: string): Promise<void> {
  stage.check(claim, await isAccepted(stage.playground, key), "it was refused");
}

export async function expectRefused(stage: DemoStage, key: Sensitive, claim: string): Promise<void> {
  stage.check(claim, !(await isAccepted(stage.playground, key)), "it was accepted");
}

/** What a key is now, in a word: {@link KeyState}. */
export async function stateOf(stage: DemoStage, keyId: string | undefined): Promise<string> {
  const keys = await readKeys(stage.playground);
  return keys.find((key) => key.keyId === keyId)?.state ?? "no such key";
}
