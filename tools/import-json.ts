import { registerHooks } from "node:module";

/**
 * GitHub's packages import .json files without saying so, as bundlers allow and Node does not: this says it for them.
 */
export function importJsonAsModules(): void {
  registerHooks({
    load: (url, context, nextLoad) =>
      url.endsWith(".json")
        ? nextLoad(url, { ...context, importAttributes: { ...context.importAttributes, type: "json" } })
        : nextLoad(url, context),
  });
}
