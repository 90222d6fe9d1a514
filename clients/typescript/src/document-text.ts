/** A document as `gql` of Apollo Client or urql, or graphql-codegen, makes it: graphql's DocumentNode. */
export interface DocumentAst {
  readonly kind: string;
  readonly definitions: readonly object[];
}

/** The text of a document that is given as such, as a typed string, or as an AST. */
export function textOf(document: { toString(): string }): string {
  return isAst(document) ? written(document as unknown as Node) : document.toString();
}

export function isAst(document: object | string): document is DocumentAst {
  return (document as Partial<DocumentAst>).kind === "Document";
}

/** Any node of the AST: what it has depends on its `kind`. */
interface Node {
  readonly kind: string;
  readonly name?: Node;
  readonly value?: unknown;
  readonly type?: Node;
  readonly [field: string]: unknown;
}

// Requests of the API need no more of the language, and graphql need not be installed to print them.
const WRITTEN: Readonly<Record<string, (node: Node) => string>> = {
  Document: (node) => listed(node["definitions"], "\n"),
  OperationDefinition: (node) =>
    words(node["operation"], within(node, ["name", "variableDefinitions", "directives"]), of(node["selectionSet"])),
  VariableDefinition: (node) => {
    const initial = node["defaultValue"] === undefined ? "" : ` = ${of(node["defaultValue"])}`;
    return words(`${of(node["variable"])}: ${of(node.type)}${initial}`, listed(node["directives"], " "));
  },
  SelectionSet: (node) => `{ ${listed(node["selections"], " ")} }`,
  Field: (node) => {
    const alias = node["alias"] === undefined ? "" : `${of(node["alias"])}: `;
    return words(alias + within(node, ["name", "arguments", "directives"]), of(node["selectionSet"]));
  },
  FragmentSpread: (node) => words(`...${of(node.name)}`, listed(node["directives"], " ")),
  InlineFragment: (node) =>
    words("...", on(node), listed(node["directives"], " "), of(node["selectionSet"])),
  FragmentDefinition: (node) =>
    words("fragment", of(node.name), on(node), listed(node["directives"], " "), of(node["selectionSet"])),
  Argument: (node) => `${of(node.name)}: ${of(node.value)}`,
  ObjectField: (node) => `${of(node.name)}: ${of(node.value)}`,
  Directive: (node) => `@${within(node, ["name", "arguments"])}`,
  Name: (node) => String(node.value),
  Variable: (node) => `$${of(node.name)}`,
  NamedType: (node) => of(node.name),
  ListType: (node) => `[${of(node.type)}]`,
  NonNullType: (node) => `${of(node.type)}!`,
  // A block's line ends are \n of a string.
  StringValue: (node) => JSON.stringify(node.value),
  NullValue: () => "null",
  ListValue: (node) => `[${listed(node["values"], ", ")}]`,
  ObjectValue: (node) => `{ ${listed(node["fields"], ", ")} }`,
};

/** Throws TypeError for what no request has, such as the definition of a type. */
function written(node: Node): string {
  if (["IntValue", "FloatValue", "BooleanValue", "EnumValue"].includes(node.kind)) return String(node.value);
  const write = WRITTEN[node.kind];
  if (write === undefined) throw new TypeError(`A request has no ${node.kind}.`);
  return write(node);
}

function of(node: unknown): string {
  return node === undefined ? "" : written(node as Node);
}

function on(node: Node): string {
  return node["typeCondition"] === undefined ? "" : `on ${of(node["typeCondition"])}`;
}

function listed(nodes: unknown, separator: string): string {
  return ((nodes ?? []) as readonly Node[]).map(written).join(separator);
}

/** The name, then what stands in parentheses, then the directives. */
function within(node: Node, fields: readonly string[]): string {
  const parts = fields.map((field) => {
    const value = node[field];
    if (!Array.isArray(value)) return of(value);
    if (value.length === 0) return "";
    return field === "directives" ? ` ${listed(value, " ")}` : `(${listed(value, ", ")})`;
  });
  return parts.join("");
}

function words(...parts: readonly unknown[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
