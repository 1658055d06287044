import { revoke } from "./library/index.js";

await revoke();
