import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/seed.ts"],
    // only to end what hangs: a slow or busy machine may take ten times as long as a developer's
    testTimeout: 180_000,
    hookTimeout: 180_000,
    coverage: { include: ["pipeline/**/*.ts", "schemas/**/*.ts"] },
  },
});
