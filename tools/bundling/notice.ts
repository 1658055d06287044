import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package whose code is part of `dist/`. */
export interface BundledPackage {
  readonly name: string;
  /** Absolute path of its folder below node_modules. */
  readonly folder: string;
}

/**
 * The licences of everything in the bundle, in the order of the packages' names.
 *
 * Written from the packages that the bundler took, since its own list leaves some out.
 *
 * @throws Error when a package says nothing about its licence.
 */
export function writeNotice(packages: readonly BundledPackage[]): string {
  const head = "The files in this folder contain code of these packages.\n";
  // Sorted by code unit: `localeCompare` would sort by the language of the machine that builds.
  return [head, ...packages.map(describePackage).sort()].join(`\n${"-".repeat(80)}\n\n`);
}

function describePackage({ name, folder }: BundledPackage): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    version: string;
    license?: string;
  };
  const texts = licenceTexts(folder);
  if (manifest.license === undefined && texts.length === 0) {
    throw new Error(`${name} is bundled and says nothing about its licence.`);
  }
  const title = `${name} ${manifest.version}${manifest.license ? ` (${manifest.license})` : ""}\n`;
  return [title, ...texts].join("\n");
}

function licenceTexts(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)([.-].*)?$/i.test(file))
    .sort()
    .map((file) => `${readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim()}\n`);
}
