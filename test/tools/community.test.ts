import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { ROOT } from "../unit/house/source-tree.ts";

interface Form {
  readonly body?: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes: {
      readonly label?: string;
      readonly description?: string;
      readonly placeholder?: string;
    };
  }[];
}

const forms = globSync(".github/ISSUE_TEMPLATE/*.yml", { cwd: ROOT })
  .filter((path) => !path.endsWith("config.yml"))
  .map((path) => ({ path, ...(parse(readFileSync(join(ROOT, path), "utf8")) as Form) }));

describe("an issue form", () => {
  test("never asks for a credential", () => {
    const asked = forms.flatMap(({ path, body = [] }) =>
      body
        .filter(({ type }) => type !== "markdown")
        .map(
          ({ id, attributes }) =>
            `${path}: ${id ?? ""} ${attributes.label ?? ""} ${attributes.placeholder ?? ""}`,
        ),
    );
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((text) => /\b(api.?)?key\b|token|secret|password|mesh_/i.test(text))).toEqual([]);
  });

  test("that takes a log says what not to paste, and where to find that", () => {
    const bug = forms.find(({ path }) => path.endsWith("bug.yml"));
    expect(JSON.stringify(bug)).toMatch(/SECURITY\.md says never to paste/);
    expect(readFileSync(join(ROOT, "SECURITY.md"), "utf8")).toContain("## What never to paste");
  });

  test("is the only way in, and vulnerabilities have a private one", () => {
    const config = readFileSync(join(ROOT, ".github/ISSUE_TEMPLATE/config.yml"), "utf8");
    expect(config).toContain("blank_issues_enabled: false");
    expect(config).toContain("/security/advisories/new");
  });
});
