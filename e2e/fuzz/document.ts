/** What JSON Schema says of a value, as far as the document of the API uses it. */
export type Schema = {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema | boolean;
  prefixItems?: Schema[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
};

type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema };
type Content = Record<string, { schema: Schema }>;

type Described = {
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { content: Content }>;
};

export type Document = {
  components: { schemas: Record<string, Schema> };
  paths: Record<string, Record<string, Described>>;
};

/** One method of one path, such as `POST /api/desks/{desk}/cases`. */
export type Operation = Described & { name: string; method: string; path: string };

const order = ['GET', 'POST', 'PATCH', 'DELETE'];

/** Those that end something come last, so that there is something to ask for until then. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([key, described]) => {
        const method = key.toUpperCase();
        return { ...described, name: `${method} ${path}`, method, path };
      }),
    )
    .sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method));
}
