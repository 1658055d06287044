/** Node strips the types itself, so jest needs no transform (docs: jest "ECMAScript Modules"). */
export default {
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts"],
  transform: {},
  coverageProvider: "v8",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  testTimeout: 20_000,
  // What is built there carries the same package name.
  modulePathIgnorePatterns: ["<rootDir>/build"],
};
