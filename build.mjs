// Bundles src/ into dist/: CommonJS, because it starts fastest, with one chunk for every `import()` in the sources, so
// that a start reads only what it needs. Then compiles the shipped playbooks with the loader just built.
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
// Built aside and then put in place, so that a build that fails leaves the last good one.
const dist = join(root, `.dist-${process.pid}`);
const packages = new Set();
const chunkOf = (file) =>
  file
    .slice(join(root, "src").length + 1)
    .replace(/^chunks\/|\.ts$/g, "")
    .replaceAll("/", "-");

/** Every file that is imported lazily becomes an entry of its own; what two chunks share is in both. */
async function bundle() {
  const entries = ["main.ts", "chunks/start.ts", "system/completion.ts", "playbook/compile.ts", "chunks/build.ts"];
  const waiting = entries.map((name) => join(root, "src", name));
  const built = new Set();
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const about = jsonValues({ NAME: name, VERSION: version, BUILD: fingerprint() });
  const page = await bundlePage();
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (built.has(entry)) continue;
    built.add(entry);
    const { metafile } = await build({
      entryPoints: [entry],
      outfile: join(dist, `${chunkOf(entry)}.cjs`),
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20.17",
      // An import() becomes a require(): it spares a start the whole of Node's loader for ES modules.
      supported: { "dynamic-import": false },
      minifySyntax: true,
      minifyWhitespace: true,
      minifyIdentifiers: true,
      legalComments: "none",
      ...(chunkOf(entry) === "main" ? { banner: { js: "#!/usr/bin/env node" } } : {}),
      define: { "process.env.NODE_ENV": '"production"', ...about, ...page },
      logLevel: "warning",
      metafile: true,
      plugins: [
        {
          name: "chunks",
          setup: (b) => splitAtDynamicImports(b, waiting),
        },
        { name: "spare-commander", setup: spareCommander },
        { name: "spare-zod", setup: spareZod },
      ],
    });
    escapeUnicode(join(dist, `${chunkOf(entry)}.cjs`));
    for (const [input, { bytesInOutput }] of Object.values(metafile.outputs).flatMap(({ inputs }) =>
      Object.entries(inputs),
    )) {
      const inPackage = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
      if (inPackage && bytesInOutput > 0) packages.add(inPackage[0]);
    }
  }
}

/**
 * What is left of Unicode stands in regular expressions. A text of ASCII alone is read without being decoded, and takes
 * V8 half the memory.
 */
function escapeUnicode(file) {
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replace(/[^\x00-\x7f]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}

/** The script and the style of the page that `playbook graph --format html` writes, for browsers of the last years. */
async function bundlePage() {
  const { outputFiles } = await build({
    entryPoints: [join(root, "src/page/page.ts"), join(root, "src/page/page.css")],
    outdir: dist,
    write: false,
    bundle: true,
    format: "iife",
    target: ["es2022", "safari16.4"],
    minify: true,
    legalComments: "none",
    logLevel: "warning",
  });
  const [script, style] = [".js", ".css"].map((ending) => outputFiles.find(({ path }) => path.endsWith(ending)).text);
  const packed = gzipSync(JSON.stringify({ script, style }), { level: 9 }).toString("base64");
  return jsonValues({ PAGE: packed });
}

const jsonValues = (named) =>
  Object.fromEntries(Object.entries(named).map(([name, value]) => [name, JSON.stringify(value)]));

/** Changes with the sources and the libraries, so that no cache outlives the program that filled it. */
function fingerprint() {
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.\w+$/.test(name),
  );
  const files = [...sources.sort().map((name) => join("src", name)), "build.mjs", "package.json", "package-lock.json"];
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest("hex").slice(0, 12);
}

function splitAtDynamicImports(builder, waiting) {
  builder.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
    if (kind !== "dynamic-import") return undefined;
    const file = resolve(resolveDir, path);
    waiting.push(file);
    return { path: `./${chunkOf(file)}.cjs`, external: true };
  });
}

/**
 * What commander need not load: it can start programs, which it is never asked to here and which would take an eighth of
 * a bare start; and `process` is at hand already.
 */
function spareCommander(builder) {
  builder.onResolve({ filter: /^node:(?:child_process|process)$/ }, ({ path, importer }) =>
    importer.includes("commander") ? { path, namespace: "spared" } : undefined,
  );
  builder.onLoad({ filter: /./, namespace: "spared" }, ({ path }) => ({
    contents: path === "node:process" ? "module.exports = process" : "",
  }));
}

/**
 * What zod need not load: the JSON Schema of playbooks is written once and shipped, and only a test makes it anew; and what
 * zod would say of a mistake is never shown.
 */
function spareZod(builder) {
  builder.onLoad({ filter: /zod.v4.core.(?:to-json-schema|json-schema-processors)\.js$/ }, () => ({
    contents: "module.exports = { createStandardJSONSchemaMethod: () => undefined }",
  }));
  builder.onLoad({ filter: /zod.v4.locales.en\.js$/ }, () => ({
    contents: "export default () => ({ localeError: () => undefined })",
  }));
}

function compilePlaybooks() {
  const { compile } = createRequire(import.meta.url)(join(dist, "playbook-compile.cjs"));
  const folder = join(root, "playbooks");
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  const sources = new Map(files.map((name) => [basename(name, ".yaml"), readFileSync(join(folder, name))]));
  mkdirSync(join(dist, "playbooks"), { recursive: true });
  for (const [name, stored] of compile(sources)) {
    const bytes = name === "gone-quiet" ? stored : gzipSync(stored, { level: 9 });
    writeFileSync(join(dist, "playbooks", `${name}.playbook`), bytes);
  }
  rmSync(join(dist, "playbook-compile.cjs"));
}

const unpack = (bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);

/** What Tab needs to know of the commands and the shipped playbooks, and the man page: both from the commands themselves. */
function describeCommands() {
  const { filesFrom } = createRequire(import.meta.url)(join(dist, "build.cjs"));
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const folder = join(dist, "playbooks");
  const stored = new Map(
    readdirSync(folder).map((name) => [basename(name, ".playbook"), unpack(readFileSync(join(folder, name)))]),
  );
  for (const [name, text] of filesFrom(version, stored)) writeFileSync(join(dist, name), text);
  // Both are read packed, and the package stays small.
  for (const name of ["followup.1", "completion-said.json"]) {
    writeFileSync(join(dist, `${name}.gz`), gzipSync(readFileSync(join(dist, name)), { level: 9 }));
    rmSync(join(dist, name));
  }
  escapeUnicode(join(dist, "commands.cjs"));
  rmSync(join(dist, "build.cjs"));
}

/** The licences of the libraries that are bundled, since whoever installs the package gets them with it: each text once. */
function collectLicences() {
  const holders = new Map();
  for (const folder of [...packages].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence file`);
    const text = readFileSync(join(root, folder, file), "utf8").trim();
    holders.set(text, [...(holders.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const texts = [...holders].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  writeFileSync(join(dist, "LICENSES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
}

const [place, last] = [join(root, "dist"), `${dist}-old`];
try {
  await bundle();
  chmodSync(join(dist, "main.cjs"), 0o755);
  compilePlaybooks();
  describeCommands();
  collectLicences();
  if (existsSync(place)) renameSync(place, last);
  renameSync(dist, place);
} finally {
  if (existsSync(last) && !existsSync(place)) renameSync(last, place);
  for (const folder of [dist, last]) rmSync(folder, { recursive: true, force: true });
}
