import { defineConfig } from "vitest/config";

// Two processes, each shared by all of its files: most of them read the same modules, and keep nothing in them.
export default defineConfig({
  test: { include: ["test/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 2, isolate: false },
});
