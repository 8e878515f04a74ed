// What the tests import as "vitest" in a mutation run; `runner.mjs` puts it there before it loads them.
export const { describe, expect, it, test } = globalThis.testsUnderMutation;
