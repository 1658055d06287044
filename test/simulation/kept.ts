import { readdirSync, readFileSync } from "node:fs";
import type { Schedule } from "./schedule.ts";

/** A schedule that once broke a promise, shrunk, and what it found. */
export interface KeptSchedule {
  readonly file: string;
  readonly found: string;
  readonly schedule: Schedule;
}

const FOLDER = new URL("kept/", import.meta.url);

/** Schedules, not seeds: a seed means something else as soon as the world learns a new fault. */
export function keptSchedules(): KeptSchedule[] {
  return readdirSync(FOLDER)
    .toSorted()
    .map((file) => {
      const { found, schedule } = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as KeptSchedule;
      return { file, found, schedule };
    });
}
