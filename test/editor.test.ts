import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

type Message = { readonly id?: number; readonly method?: string; readonly params?: unknown; readonly result?: unknown };
type Diagnostic = { readonly message: string; readonly range: { readonly start: { readonly line: number } } };

const playbooks = fileURLToPath(new URL("../playbooks/", import.meta.url));

/** The real yaml-language-server, which is what VS Code and other editors run, spoken to as they do. */
class LanguageServer {
  readonly #process: ChildProcess;
  readonly #waiting = new Set<(message: Message) => void>();
  #read = Buffer.alloc(0);
  #lastId = 0;

  constructor() {
    const server = createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server");
    this.#process = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "ignore"] });
    this.#process.stdout?.on("data", (bytes: Buffer) => this.#take(bytes));
  }

  async request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    const reply = this.next((message) => message.id === id && message.method === undefined);
    this.#send({ id, method, params });
    return (await reply).result;
  }

  tell(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** The next message from the server that fits. */
  next(fits: (message: Message) => boolean): Promise<Message> {
    return new Promise((resolve) => {
      const look = (message: Message) => {
        if (!fits(message)) return;
        this.#waiting.delete(look);
        resolve(message);
      };
      this.#waiting.add(look);
    });
  }

  end(): void {
    this.#process.kill();
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#process.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #take(bytes: Buffer): void {
    this.#read = Buffer.concat([this.#read, bytes]);
    for (;;) {
      const head = /Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/.exec(this.#read.toString("latin1"));
      const end = head === null ? Number.POSITIVE_INFINITY : head.index + head[0].length + Number(head[1]);
      if (head === null || this.#read.length < end) return;
      const message = JSON.parse(this.#read.subarray(head.index + head[0].length, end).toString("utf8")) as Message;
      this.#read = this.#read.subarray(end);
      // What the server asks of the editor, such as its settings, is answered with nothing.
      if (message.id !== undefined && message.method !== undefined)
        this.#send({ id: message.id, result: null } as Message);
      for (const look of this.#waiting) look(message);
    }
  }
}

describe("an editor with yaml-language-server", () => {
  let server: LanguageServer;

  beforeAll(async () => {
    server = new LanguageServer();
    await server.request("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(playbooks).href,
      capabilities: {},
    });
    server.tell("initialized", {});
    // As an editor has it from the start, but for the catalogue of schemas, which is on the network.
    const yaml = { validate: true, completion: true, schemaStore: { enable: false } };
    server.tell("workspace/didChangeConfiguration", { settings: { yaml } });
  });
  afterAll(() => server.end());

  const uriOf = (name: string) => pathToFileURL(`${playbooks}${name}`).href;

  function open(name: string, text: string): void {
    server.tell("textDocument/didOpen", { textDocument: { uri: uriOf(name), languageId: "yaml", version: 1, text } });
  }

  /** What the server says of a file as soon as that fits. */
  async function diagnosed(
    name: string,
    fits: (found: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    const told = await server.next(({ method, params }) => {
      const { uri, diagnostics = [] } = (params ?? {}) as { uri?: string; diagnostics?: Diagnostic[] };
      return method === "textDocument/publishDiagnostics" && uri === uriOf(name) && fits(diagnostics);
    });
    return (told.params as { diagnostics: Diagnostic[] }).diagnostics;
  }

  const shipped = readFileSync(`${playbooks}save-face.yaml`, "utf8");
  const broken = shipped.replace("channel: voicemail", "channel: pigeon").replace("summary:", "sumary:");

  it("marks the line of what is wrong in a broken playbook", async () => {
    open("broken.yaml", broken);
    const found = await diagnosed("broken.yaml", (all) => all.length > 0);
    const line = broken.split("\n").findIndex((each) => each.includes("channel: pigeon"));
    expect(found).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining("voicemail"),
        range: expect.objectContaining({ start: expect.objectContaining({ line }) }),
      }),
    );
    expect(found.map(({ message }) => message).join()).toContain("sumary");
  });

  it("has nothing left to say once it is what ships", async () => {
    open("mended.yaml", broken);
    await diagnosed("mended.yaml", (all) => all.length > 0);
    server.tell("textDocument/didChange", {
      textDocument: { uri: uriOf("mended.yaml"), version: 2 },
      contentChanges: [{ text: shipped }],
    });
    expect(await diagnosed("mended.yaml", (all) => all.length === 0)).toEqual([]);
  });

  it("offers what may stand where one types", async () => {
    const text = "# yaml-language-server: $schema=./playbook.schema.json\nmessages:\n  hello:\n    channel: \n";
    open("typing.yaml", text);
    const offered = (await server.request("textDocument/completion", {
      textDocument: { uri: uriOf("typing.yaml") },
      position: { line: 3, character: 13 },
    })) as { items: { label: string }[] };
    expect(offered.items.map(({ label }) => label)).toEqual(expect.arrayContaining(["voicemail", "email", "call"]));
  });
});
