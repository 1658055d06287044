import { setup } from "./library/index.js";

await setup();
