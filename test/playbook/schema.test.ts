import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { jsonSchema } from "../../src/playbook/schema.ts";

type Schema = {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly string[];
};

const schema = jsonSchema() as Schema;

/** A schema's properties at all depths, by their way: `tree.*.when`. */
function* properties(from: Schema, way = ""): Generator<readonly [string, Schema]> {
  for (const [key, inner] of Object.entries(from.properties ?? {})) {
    yield [`${way}${key}`, inner];
    yield* properties(inner, `${way}${key}.`);
  }
  const inner = [...(from.anyOf ?? []), ...(from.oneOf ?? []), ...(from.items ? [from.items] : [])];
  for (const each of inner) yield* properties(each, way);
  if (typeof from.additionalProperties === "object") yield* properties(from.additionalProperties, `${way}*.`);
}

describe("playbook.schema.json", () => {
  it("is what the shape says; `npx vitest run test/playbook/schema -u` writes it anew", async () => {
    await expect(`${JSON.stringify(jsonSchema())}\n`).toMatchFileSnapshot("../../playbooks/playbook.schema.json");
  });

  it("tells an editor what each key is for", () => {
    const bare = [...properties(schema)].filter(([, { description }]) => description === undefined);
    expect(bare.map(([way]) => way)).toEqual([]);
  });

  it("knows every key of the format", () => {
    const ways = new Set([...properties(schema)].map(([way]) => way));
    expect([...ways].sort()).toMatchSnapshot();
  });

  it("is named by every playbook that ships", () => {
    const text = readFileSync(new URL("../../playbooks/gone-quiet.yaml", import.meta.url), "utf8");
    expect(text.split("\n", 1)[0]).toBe("# yaml-language-server: $schema=./playbook.schema.json");
  });
});
