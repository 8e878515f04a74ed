import * as z from "zod";

/** The shapes that a `oneOf` stands for. */
export const variantsOf = new WeakMap<z.core.$ZodType, readonly z.ZodType[]>();

/**
 * One of several shapes, told apart by a look at the value. Zod's own union reports all of them when none fits; this
 * reports what the intended one lacks. `anyOf` in the JSON Schema.
 */
export function oneOf<Shapes extends Record<string, z.ZodType>>(
  shapes: Shapes,
  pick: (value: unknown) => keyof Shapes,
): z.ZodType<z.infer<Shapes[keyof Shapes]>> {
  const schema = z.custom<z.infer<Shapes[keyof Shapes]>>().check((context) => {
    const result = (shapes[pick(context.value)] as z.ZodType).safeParse(context.value);
    for (const issue of result.error?.issues ?? [])
      context.issues.push({ ...issue, input: context.value } as z.core.$ZodRawIssue);
  });
  variantsOf.set(schema, Object.values(shapes));
  return schema;
}

/** A key of a value that may be no object at all. */
export const has = (value: unknown, key: string): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, key);
