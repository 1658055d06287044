import { randomBytes } from "node:crypto";
import { seal } from "../src/sealing/sealed-box.ts";
import { Sensitive } from "../src/values/sensitive.ts";
import { runCampaign } from "../test/simulation/campaign.ts";

const SEALS = 2_000;
const SCHEDULES = 2_000;

/** @returns milliseconds that each of many sealed boxes took */
export async function measureSealing(): Promise<readonly number[]> {
  const { default: sodium } = await import("libsodium-wrappers");
  const { publicKey } = sodium.crypto_box_keypair();
  const forSealingKey = {
    sealingKeyId: "012345678912345678",
    publicKey: Buffer.from(publicKey).toString("base64"),
  };
  const value = new Sensitive(randomBytes(32).toString("hex"));
  const sealMs: number[] = [];
  for (let index = 0; index < SEALS; index += 1) {
    const beganMs = performance.now();
    await seal(value, forSealingKey);
    sealMs.push(performance.now() - beganMs);
  }
  return sealMs;
}

/** Schedules of the simulation that one thread plays in a second, every promise checked after every step. */
export async function measureSimulation(): Promise<{ readonly perSecond: number }> {
  const campaign = { kept: false, step: 1, stopAtViolation: true };
  await runCampaign({ ...campaign, first: 0, end: 200 });
  const startedMs = performance.now();
  const { played } = await runCampaign({ ...campaign, first: 1_000, end: 1_000 + SCHEDULES });
  return { perSecond: (played * 1_000) / (performance.now() - startedMs) };
}
