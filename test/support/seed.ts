import fc from "fast-check";

/**
 * Property tests draw the same cases in every run, so that what fails, fails for everybody and not by chance. To look further,
 * give another seed: HIVTG_TEST_SEED=7 npx vitest run test/rules
 */
fc.configureGlobal({ seed: Number(process.env["HIVTG_TEST_SEED"] ?? 1) });
