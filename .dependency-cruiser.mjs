/**
 * The boundaries of the tree, each with a sentence of advice. cli -> commands -> stages -> a stage -> rules, engine, lib -> schemas.
 * @type {import("dependency-cruiser").IConfiguration}
 */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that import each other are one file or three: move what both need into a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "stages-meet-in-files",
      comment:
        "A stage never imports another: write what the next one needs into this stage's records (schemas/).",
      severity: "error",
      from: { path: "^pipeline/([1-9]-[^/]+)/" },
      to: { path: "^pipeline/[1-9]-", pathNot: "^pipeline/$1/" },
    },
    {
      name: "schemas-import-zod-only",
      comment: "A schema says what a record is; move behaviour to pipeline/lib.",
      severity: "error",
      from: { path: "^schemas/" },
      to: { pathNot: "^(schemas/|node_modules/zod/)" },
    },
    {
      name: "lib-stands-alone",
      comment: "lib knows nothing of stages, engines or rules: pass what it needs as an argument.",
      severity: "error",
      from: { path: "^pipeline/lib/" },
      to: { path: "^pipeline/(?!lib/)" },
    },
    {
      name: "engines-and-rules-know-lib-only",
      comment:
        "Engines answer, rules check: neither knows stages, commands or each other. Shared code goes to pipeline/lib.",
      severity: "error",
      from: { path: "^pipeline/(engine|rules)/" },
      to: { path: "^pipeline/(?!lib/|$1/)" },
    },
    {
      name: "audit-reads-only",
      comment: "An audit judges from outside: it uses rules and lib, and never what makes the data.",
      severity: "error",
      from: { path: "^pipeline/audit/" },
      to: { path: "^pipeline/(?!audit/|rules/|lib/)" },
    },
    {
      name: "stages-do-not-know-commands",
      comment: "A stage gets its settings and effects through StageEnvironment.",
      severity: "error",
      from: { path: "^pipeline/[1-9]-" },
      to: { path: "^pipeline/(commands/|cli\\.ts|log\\.ts|stages\\.ts|run\\.ts|open-run\\.ts|config\\.ts)" },
    },
    {
      name: "only-cli-logs",
      comment: "Report through a Reporter; log.ts is how the command line shows it.",
      severity: "error",
      from: { pathNot: "^pipeline/(cli|log)\\.ts$" },
      to: { path: "^pipeline/log\\.ts$" },
    },
    {
      name: "openai-in-one-file",
      comment: "Ask through engine.ts; the client library lives behind one file so that it can be replaced.",
      severity: "error",
      from: { pathNot: "^pipeline/engine/openai/client\\.ts$" },
      to: { path: "^node_modules/openai/" },
    },
    {
      name: "ffmpeg-in-one-file",
      comment:
        "Ask for frames through the one file that wraps fluent-ffmpeg: it is unmaintained and will be replaced.",
      severity: "error",
      from: { pathNot: "^pipeline/lib/video-frames\\.ts$" },
      to: { path: "^node_modules/fluent-ffmpeg/" },
    },
    {
      name: "files-through-lib",
      comment:
        "Read and write through pipeline/lib/files.ts and ndjson.ts: atomic, bounded, with errors that name the file.",
      severity: "error",
      from: { pathNot: "^pipeline/(lib/(files|ndjson|package)|run)\\.ts$" },
      to: { path: "^(node:)?fs(/promises)?$" },
    },
    {
      name: "no-development-dependencies",
      comment: "What the tool needs at run time belongs in dependencies.",
      severity: "error",
      from: { path: "^(pipeline|schemas)/" },
      to: { dependencyTypes: ["npm-dev"] },
    },
    {
      name: "no-unresolved",
      comment: "The import leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-orphans",
      comment: "Nobody imports this file: delete it, or wire it up.",
      severity: "error",
      from: { orphan: true, path: "^(pipeline|schemas)/" },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
