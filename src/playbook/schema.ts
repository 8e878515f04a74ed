import * as z from "zod";
import { playbookShape } from "./shape.ts";
import { variantsOf } from "./variants.ts";

/** The content of `playbook.schema.json`, for editors. In a file of its own, since no call needs it: it ships as made. */
export function jsonSchema(): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "A followup playbook",
    ...toJsonSchema(playbookShape),
  };
}

/** JSON Schema from the definition, with `oneOf` written as `anyOf`. */
function toJsonSchema(schema: z.ZodType): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    target: "draft-7",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const variants = variantsOf.get(zodSchema);
      if (variants) jsonSchema.anyOf = variants.map((variant) => toJsonSchema(variant) as z.core.JSONSchema.JSONSchema);
    },
  });
  return rest;
}
