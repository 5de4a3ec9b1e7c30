import tseslint from "typescript-eslint";

/** Rules that the compiler cannot state; each message says what to do instead. */
const effects = [
  { name: "console", message: "Only pipeline/log.ts writes to the console: report through a Reporter." },
  {
    name: "process",
    message: "Only pipeline/cli.ts and pipeline/log.ts touch the process: take what you need as an argument.",
  },
];

export default tseslint.config(
  { ignores: ["dist", "coverage", "data", "test/fixtures"] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-ignore": true, "ts-nocheck": true, "ts-expect-error": true },
      ],
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "no-empty": ["error", { allowEmptyCatch: false }],
      eqeqeq: "error",
    },
  },
  {
    files: ["pipeline/**/*.ts"],
    ignores: ["pipeline/cli.ts", "pipeline/log.ts"],
    rules: { "no-restricted-globals": ["error", ...effects] },
  },
  {
    files: [
      "pipeline/[1-9]-*/**/*.ts",
      "pipeline/engine/**/*.ts",
      "pipeline/rules/**/*.ts",
      "pipeline/audit/**/*.ts",
    ],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "Math",
          property: "random",
          message: "Randomness is an argument: draw from pipeline/lib/random.ts.",
        },
        { object: "Date", property: "now", message: "Time is an argument: take a Clock." },
      ],
    },
  },
  { files: ["**/*.mjs"], ...tseslint.configs.disableTypeChecked },
);
