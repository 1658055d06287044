import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import { BANNED_NAMES, selectorFor } from "./tools/banned-names.ts";

const NO_DEFAULT_EXPORT = {
  selector: "ExportDefaultDeclaration",
  message: "Export a name: it stays the same wherever it is imported.",
};

const NO_ENUM = { selector: "TSEnumDeclaration", message: "Write a union of string literals." };

const BANNED = BANNED_NAMES.map(({ name, instead }) => ({
  selector: selectorFor(name),
  message: `\`${name}\` belongs to src/platform/. Use ${instead}.`,
}));

const NO_FOCUSED_TEST = {
  selector: "MemberExpression[object.name=/^(test|describe|it)$/][property.name='only']",
  message: "The others would be left out.",
};

export default defineConfig(
  { ignores: ["build/", "dist/", "coverage/", "mesh-data/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // `void expression` marks a promise that is left alone on purpose; numbers and instants are printed often.
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }], // code points are what is meant
      "@typescript-eslint/no-unsafe-enum-assignment": "off", // slow, and there are no enums
      "@typescript-eslint/require-await": "off", // a port's method is async, whether this adapter waits or not
      // A flat switch over a union is one decision, however many kinds there are.
      complexity: ["error", { max: 12, variant: "modified" }],
      eqeqeq: "error",
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": ["error", NO_ENUM],
    },
  },
  { files: ["src/**"], rules: { "no-restricted-syntax": ["error", NO_ENUM, NO_DEFAULT_EXPORT, ...BANNED] } },
  { files: ["src/platform/**"], rules: { "no-restricted-syntax": ["error", NO_ENUM, NO_DEFAULT_EXPORT] } },
  {
    files: ["test/**"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off", // an undefined there fails the test
      "max-lines-per-function": "off", // a describe block is as long as what it describes
      "no-restricted-syntax": ["error", NO_ENUM, NO_FOCUSED_TEST],
    },
  },
);
